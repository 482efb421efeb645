import { drawText, ease, fillRoundRect, mix, SIZE, type Context2D, type Theme } from "#look";
import { schemes, type BlockRunState } from "#sim";
import { SIZE_BAR } from "./layout.ts";

const BEFORE_BITS = schemes.fp32.elementBits;

/** Bits per value: 32 before, the element's and its share of the map after packing. */
export function drawSizeBar(g: Context2D, theme: Theme, { format, progress, bitsPerValue }: BlockRunState): void {
  const packed = ease(progress.pack);
  const { x, y, width, height } = SIZE_BAR;
  const { elementBits, block } = schemes[format];
  const bar = (bits: number) => ({ x, y, width: (mix(BEFORE_BITS, bits, packed) / BEFORE_BITS) * width, height });
  fillRoundRect(g, SIZE_BAR, 6, theme.inkFaint);
  fillRoundRect(g, bar(bitsPerValue), 6, theme.series[1]);
  fillRoundRect(g, bar(elementBits), 6, theme.series[0]);
  const style = { size: SIZE.small, color: theme.ink };
  const after = `每个数占 ${bitsPerValue} 位 = ${elementBits} 位码 + ${block!.scaleBits} 位地图 ÷ ${block!.values} 箱`;
  drawText(g, packed < 0.5 ? `每个数占 ${BEFORE_BITS} 位（FP32）` : after, x, y - 16, style);
  if (packed < 0.5) return;
  const share = `是 FP32 的 ${((100 * bitsPerValue) / BEFORE_BITS).toFixed(1)}%`;
  drawText(g, share, x + width, y - 16, { ...style, align: "right", weight: 700 });
}
