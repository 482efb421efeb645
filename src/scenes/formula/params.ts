import { z } from "zod";

const meta = (zh: string, en: string, unit = "1") => ({ label: { zh, en }, unit });
const termName = z.string().regex(/^[\p{L}\p{N}_-]{1,24}$/u);

const step = z.strictObject({
  /** TeX; `\term{name}{…}` marks a term that can be pointed at. */
  tex: z.string().min(1).max(400).meta(meta("公式（TeX）", "Formula (TeX)")),
  note: z.string().max(60).default("").meta(meta("一句话", "A sentence")),
});

export const formulaParams = z.strictObject({
  title: z.string().max(30).default("细胞为什么长不胖").meta(meta("题目", "Title")),
  steps: z.array(step).min(1).max(12).default([
    { tex: String.raw`\frac{S}{V}=\frac{\term{s}{4\pi r^2}}{\term{v}{\tfrac{4}{3}\pi r^3}}`, note: "把细胞看成一个球：门面比上肚子" },
    { tex: String.raw`\frac{S}{V}=\frac{3}{\term{r}{r}}`, note: "上下一约，只剩下半径" },
    { tex: String.raw`\frac{S}{V}=\frac{6}{\term{d}{d}}`, note: "直径翻一倍，每份肚子分到的门面减一半" },
  ]).meta(meta("步骤", "Steps")),
  terms: z.array(z.strictObject({
    name: termName.meta(meta("代号（\\term 里写的）", "Name, as in \\term")),
    words: z.string().max(40).meta(meta("是什么", "What it is")),
  })).max(24).default([
    { name: "s", words: "表面积：进货出货的门面" },
    { name: "v", words: "体积：要喂饱的肚子" },
    { name: "r", words: "半径" },
    { name: "d", words: "直径：越粗，门面越不够分" },
  ]).meta(meta("各项是什么", "What the terms are")),
  stepMs: z.number().min(600).max(20_000).default(3200).meta(meta("一步停多久", "Time of a step", "ms")),
  autoplay: z.boolean().default(true).meta(meta("自动往下走（否则等提示）", "Goes on by itself; else waits for cues")),
});

export type FormulaParams = z.output<typeof formulaParams>;

const nothing = z.strictObject({});

export const formulaActions = {
  next: { title: { zh: "下一步", en: "Next step" }, args: nothing },
  highlight: {
    title: { zh: "点出一项（空着就是这一步的头一项）", en: "Point out a term; empty: the step's first" },
    args: z.strictObject({ term: z.string().max(24).default("").meta(meta("哪一项", "Term")) }),
  },
  plain: { title: { zh: "不点了", en: "Point at nothing" }, args: nothing },
  reset: { title: { zh: "从头来", en: "From the start" }, args: nothing },
};
