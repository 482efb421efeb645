import { bitsOf, schemes, type BlockRunState, type QuantisingStep, type ScaleRule } from "#sim";

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

export const RULE_NAMES: Readonly<Record<ScaleRule, string>> = {
  floor: "FLOOR（OCP 标准）",
  ceil: "CEIL",
  even: "EVEN",
  rceil: "RCEIL（DeepSeek）",
};

/** What is being done, in a few words. */
export function caption({ step, format }: BlockRunState): string {
  const captions: Readonly<Record<QuantisingStep, string>> = {
    show: "32 个数，一人一箱",
    measure: "找出绝对值最大的",
    scale: "取它的指数，定一张共用的地图 X",
    divide: "32 箱一起除以 X",
    snap: "各自靠到最近的格点",
    pack: `每箱只写 ${schemes[format].elementBits} 位的码`,
    compare: "照地图还原，看看差多少",
  };
  return captions[step];
}

/** The box whose number is told: the followed one, else the largest, else the first. */
export function followedIndex({ focusIndex, leaderIndex }: BlockRunState): number {
  return focusIndex >= 0 ? focusIndex : Math.max(0, leaderIndex);
}

/** What becomes of the box that is followed; at the end, of the whole block. */
export function readout(state: BlockRunState): string {
  const { block, values, progress, element, step, largestError, leaderIndex } = state;
  const i = followedIndex(state);
  if (step === "compare")
    return largestError === 0 ? "整块没有误差" : `整块信噪比 ${state.sqnrDb.toFixed(1)} dB，最长的误差条 = ${printNumber(Number(largestError.toPrecision(2)))}`;
  if (progress.divide === 0)
    return leaderIndex < 0 ? `这一箱装着 ${printNumber(values[i]!)}，写成 FP32 是 32 位` : `${progress.measure < 1 ? "目前最大的是" : "绝对值最大的是"} ${printNumber(values[leaderIndex]!)}`;
  const snapped = progress.snap > 0 ? `，靠到 ${printNumber(block.elements[i]!, 4)}` : "";
  const packed = progress.pack > 0 ? `，写成 ${bitsOf(element, block.codes[i]!)}` : "";
  return `${printNumber(values[i]!)} ÷ X = ${printNumber(block.scaled[i]!, 4)}${snapped}${packed}`;
}
