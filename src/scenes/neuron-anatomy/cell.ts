import { mixColor, ramp, SIZE, traceRibbon, drawText, withAlpha, type Context2D, type Theme } from "#look";
import type { ManyInState } from "#sim";
import { along, AXON_END, BODY, dendriteOf, SOMA, TERMINALS } from "./layout.ts";

/** Width of a dendrite from its tip to the cell body, px. */
const BRANCH = [9, 12, 17, 30];
/** Upper and lower side, radians. */
const RIM = [[0.3, 2.05], [-2.05, -0.3]] as const;
const AXON_FROM = SOMA.x + SOMA.radius * 1.22;

function flesh(theme: Theme): string {
  return mixColor(theme.card, theme.series[2], 0.45);
}

/** Synapses with their dendrites, and what is on its way along them; inhibiting ones in plum, with a bar. */
export function drawDendrites(g: Context2D, { arriving, exciting, inhibiting }: ManyInState, theme: Theme): void {
  const inputs = exciting + inhibiting;
  // Inhibiting inputs sit between the others.
  const slotOf = slots(exciting, inhibiting);
  g.fillStyle = flesh(theme);
  for (let input = 0; input < inputs; input++) {
    const curve = dendriteOf(slotOf[input]!, inputs);
    traceRibbon(g, [0, 0.33, 0.67, 1].map((t) => along(curve, t)), BRANCH);
    g.fill();
  }
  for (let input = 0; input < inputs; input++) {
    const [{ x, y }] = dendriteOf(slotOf[input]!, inputs);
    const own = input < exciting ? theme.series[0] : theme.series[3];
    // The thread by which another cell reaches this one.
    g.fillStyle = mixColor(theme.paper, own, 0.45);
    g.fillRect(0, y - 3, x - 12, 6);
    const latest = arriving.findLast((spike) => spike.input === input);
    const flash = latest === undefined ? 0 : 1 - ramp(latest.progress, 0, 0.6);
    dot(g, x - 8, y, 13 + 7 * flash, mixColor(own, input < exciting ? theme.vermilion : theme.ink, flash));
    if (input < exciting) continue;
    g.fillStyle = theme.card;
    g.fillRect(x - 15, y - 2.5, 14, 5);
  }
  for (const { input, progress } of arriving) {
    if (progress >= 1) continue;
    const curve = dendriteOf(slotOf[input]!, inputs);
    const color = input < exciting ? theme.vermilion : theme.series[3];
    for (const [behind, size, alpha] of [[0.12, 7, 0.35], [0.06, 9, 0.6], [0, 12, 1]] as const) {
      const { x, y } = along(curve, Math.max(0, progress - behind));
      dot(g, x, y, size, withAlpha(color, alpha));
    }
  }
}

/** Place of each input from top to bottom. */
function slots(exciting: number, inhibiting: number): number[] {
  const inputs = exciting + inhibiting;
  const held = new Set(Array.from({ length: inhibiting }, (_, i) => Math.floor(((i + 0.5) * inputs) / inhibiting)));
  const free = Array.from({ length: inputs }, (_, slot) => slot).filter((slot) => !held.has(slot));
  return [...free, ...held];
}

/** The axon and its endings; every spike runs along it and flashes at the ends. */
export function drawAxon(g: Context2D, { leaving }: ManyInState, theme: Theme): void {
  const from = AXON_FROM;
  g.lineCap = "round";
  g.strokeStyle = flesh(theme);
  g.lineWidth = 22;
  g.beginPath();
  g.moveTo(from, SOMA.y);
  g.lineTo(AXON_END, SOMA.y);
  g.stroke();
  g.lineWidth = 11;
  for (const { x, y } of TERMINALS) {
    g.beginPath();
    g.moveTo(AXON_END, SOMA.y);
    g.bezierCurveTo(AXON_END + 60, SOMA.y, x - 80, y, x, y);
    g.stroke();
  }
  const glow = Math.max(0, ...leaving.map((progress) => (progress > 0.92 ? 1 - ramp(progress, 0.92, 1) : 0)));
  for (const { x, y } of TERMINALS) dot(g, x, y, 17 + 7 * glow, mixColor(theme.series[2], theme.vermilion, glow));
  for (const progress of leaving) {
    const run = Math.min(1, progress / 0.75);
    const x = from + run * (AXON_END - from);
    if (progress < 0.75) {
      g.strokeStyle = theme.vermilion;
      g.lineWidth = 22;
      g.beginPath();
      g.moveTo(Math.max(from, x - 120), SOMA.y);
      g.lineTo(x, SOMA.y);
      g.stroke();
      dot(g, x, SOMA.y, 17, theme.vermilion);
      continue;
    }
    const part = ramp(progress, 0.75, 0.95);
    for (const end of TERMINALS) {
      const p = along([{ x: AXON_END, y: SOMA.y }, { x: AXON_END + 60, y: SOMA.y }, { x: end.x - 80, y: end.y }, end], part);
      dot(g, p.x, p.y, 13, withAlpha(theme.vermilion, 1 - ramp(progress, 0.95, 1)));
    }
  }
}

/** A vessel that fills from rest to the threshold line, and is emptied by a spike. */
export function drawSoma(g: Context2D, { vMv, restMv, thresholdMv, sinceSpikeMs }: ManyInState, theme: Theme): void {
  const { x, y, radius } = SOMA;
  const line = y - radius * 0.5;
  const empty = y + radius * 0.5;
  const level = empty + ((vMv - restMv) / (thresholdMv - restMv)) * (line - empty);
  const flash = sinceSpikeMs === null ? 0 : Math.exp(-sinceSpikeMs / 3);
  const body = mixColor(flesh(theme), theme.vermilion, flash);
  // What lies under the level is the outline pressed down to it: far cheaper than a clip.
  for (const [top, color] of [[-Infinity, body], [level, mixColor(body, theme.vermilion, 0.75)]] as const) {
    g.fillStyle = color;
    g.beginPath();
    for (const p of BODY) g.lineTo(p.x, Math.max(p.y, top));
    g.closePath();
    g.fill();
  }
  g.strokeStyle = theme.series[2];
  g.lineWidth = 7;
  g.lineCap = "round";
  // The rim, open where trunks and axon come in.
  for (const [start, end] of RIM) {
    g.beginPath();
    g.arc(x, y, radius * 0.9, start, end);
    g.stroke();
  }
  g.strokeStyle = theme.ink;
  g.lineWidth = 4;
  g.setLineDash([12, 8]);
  g.beginPath();
  g.moveTo(x - radius * 0.86, line);
  g.lineTo(x + radius + 6, line);
  g.stroke();
  g.setLineDash([]);
  drawText(g, "门槛", x + radius + 14, line - 6, { size: SIZE.small, weight: 700, color: theme.ink });
}

function dot(g: Context2D, x: number, y: number, radius: number, color: string): void {
  g.fillStyle = color;
  g.beginPath();
  g.arc(x, y, radius, 0, 2 * Math.PI);
  g.fill();
}
