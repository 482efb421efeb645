import type { MapForm, OrbitState, Precision } from "#sim";

export const PRECISION_NAMES: Readonly<Record<Precision, string>> = {
  fp64: "64 位双精度", fp32: "32 位单精度", fp16: "16 位 FP16", bf16: "16 位 BF16", e5m2: "8 位 E5M2", e4m3: "8 位 E4M3",
};

export const FORM_NAMES: Readonly<Record<MapForm, string>> = {
  factored: "(rx)(1−x)", expanded: "rx−rx²", nested: "r(x(1−x))", tent: "2x 或 2−2x", tentAbsolute: "1−|1−2x|", doubling: "2x 去整数",
};

/** Digits on a card: few enough to be read at once. That the orbits differ further back, the curve of the gap shows. */
const DIGITS = 10;

/** Both values, cut into the digits they share and the rest. */
export function sharedDigits(a: number, b: number): { readonly shared: string; readonly rest: readonly [string, string] } {
  const [left, right] = [a.toFixed(DIGITS), b.toFixed(DIGITS)];
  let same = 0;
  while (same < left.length && left[same] === right[same]) same++;
  return { shared: left.slice(0, same), rest: [left.slice(same), right.slice(same)] };
}

/** The map on paper, whatever the way it is written. */
export function ruleOf({ form, r }: OrbitState): string {
  if (form === "doubling") return "2x 的小数部分";
  return form.startsWith("tent") ? "1−|1−2x|" : `${r}·x·(1−x)`;
}

/** Steps with a group sign: 1 234 567. */
export function printSteps(steps: number): string {
  return steps.toLocaleString("en-US").replaceAll(",", " ");
}

/** What the orbit does in the end. */
export function fateOf({ value, cycleLength, closed, closesAtStep }: OrbitState, countedFrom: number): readonly [string, string] {
  if (cycleLength === null) return ["二十万步", "还没绕回来"];
  if (closed && cycleLength === 1) return ["停住不动了", `停在 ${Number(value.toPrecision(3))}`];
  if (closed) return ["转起了圈", `${printSteps(cycleLength)} 步一圈`];
  return [`第 ${printSteps(closesAtStep! - countedFrom)} 步进圈`, `${printSteps(cycleLength)} 步一圈`];
}
