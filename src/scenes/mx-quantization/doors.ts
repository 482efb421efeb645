import { drawText, ease, fillRoundRect, SIZE, strokeRoundRect, type Context2D, type Theme } from "#look";
import { bitsOf, finiteValues, type BlockRunState } from "#sim";
import { doorBox, inTurn } from "./layout.ts";
import { followedIndex, printNumber } from "./print.ts";

/** The 32 lockers with what is written on them now. */
export function drawDoors(g: Context2D, theme: Theme, state: BlockRunState): void {
  const greatest = finiteValues(state.element).at(-1)!;
  state.values.forEach((_, i) => {
    const box = doorBox(i);
    const struck = i === state.struckIndex && state.progress.measure < 1;
    const marked = i === state.leaderIndex ? theme.vermilion : i === followedIndex(state) ? theme.series[0] : struck ? theme.series[1] : null;
    const plain = state.progress.measure * state.values.length > i ? theme.inkSoft : theme.inkFaint;
    fillRoundRect(g, box, 10, theme.card);
    strokeRoundRect(g, box, 10, marked ?? plain, marked === null ? 2 : 5);
    fillRoundRect(g, { x: box.x + box.width / 2 - 20, y: box.y + 9, width: 40, height: 5 }, 2.5, theme.inkFaint);
    drawContent(g, state, i, marked ?? theme.ink, marked !== null);
    drawError(g, theme, state, i, Math.abs(state.block.scaled[i]!) > greatest ? theme.vermilion : theme.series[1]);
  });
}

/** The old text goes before the new one comes. */
function drawContent(g: Context2D, { block, values, progress, element }: BlockRunState, i: number, color: string, bold: boolean): void {
  const unpacked = inTurn(progress.compare, i);
  const turns: readonly (readonly [number, () => string])[] = [
    [1, () => printNumber(values[i]!)],
    [inTurn(progress.divide, i), () => printNumber(block.scaled[i]!)],
    [progress.snap, () => printNumber(block.elements[i]!)],
    [inTurn(progress.pack, i), () => bitsOf(element, block.codes[i]!).replaceAll(" ", "")],
    [unpacked, () => printNumber(block.decoded[i]!)],
  ];
  const now = turns.findLastIndex(([turn]) => turn > 0);
  const turn = turns[now]![0];
  const text = turns[turn < 0.5 ? now - 1 : now]![1]();
  const { x, y, width } = doorBox(i);
  g.globalAlpha = Math.min(1, Math.abs(2 * turn - 1) * 2.5);
  drawText(g, text, x + width / 2, y + 44 - 6 * ease(unpacked), {
    size: SIZE.body, weight: bold ? 700 : 400, color, align: "center", baseline: "middle", maxWidth: width - 18,
  });
  g.globalAlpha = 1;
}

/** x̂ − x as a bar from the middle: too small to the left, too large to the right; the longest fills its half. */
function drawError(g: Context2D, theme: Theme, { block, values, progress, largestError }: BlockRunState, i: number, color: string): void {
  const shown = ease(inTurn(progress.compare, i));
  if (shown === 0) return;
  const { x, y, width, height } = doorBox(i);
  const middle = x + width / 2;
  const top = y + height - 15;
  const length = largestError === 0 ? 0 : ((block.decoded[i]! - values[i]!) / largestError) * (width / 2 - 12) * shown;
  g.fillStyle = color;
  g.fillRect(Math.min(middle, middle + length), top, Math.abs(length), 8);
  g.fillStyle = theme.inkSoft;
  g.fillRect(middle - 1, top - 3, 2, 14);
}
