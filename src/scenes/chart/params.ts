import { z } from "zod";

const meta = (zh: string, en: string, unit = "1") => ({ label: { zh, en }, unit });
const text = (max: number, zh: string, en: string) => z.string().max(max).default("").meta(meta(zh, en));
const scale = z.enum(["linear", "log"]).meta({ choices: { linear: { zh: "均匀", en: "Linear" }, log: { zh: "对数", en: "Logarithmic" } } });
const bound = (zh: string, en: string) => z.number().min(-1e30).max(1e30).optional().meta(meta(zh, en));

export const chartParams = z.strictObject({
  kind: z.enum(["line", "bar", "dots"]).meta({ choices: { line: { zh: "折线", en: "Lines" }, bar: { zh: "柱子", en: "Bars" }, dots: { zh: "点", en: "Dots" } } }).default("line").meta(meta("折线、柱子或点", "Lines, bars or dots")),
  title: z.string().max(30).default("越胖，门面越不够用").meta(meta("题目", "Title")),
  quantity: z.string().max(80).default("geometry.surfaceToVolume").meta({ ...meta("哪个量（给了表就不用）", "Quantity, unless a table is given"), quantity: "name" }),
  output: z.string().max(40).default("").meta({ ...meta("结果里的哪一项", "Field of the result"), quantity: "output" }),
  input: z.string().max(40).default("diameterUm").meta({ ...meta("沿哪个输入扫", "Input that is swept"), quantity: "swept" }),
  range: z.tuple([z.number(), z.number()]).default([5, 100]).meta({ ...meta("从多少到多少", "From and to"), quantity: "range" }),
  points: z.int().min(2).max(400).default(120).meta(meta("算几个点", "Points computed")),
  curves: z.array(z.strictObject({
    label: z.string().max(16).meta(meta("叫什么", "Name")),
    with: z.record(z.string().max(40), z.unknown()).default({}).meta({ ...meta("其余输入", "The other inputs"), quantity: "inputs" }),
  })).max(5).default([
    { label: "球", with: { shape: "sphere" } },
    { label: "神经突", with: { shape: "neurite" } },
  ]).meta(meta("每条线", "Curves")),
  x: z.array(z.union([z.number(), z.string().max(16)])).max(60).default([]).meta(meta("表：横轴的数或名字", "Table: numbers or names along x")),
  series: z.array(z.strictObject({
    label: z.string().max(16).meta(meta("叫什么", "Name")),
    values: z.array(z.number()).max(60).meta(meta("数", "Values")),
  })).max(5).default([]).meta(meta("表：每列", "Table: columns")),
  xLabel: text(20, "横轴叫什么", "Name of the x axis"),
  xUnit: text(12, "横轴单位", "Unit of x"),
  yLabel: z.string().max(20).default("表面积 ∶ 体积").meta(meta("纵轴叫什么", "Name of the y axis")),
  yUnit: text(12, "纵轴单位", "Unit of y"),
  xScale: scale.default("linear").meta(meta("横轴刻度", "Scale of x")),
  yScale: scale.default("linear").meta(meta("纵轴刻度", "Scale of y")),
  source: text(60, "出处（小字）", "Source, in small print"),
  stepMs: z.number().min(400).max(20_000).default(2400).meta(meta("一条线的时间", "Time of a series", "ms")),
  autoplay: z.boolean().default(true).meta(meta("自动往下走（否则等提示）", "Goes on by itself; else waits for cues")),
});

export type ChartParams = z.output<typeof chartParams>;

export const chartActions = {
  next: { title: { zh: "画下一条；画完了就点下一个点", en: "Draw the next series; after the last, mark its next point" }, args: z.strictObject({}) },
  mark: {
    title: { zh: "点出一个点", en: "Mark a point" },
    args: z.strictObject({
      series: z.int().min(1).max(5).default(1).meta(meta("第几条", "Series")),
      x: bound("横轴哪里（空着是正中；柱子是第几根）", "Where on x; empty: the middle; for bars, which one"),
      label: text(16, "叫什么", "Its name"),
    }),
  },
  zoom: {
    title: { zh: "放大一段横轴", en: "Zoom into a part of x" },
    args: z.strictObject({ from: bound("从（空着是左端）", "From; empty: the left end"), to: bound("到（空着是前三分之一）", "To; empty: the first third") }),
  },
  reset: { title: { zh: "看全、从头画", en: "All of it, from the start" }, args: z.strictObject({}) },
};
