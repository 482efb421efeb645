import { z } from "zod";

const meta = (zh: string, en: string, unit = "1") => ({ label: { zh, en }, unit });

const side = z.strictObject({
  label: z.string().max(16).meta(meta("叫什么", "Name")),
  value: z.number().min(0).max(1e30).default(0).meta(meta("数（没选量时用）", "Value, unless a quantity is chosen")),
  quantity: z.string().max(80).default("").meta({ ...meta("哪个量", "Quantity"), quantity: "name" }),
  output: z.string().max(40).default("").meta({ ...meta("结果里的哪一项", "Field of the result"), quantity: "output" }),
  with: z.record(z.string().max(40), z.unknown()).default({}).meta({ ...meta("量的输入", "Inputs of the quantity"), quantity: "inputs" }),
  points: z.array(z.string().max(30)).max(5).default([]).meta(meta("两栏里的话，一行一条", "Points of a column, one a line")),
});

export const comparisonParams = z.strictObject({
  kind: z.enum(["scales", "bars", "columns"]).meta({ choices: { scales: { zh: "天平", en: "Scales" }, bars: { zh: "柱子", en: "Bars" }, columns: { zh: "两栏", en: "Two columns" } } }).default("scales").meta(meta("天平、柱子或两栏", "Scales, bars or columns")),
  title: z.string().max(30).default("谁更费电").meta(meta("题目", "Title")),
  left: side.default({
    label: "一个人脑", value: 20, quantity: "", output: "", with: {},
    points: ["860 亿个神经元", "要用才亮，大半歇着", "吃一碗粥能干一上午"],
  }).meta(meta("左边", "Left")),
  right: side.default({
    label: "一块 A100 显卡", value: 400, quantity: "", output: "", with: {},
    points: ["540 亿个晶体管", "一开全亮，有活没活都热", "不吃粥，吃电"],
  }).meta(meta("右边", "Right")),
  unit: z.string().max(12).default("W").meta(meta("单位（空着用量的）", "Unit; empty: the quantity's")),
  verdict: z.string().max(40).default("").meta(meta("结论（空着就写几倍）", "Verdict; empty: the ratio")),
  note: z.string().max(40).default("显卡按标称功耗，脑按静息").meta(meta("小字", "Small print")),
  stepMs: z.number().min(300).max(20_000).default(1400).meta(meta("一步停多久", "Time of a step", "ms")),
  autoplay: z.boolean().default(true).meta(meta("自动往下走（否则等提示）", "Goes on by itself; else waits for cues")),
});

export type ComparisonParams = z.output<typeof comparisonParams>;

const nothing = z.strictObject({});

export const comparisonActions = {
  reveal: { title: { zh: "露出下一样", en: "Reveal the next" }, args: nothing },
  weigh: { title: { zh: "称一称，说结论", en: "Weigh, and give the verdict" }, args: nothing },
  swap: { title: { zh: "两边换位置", en: "Swap the sides" }, args: nothing },
  reset: { title: { zh: "从头来", en: "From the start" }, args: nothing },
};
