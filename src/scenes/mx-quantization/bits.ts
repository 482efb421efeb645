import { bitRowWidth, drawBitRow, drawText, ease, mix, ramp, SIZE, type Context2D, type Theme } from "#look";
import { bitsOf, encode, exponentOf, formats, type BlockRunState } from "#sim";
import { BITS, LEFT, MAP, RIGHT } from "./layout.ts";
import { drawMap } from "./map.ts";
import { followedIndex, printInteger, readout } from "./print.ts";

const GROUPS = ["符号", "指数 8 位", "尾数 23 位"] as const;
const ROW_LEFT = (LEFT + RIGHT - bitRowWidth(32, GROUPS.length)) / 2;

/** The 32 bits of one number; its exponent is pulled out and becomes the map's. */
export function drawBits(g: Context2D, theme: Theme, state: BlockRunState, alpha: number): void {
  const value = state.values[state.leaderIndex < 0 ? followedIndex(state) : state.leaderIndex]!;
  const fields = bitsOf("fp32", encode("fp32", value)).split(" ");
  const pulled = ease(ramp(state.progress.scale, 0, 0.25));
  g.globalAlpha = alpha;
  const groups = GROUPS.map((label, i) => ({ digits: fields[i]!, label, lit: i === 1 ? pulled : 0 }));
  drawBitRow(g, theme, { x: ROW_LEFT, y: BITS.y + 46, groups });
  drawText(g, readout(state), ROW_LEFT, BITS.y + 18, { size: SIZE.small, color: theme.ink });
  if (state.block.amax > 0) drawArithmetic(g, theme, state, alpha);
  g.globalAlpha = 1;
}

/** E − 127 = e, then − e_max, one after the other; the result flies to where the map hangs. */
function drawArithmetic(g: Context2D, theme: Theme, { values, amaxIndex, element, block, rule, progress }: BlockRunState, alpha: number): void {
  const exponent = exponentOf(values[amaxIndex]!);
  const raised = block.scaleExponent! + formats[element].maxExponent === exponent + 1;
  const steps = [
    `指数 ${Math.max(0, exponent + 127)} − 127 = ${printInteger(exponent)}`,
    ...(raised ? [`${rule.toUpperCase()} 进一：${printInteger(exponent + 1)}`] : []),
    `再减格式的 ${formats[element].maxExponent}`,
    `得 ${printInteger(block.scaleExponent!)}`,
  ];
  let x = ROW_LEFT;
  steps.forEach((text, i) => {
    g.globalAlpha = alpha * ramp(progress.scale, 0.25 + 0.12 * i, 0.34 + 0.12 * i);
    drawText(g, text, x, BITS.below, { size: SIZE.small, color: theme.ink });
    x += g.measureText(text).width + 44;
  });
  if (progress.scale === 0 || progress.scale === 1) return;
  const flown = ease(ramp(progress.scale, 0.84, 1));
  g.globalAlpha = alpha * ramp(progress.scale, 0.74, 0.8);
  drawMap(g, theme, { ...MAP, x: mix(x, MAP.x, flown), y: mix(BITS.below - 52, MAP.y, flown) }, block.scaleExponent!);
}
