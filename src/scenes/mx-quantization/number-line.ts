import { drawRuler, drawText, ease, mix, ramp, SIZE, stackHeights, withAlpha, type Context2D, type Theme } from "#look";
import { finiteValues, formats, type BlockRunState } from "#sim";
import { doorBox, inTurn, LEFT, PANEL, RIGHT, TITLE_Y } from "./layout.ts";
import { printNumber } from "./print.ts";

const RADIUS = 9;
const AXIS_Y = 592;
const DOTS_Y = AXIS_Y - 30;
/** Few enough numbers to show where their half-way points go. */
const SPARSE = 20;

type Place = (value: number) => number;

/** The element format's own numbers on a line, and the 32 values that drop onto it and snap. */
export function drawNumberLine(g: Context2D, theme: Theme, state: BlockRunState, alpha: number): void {
  const grid = finiteValues(state.element);
  const limit = 2 ** (formats[state.element].maxExponent + 1);
  const place: Place = (value) => mix(LEFT + 26, RIGHT - 26, (value + limit) / (2 * limit));
  g.globalAlpha = alpha;
  for (const side of [-1, 1]) drawOverflow(g, theme, place(side * grid.at(-1)!), place(side * limit));
  drawRuler(g, theme, { from: place(-limit), to: place(limit), y: AXIS_Y, ticks: grid.map((value) => place(value)), labels: labelsOf(grid, place) });
  if (grid.length < SPARSE) drawTies(g, theme, grid, place, state.step === "snap");
  drawDots(g, theme, state, grid.at(-1)!, place);
  g.globalAlpha = 1;
}

/** Where a value would saturate. */
function drawOverflow(g: Context2D, theme: Theme, from: number, to: number): void {
  g.fillStyle = withAlpha(theme.vermilion, 0.13);
  g.fillRect(from, PANEL.top, to - from, AXIS_Y - PANEL.top);
  if (Math.abs(to - from) > 70)
    drawText(g, "饱和", (from + to) / 2, PANEL.top + 36, { size: SIZE.small, color: theme.vermilion, align: "center" });
}

/** What to print under the line, the roundest first: zero, the ends, then by the odd factor; both signs in turn. */
function labelsOf(grid: readonly number[], place: Place): { x: number; text: string }[] {
  const positive = grid.filter((value) => value > 0);
  const odd = (value: number): number => (value % (2 * positive[0]!) === 0 ? odd(value / 2) : value);
  const round = positive.map((value) => [odd(value), value] as const).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const wanted = [0, positive.at(-1)!, ...round.slice(0, 24).map(([, value]) => value)];
  return wanted.flatMap((value) => [value, 0 - value]).map((value) => ({ x: place(value), text: printNumber(value) }));
}

/** Half-way points: a head towards the neighbour with the even code. */
function drawTies(g: Context2D, theme: Theme, grid: readonly number[], place: Place, named: boolean): void {
  const zero = (grid.length - 1) / 2;
  g.fillStyle = theme.series[2];
  const drawHead = (x: number, y: number, towards: 1 | -1) => {
    g.beginPath();
    g.moveTo(x + towards * 10, y);
    g.lineTo(x - towards * 5, y - 9);
    g.lineTo(x - towards * 5, y + 9);
    g.fill();
  };
  for (let i = 0; i + 1 < grid.length; i++)
    drawHead(place((grid[i]! + grid[i + 1]!) / 2), AXIS_Y, Math.abs(i - zero) % 2 === 0 ? -1 : 1);
  if (!named) return;
  drawHead(646, TITLE_Y - 10, 1);
  drawText(g, "正中间的归偶数码", 670, TITLE_Y, { size: SIZE.small, color: theme.series[2] });
}

function drawDots(g: Context2D, theme: Theme, { block, progress, focusIndex, amaxIndex }: BlockRunState, greatest: number, place: Place): void {
  const loose = Array.from(block.scaled, place);
  const snapped = Array.from(block.elements, place);
  const [looseUp, snappedUp] = [loose, snapped].map((xs) => stackHeights(xs, 2 * RADIUS + 1, DOTS_Y - PANEL.top - RADIUS)) as [number[], number[]];
  const snap = ease(progress.snap);
  const rank = (i: number) => (i === amaxIndex ? 2 : i === focusIndex ? 1 : 0);
  for (const i of [...loose.keys()].sort((a, b) => rank(a) - rank(b))) {
    const fallen = ease(inTurn(ramp(progress.divide, 0.12, 1), i));
    if (fallen === 0) continue;
    const door = doorBox(i);
    const x = mix(door.x + door.width / 2, mix(loose[i]!, snapped[i]!, snap), fallen);
    const y = mix(door.y + door.height, DOTS_Y - mix(looseUp[i]!, snappedUp[i]!, snap), fallen);
    const over = Math.abs(block.scaled[i]!) > greatest;
    g.fillStyle = i === amaxIndex || over ? theme.vermilion : i === focusIndex ? theme.series[0] : theme.series[4];
    g.strokeStyle = theme.paper;
    g.lineWidth = 2;
    g.beginPath();
    g.arc(x, y, RADIUS, 0, 2 * Math.PI);
    g.fill();
    g.stroke();
  }
}
