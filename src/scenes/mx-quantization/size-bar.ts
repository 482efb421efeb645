import { drawText, ease, fillRoundRect, mix, SIZE, type Context2D, type Theme } from "#look";
import { schemes, type BlockRunState } from "#sim";
import { SIZE_BAR } from "./layout.ts";

const BEFORE_BITS = schemes.fp32.elementBits;

/** Bits per value: 32 shrink to the element's and its share of the map. */
export function drawSizeBar(g: Context2D, theme: Theme, { format, progress, bitsPerValue }: BlockRunState): void {
  if (progress.pack === 0) return;
  const packed = ease(progress.pack);
  const { x, y, width, height } = SIZE_BAR;
  const { elementBits, block } = schemes[format];
  const bar = (bits: number) => ({ x, y, width: (mix(BEFORE_BITS, bits, packed) / BEFORE_BITS) * width, height });
  fillRoundRect(g, SIZE_BAR, 6, theme.inkFaint);
  fillRoundRect(g, bar(bitsPerValue), 6, theme.series[1]);
  fillRoundRect(g, bar(elementBits), 6, theme.series[0]);
  drawText(g, `每个数 ${elementBits} + ${block!.scaleBits}÷${block!.values} = ${bitsPerValue} 位`, x, y - 18, { size: SIZE.small, color: theme.ink });
  drawText(g, `原来 ${BEFORE_BITS} 位`, x + width, y - 18, { size: SIZE.small, color: theme.inkSoft, align: "right" });
}
