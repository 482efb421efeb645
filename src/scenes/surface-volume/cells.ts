import { drawText, mixColor, SIZE, textWidth, type Context2D, type Theme, type View } from "#look";
import { uniform, type BodyTourState, type BodyView } from "#sim";
import { ALL, PICTURE, PLACES } from "./layout.ts";

/** Thinner lines are lost on a phone. */
const HAIR_PX = 6;

interface Camera {
  readonly x: number;
  readonly pxPerUm: number;
}

/** Looks at what has the focus; between two it passes by what both would show. */
export function cameraOf({ bodies, together }: BodyTourState): Camera {
  const stops = [
    { x: ALL.x, reach: ALL.reach, weight: together },
    ...bodies.map(({ id, plan, focus, factor }) => ({ x: PLACES[id].x, reach: Math.max(PLACES[id].reach, 0.62 * plan.bodyUm) * Math.max(1, factor), weight: focus })),
  ];
  return {
    x: stops.reduce((sum, { x, weight }) => sum + weight * x, 0),
    pxPerUm: PICTURE.height / 2 / Math.exp(stops.reduce((sum, { reach, weight }) => sum + weight * Math.log(reach), 0)),
  };
}

export function drawCells(g: Context2D, state: BodyTourState, { theme }: View): void {
  const camera = cameraOf(state);
  g.save();
  g.beginPath();
  g.rect(PICTURE.x, PICTURE.y, PICTURE.width, PICTURE.height);
  g.clip();
  for (const body of state.bodies) {
    const { x, y } = PLACES[body.id];
    g.save();
    g.globalAlpha = 0.18 + 0.82 * Math.min(1, state.together + body.focus);
    g.translate(PICTURE.x + PICTURE.width / 2 + (x - camera.x) * camera.pxPerUm, PICTURE.y + PICTURE.height / 2 + y * camera.pxPerUm);
    g.scale(camera.pxPerUm * body.factor, camera.pxPerUm * body.factor);
    drawBody(g, theme, body, HAIR_PX / (camera.pxPerUm * body.factor), state.whole);
    g.restore();
  }
  g.restore();
  drawScale(g, theme, camera.pxPerUm);
  const far = state.bodies.find(({ focus }) => focus > 0.5);
  if (far?.plan.axon && state.whole > 0.5) {
    const { lengthUm } = far.plan.axon;
    const left = lengthUm * far.factor;
    const text = `轴突还有 ${left >= 1e5 ? `${Number((left / 1e6).toPrecision(2))} 米` : `${Number((left / 1e3).toPrecision(2))} 毫米`}，画不下`;
    drawText(g, text, PICTURE.x + PICTURE.width - 4, PICTURE.y + PICTURE.height - 14, { size: SIZE.small, color: theme.vermilion, align: "right" });
  }
}

/** In um around its own middle; no line is thinner than `hair`, or it could not be seen. */
function drawBody(g: Context2D, theme: Theme, { id, plan, focus }: BodyView, hair: number, whole: number): void {
  const cell = mixColor(theme.card, theme.series[2], 0.82);
  const rim = mixColor(theme.series[2], theme.vermilion, focus);
  const r = plan.bodyUm / 2;
  if (id === "fat") {
    circle(g, r, mixColor(theme.card, theme.series[1], 0.35));
    circle(g, r - 2, mixColor(theme.card, theme.series[1], 0.7));
    strokeWith(g, mixColor(theme.series[1], theme.vermilion, focus), Math.max(1, hair), () => g.arc(0, 0, r, 0, 2 * Math.PI));
    return;
  }
  if (id === "cube") {
    g.fillStyle = mixColor(theme.card, theme.series[1], 0.7);
    g.fillRect(-r, -r, 2 * r, 2 * r);
    strokeWith(g, mixColor(theme.series[1], theme.vermilion, focus), Math.max(1, hair), () => g.rect(-r, -r, 2 * r, 2 * r));
    return;
  }
  const alpha = g.globalAlpha;
  g.globalAlpha = alpha * (0.15 + 0.85 * whole);
  const { dendrites, axon } = plan;
  if (axon !== null)
    strokeWith(g, rim, Math.max(axon.diameterUm, hair), () => {
      const down = id === "motor" ? 1 : -1;
      g.moveTo(0, 0);
      if (down === 1) g.bezierCurveTo(60, 120, 160, 150, 3000, 160);
      else g.lineTo(0, -3000);
    });
  if (dendrites !== null)
    for (const line of branchesOf(id, dendrites.count, dendrites.lengthUm, r))
      strokeWith(g, cell, Math.max(dendrites.diameterUm, hair), () => line.forEach(([x, y], i) => (i === 0 ? g.moveTo(x, y) : g.lineTo(x, y))));
  g.globalAlpha = alpha;
  circle(g, r, cell);
  strokeWith(g, rim, Math.max(r / 14, hair), () => g.arc(0, 0, r, 0, 2 * Math.PI));
}

const STEPS = 10;
const BEND_STREAM = 0x646e64;

/** Dendrites of the planned number and length: two of the pyramidal cell go up, one branching from the other's end. */
function branchesOf(id: BodyView["id"], count: number, lengthUm: number, bodyUm: number): (readonly [number, number])[][] {
  const stem = id === "pyramidal" ? 4 : 0;
  const lines: [number, number][][] = [];
  for (let i = 0; i < count; i++) {
    const top = lines[0]?.at(-1);
    const upward = i < stem;
    const round = upward ? -Math.PI / 2 + (i === 0 ? 0 : (i - 2) * 0.9) : id === "pyramidal" ? -0.1 + ((i - stem + 0.5) / (count - stem)) * (Math.PI + 0.2) : (i + 0.4) * ((2 * Math.PI) / count) + 0.3;
    let [x, y] = upward && i > 0 && top !== undefined ? top : [bodyUm * 0.9 * Math.cos(round), bodyUm * 0.9 * Math.sin(round)];
    const line: [number, number][] = [[x, y]];
    for (let k = 0; k < STEPS; k++) {
      const turn = round + (uniform(9, BEND_STREAM, i * STEPS + k) - 0.5) * 0.9;
      x += (lengthUm / STEPS) * Math.cos(turn);
      y += (lengthUm / STEPS) * Math.sin(turn);
      line.push([x, y]);
    }
    lines.push(line);
  }
  return lines;
}

function circle(g: Context2D, radius: number, color: string): void {
  g.fillStyle = color;
  g.beginPath();
  g.arc(0, 0, radius, 0, 2 * Math.PI);
  g.fill();
}

function strokeWith(g: Context2D, color: string, width: number, trace: () => void): void {
  g.strokeStyle = color;
  g.lineWidth = width;
  g.lineCap = "round";
  g.lineJoin = "round";
  g.beginPath();
  trace();
  g.stroke();
}

const BARS_UM = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

function drawScale(g: Context2D, theme: Theme, pxPerUm: number): void {
  const um = BARS_UM.findLast((each) => each * pxPerUm <= 220) ?? 1;
  const [x, y] = [PICTURE.x + 4, PICTURE.y + PICTURE.height - 12];
  g.strokeStyle = theme.ink;
  g.lineWidth = 5;
  g.lineCap = "butt";
  g.beginPath();
  g.moveTo(x, y);
  g.lineTo(x + um * pxPerUm, y);
  g.stroke();
  const text = `${um} µm`;
  drawText(g, text, x + Math.max(0, (um * pxPerUm - textWidth(g, text, SIZE.small)) / 2), y - 12, { size: SIZE.small, color: theme.ink });
}
