import { drawPolyline, drawText, ease, fillRoundRect, mix, mixColor, ramp, roundestFirst, SIZE, strokeRoundRect, withAlpha, type Context2D, type Theme } from "#look";
import { bitsOf, finiteValues, type BlockRunState } from "#sim";
import { BAR_WIDTH, BIT_STEP, BOX, CODES_Y, columnX, inTurn, MIDDLE_Y, REACH, RIGHT } from "./layout.ts";
import { followedIndex, printNumber } from "./print.ts";

/** Lines of the grid closer than this (px) would be a grey wash. */
const LEAST_GAP = 5;
/** Numbers of the grid, from one to the next, px. */
const LABEL_GAP = 42;

/** One box: 32 values as bars, the grid that their common scale lays over them, where they snap to, and what that loses. */
export function drawValues(g: Context2D, theme: Theme, state: BlockRunState): void {
  fillRoundRect(g, BOX, 14, theme.card);
  const place = placeOf(state);
  drawGrid(g, theme, state, place);
  drawPolyline(g, [BOX.x, RIGHT], [MIDDLE_Y, MIDDLE_Y], { color: theme.inkSoft, width: 2.5 });
  drawSearch(g, theme, state, place);
  state.values.forEach((_, i) => { drawBar(g, theme, state, i, place); });
  const shared = ease(ramp(state.progress.scale, 0.84, 1));
  strokeRoundRect(g, BOX, 14, mixColor(theme.inkFaint, theme.vermilion, shared), mix(2, 4, shared));
  drawCodes(g, theme, state);
}

/** Height of a value: the greatest of the block and of what the format can say there fills the box. */
export function placeOf({ block, element }: BlockRunState): (value: number) => number {
  const greatest = finiteValues(element).at(-1)! * scaleOf(block);
  const unit = REACH / (Math.max(block.amax, block.amax === 0 ? 0 : greatest) || 1);
  return (value) => MIDDLE_Y - value * unit;
}

function scaleOf({ scaleExponent }: BlockRunState["block"]): number {
  return scaleExponent === null ? 1 : 2 ** scaleExponent;
}

/** The format's numbers unfold from the middle until their greatest is where the scale puts it. */
function drawGrid(g: Context2D, theme: Theme, { element, block, progress }: BlockRunState, place: (value: number) => number): void {
  const unfolded = ease(progress.divide);
  if (unfolded === 0) return;
  const grid = finiteValues(element).filter((value) => value > 0);
  const at = (value: number) => mix(MIDDLE_Y, place(value * scaleOf(block)), unfolded);
  const top = at(grid.at(-1)!);
  // Beyond the last line nothing can be written: what is longer is cut.
  if (block.amax > grid.at(-1)! * scaleOf(block)) {
    g.fillStyle = withAlpha(theme.vermilion, 0.14 * unfolded);
    for (const y of [BOX.y, 2 * MIDDLE_Y - top]) g.fillRect(BOX.x, y, BOX.width, top - BOX.y);
  }
  g.strokeStyle = withAlpha(theme.series[2], 0.75);
  g.lineWidth = 1.5;
  g.beginPath();
  let last = -Infinity;
  for (const value of [...grid].reverse()) {
    const y = at(value);
    if (y - last < LEAST_GAP || MIDDLE_Y - y < LEAST_GAP) continue;
    last = y;
    for (const line of [y, 2 * MIDDLE_Y - y]) {
      g.moveTo(BOX.x, line);
      g.lineTo(RIGHT, line);
    }
  }
  g.stroke();
  g.globalAlpha = ramp(progress.divide, 0.5, 1);
  const style = { size: SIZE.small, color: theme.series[2], align: "right", baseline: "middle" } as const;
  const taken: number[] = [];
  for (const value of roundestFirst(grid)) {
    const y = place(value * scaleOf(block));
    if (taken.some((other) => Math.abs(other - y) < LABEL_GAP)) continue;
    taken.push(y);
    drawText(g, printNumber(value), BOX.x - 12, y, { ...style, maxWidth: BOX.x - 14 });
  }
  g.globalAlpha = 1;
}

/** While the largest is looked for: how far the longest so far reaches, on both sides. */
function drawSearch(g: Context2D, theme: Theme, { leaderIndex, values, progress }: BlockRunState, place: (value: number) => number): void {
  const shown = 1 - ramp(progress.divide, 0, 0.2);
  if (leaderIndex < 0 || shown === 0) return;
  g.globalAlpha = shown;
  g.setLineDash([10, 10]);
  for (const side of [-1, 1]) {
    const y = place(side * Math.abs(values[leaderIndex]!));
    drawPolyline(g, [BOX.x, RIGHT], [y, y], { color: theme.vermilion, width: 3 });
  }
  g.setLineDash([]);
  g.globalAlpha = 1;
}

/** A value, then what is left of it; from the one to the other what is lost, in vermilion. */
function drawBar(g: Context2D, theme: Theme, { values, block, progress, leaderIndex, focusIndex, struckIndex, ...state }: BlockRunState, i: number, place: (value: number) => number): void {
  const x = columnX(i) - BAR_WIDTH / 2;
  const snapped = ease(inTurn(progress.snap, i));
  const [from, to] = [place(values[i]!), place(block.decoded[i]!)];
  const y = mix(from, to, snapped);
  const told = i === followedIndex({ leaderIndex, focusIndex }) && (leaderIndex >= 0 || focusIndex >= 0);
  const seen = ramp(progress.measure * values.length, i, i + 1);
  const plain = mixColor(mixColor(theme.series[4], theme.card, 0.55), theme.series[0], seen);
  const color = told ? theme.vermilion : i === struckIndex && progress.measure < 1 ? theme.series[1] : plain;
  g.fillStyle = color;
  g.fillRect(x, Math.min(y, MIDDLE_Y), BAR_WIDTH, Math.abs(MIDDLE_Y - y));
  if (snapped === 0) return;
  const lost = ease(inTurn(progress.compare, i));
  if (lost > 0) {
    g.fillStyle = withAlpha(theme.vermilion, 0.85 * lost);
    g.fillRect(x, Math.min(from, to), BAR_WIDTH, Math.max(state.largestError === 0 ? 0 : 2, Math.abs(to - from)));
  }
  // Where it had been.
  g.fillStyle = theme.ink;
  g.globalAlpha = snapped;
  g.fillRect(x - 3, from - 1.5, BAR_WIDTH + 6, 3);
  g.globalAlpha = 1;
}

/** Each code under its bar: a filled square is a 1. */
function drawCodes(g: Context2D, theme: Theme, { progress, element, block, ...state }: BlockRunState): void {
  if (progress.pack === 0) return;
  const told = followedIndex(state);
  block.codes.forEach((code, i) => {
    g.globalAlpha = ease(inTurn(progress.pack, i));
    [...bitsOf(element, code).replaceAll(" ", "")].forEach((bit, row) => {
      const box = { x: columnX(i) - 6, y: CODES_Y + BIT_STEP * row, width: 12, height: 12 };
      if (bit === "1") fillRoundRect(g, box, 2, i === told ? theme.vermilion : theme.ink);
      else strokeRoundRect(g, { x: box.x + 1, y: box.y + 1, width: 10, height: 10 }, 2, i === told ? theme.vermilion : theme.inkSoft, 2);
    });
  });
  g.globalAlpha = 1;
}
