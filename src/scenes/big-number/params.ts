import { z } from "zod";

const meta = (zh: string, en: string, unit = "1") => ({ label: { zh, en }, unit });
const value = z.number().min(-1e30).max(1e30);

export const bigNumberParams = z.strictObject({
  label: z.string().max(40).default("训练一次 GPT-3 的电，够一个人脑用").meta(meta("这是什么数", "What the number is")),
  quantity: z.string().max(80).default("brain.againstMachine").meta({ ...meta("哪个量（空着就用下面的数）", "Quantity; empty: the value below"), quantity: "name" }),
  output: z.string().max(40).default("brainYears").meta({ ...meta("结果里的哪一项", "Field of the result"), quantity: "output" }),
  with: z.record(z.string().max(40), z.unknown()).default({}).meta({ ...meta("量的输入", "Inputs of the quantity"), quantity: "inputs" }),
  value: value.default(0).meta(meta("数", "Value")),
  unit: z.string().max(16).default("年").meta(meta("单位（空着用量的）", "Unit; empty: the quantity's")),
  digits: z.int().min(1).max(10).default(4).meta(meta("几位有效数字", "Significant digits")),
  wan: z.boolean().default(true).meta(meta("大数用万、亿", "Large numbers in 万 and 亿")),
  reference: value.default(80).meta(meta("拿来比的数（0 为不比）", "Number to compare with; 0 for none")),
  referenceLabel: z.string().max(24).default("人的一辈子").meta(meta("拿来比的是什么", "What is compared with")),
  comparison: z.string().max(40).default("").meta(meta("比较的话（空着就写几倍）", "Words of the comparison; empty: the ratio")),
  note: z.string().max(60).default("GPT-3 用 3.14×10²³ 次运算；只算显卡，不算散热").meta(meta("小字", "Small print")),
  autoplay: z.boolean().default(true).meta(meta("自动比较（否则等提示）", "Compares by itself; else waits for its cue")),
});

export type BigNumberParams = z.output<typeof bigNumberParams>;

const nothing = z.strictObject({});

export const bigNumberActions = {
  compare: { title: { zh: "比一比", en: "Compare" }, args: nothing },
  count: {
    title: { zh: "数到另一个数（空着就从零重数）", en: "Count to another number; empty: again from zero" },
    args: z.strictObject({ to: value.optional().meta(meta("数到", "Up to")) }),
  },
  stress: { title: { zh: "描红", en: "Stress it" }, args: nothing },
};
