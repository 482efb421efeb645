import { z } from "zod";

const meta = (zh: string, en: string, unit = "1") => ({ label: { zh, en }, unit });

const seal = z.string().max(4);

export const titleParams = z.strictObject({
  title: z.string().max(40).default("一碗粥里的大模型").meta(meta("题目", "Title")),
  subtitle: z.string().max(60).default("筷子为什么立得住，专家为什么坐不下").meta(meta("副题", "Subtitle")),
  author: z.string().max(40).default("对口相声 · 甲乙合说").meta(meta("作者、表演者", "Author, performers")),
  banner: z.string().max(8).default("今日献演").meta(meta("横批（不要就留空）", "Banner; empty for none")),
  seal: seal.default("逗捧").meta(meta("章上的字（不要就留空）", "Characters of the seal; empty for none")),
  rolled: z.boolean().default(false).meta(meta("开场时卷着，等提示", "Rolled up at first, waiting for its cue")),
});

export type TitleParams = z.output<typeof titleParams>;

export const titleActions = {
  unroll: { title: { zh: "展开戏单", en: "Unroll the bill" }, args: z.strictObject({}) },
  roll: { title: { zh: "卷起戏单", en: "Roll it up" }, args: z.strictObject({}) },
  stamp: { title: { zh: "盖章（可换章）", en: "Stamp it, perhaps with another seal" }, args: z.strictObject({ text: seal.default("").meta(meta("章上的字（空着就不换）", "Characters; empty keeps them")) }) },
  underline: { title: { zh: "给题目画一道", en: "Underline the title" }, args: z.strictObject({}) },
};
