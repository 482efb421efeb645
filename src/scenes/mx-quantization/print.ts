import { ramp, type Theme, type Word } from "#look";
import { bitsOf, schemes, type BlockRunState, type QuantisingStep } from "#sim";

const MINUS = "−";

/** Three significant digits unless told, more where a short decimal is exact; the sign of zero is kept. */
export function printNumber(value: number, significant = 3): string {
  const sign = value < 0 || Object.is(value, -0) ? MINUS : "";
  const size = Math.abs(value);
  if (size === 0) return `${sign}0`;
  const exact = Number(size.toPrecision(5)) === size && String(size).length <= 7;
  if (size >= 1e-3 && size < 1e6) return sign + (size >= 1000 ? size.toFixed(0) : String(Number(size.toPrecision(exact ? 5 : significant))));
  return sign + size.toExponential(1).replace("e-", `e${MINUS}`).replace("e+", "e");
}

export function printInteger(value: number): string {
  return String(value).replace("-", MINUS);
}

/** What is being done, in a few words. */
export function caption({ step, format }: BlockRunState): string {
  const captions: Readonly<Record<QuantisingStep, string>> = {
    show: "一箱 32 个数",
    measure: "找出绝对值最大的",
    scale: "取它的指数，定共用的 X",
    divide: "用 X 铺开格子",
    snap: "各自靠到最近的格点",
    pack: `每个只写 ${schemes[format].elementBits} 位的码`,
    compare: "还原回来，红的是丢的",
  };
  return captions[step];
}

/** The value that is told of: the followed one, else the largest so far, else the first. */
export function followedIndex({ focusIndex, leaderIndex }: Pick<BlockRunState, "focusIndex" | "leaderIndex">): number {
  return focusIndex >= 0 ? focusIndex : Math.max(0, leaderIndex);
}

/** What becomes of the value that is followed: over the scale, to the grid, to its code; in the end what is lost of it. */
export function storyOf({ block, values, progress, element, ...state }: BlockRunState, { ink: color, inkSoft, vermilion }: Theme): readonly Word[] {
  const i = followedIndex(state);
  const scale = block.scaleExponent ?? 0;
  if (state.step === "compare") {
    const error = block.decoded[i]! - values[i]!;
    return [
      { text: `${printNumber(block.elements[i]!, 4)} × 2`, exponent: scale, color, shown: 1 },
      { text: `= ${printNumber(block.decoded[i]!)}`, color, shown: ramp(progress.compare, 0, 0.3) },
      { text: error === 0 ? "分毫不差" : `差 ${printNumber(Math.abs(error), 2)}`, color: vermilion, shown: ramp(progress.compare, 0.4, 0.7) },
    ];
  }
  return [
    { text: printNumber(values[i]!), color, shown: 1 },
    { text: "÷ 2", exponent: scale, color: inkSoft, shown: ramp(progress.divide, 0.1, 0.4) },
    { text: `= ${printNumber(block.scaled[i]!, 4)}`, color, shown: ramp(progress.divide, 0.6, 0.9) },
    { text: `→ ${printNumber(block.elements[i]!, 4)}`, color: vermilion, shown: ramp(progress.snap, 0.1, 0.5) },
    ...(progress.pack > 0 ? [{ text: `→ ${bitsOf(element, block.codes[i]!).replaceAll(" ", "")}`, color, shown: ramp(progress.pack, 0.1, 0.4) }] : []),
  ];
}

/** Before the scale is known: what is on the table. */
export function readout({ values, progress, leaderIndex, ...state }: BlockRunState): string {
  if (leaderIndex < 0) return `${printNumber(values[followedIndex({ ...state, leaderIndex })]!)} 写成 FP32 是 32 位`;
  return `${progress.measure < 1 ? "目前最大的是" : "最大的是"} ${printNumber(values[leaderIndex]!)}`;
}
