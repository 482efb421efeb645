import { z } from "zod";

const meta = (zh: string, en: string, unit = "1") => ({ label: { zh, en }, unit });

export const quoteParams = z.strictObject({
  words: z.string().max(200).default("一尺之捶，日取其半，万世不竭。").meta(meta("引的话", "Words")),
  who: z.string().max(32).default("先秦辩者").meta(meta("谁说的", "Who")),
  where: z.string().max(40).default("《庄子·天下》").meta(meta("在哪儿说的", "Where")),
  gloss: z.string().max(40).default("").meta(meta("一句白话（不要就留空）", "In plain words; empty for none")),
  phraseMs: z.number().min(200).max(10_000).default(1300).meta(meta("一截停多久", "Time of a phrase", "ms")),
  autoplay: z.boolean().default(true).meta(meta("自动往下走（否则等提示）", "Goes on by itself; else waits for cues")),
});

export type QuoteParams = z.output<typeof quoteParams>;

const nothing = z.strictObject({});

export const quoteActions = {
  next: { title: { zh: "出下一截", en: "Next phrase" }, args: nothing },
  emphasise: {
    title: { zh: "把第几截描红（0 为都不描）", en: "Stress one phrase; 0 for none" },
    args: z.strictObject({ phrase: z.int().min(0).max(40).default(1).meta(meta("第几截", "Phrase")) }),
  },
  whole: { title: { zh: "全都出来", en: "Show all" }, args: nothing },
  reset: { title: { zh: "从头来", en: "From the start" }, args: nothing },
};
