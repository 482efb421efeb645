import { z } from "zod";

const meta = (zh: string, en: string, unit = "1") => ({ label: { zh, en }, unit });
const who = z.enum(["user", "model"]).meta({ choices: { user: { zh: "人", en: "Person" }, model: { zh: "模型", en: "Model" } } });
const text = z.string().max(300);
const tokensPerSecond = z.number().min(0.5).max(200);

export const chatParams = z.strictObject({
  title: z.string().max(24).default("问一问大模型").meta(meta("窗口标题", "Title of the window")),
  messages: z.array(z.strictObject({ who: who.meta(meta("谁", "Who")), text: text.meta(meta("说什么", "Words")) })).max(16).default([
    { who: "user", text: "筷子插在粥里，为什么能立住？" },
    { who: "model", text: "因为粥稠了就有屈服应力：推得不够狠，它就不流。筷子那点儿分量推不过这道坎，就歪着站住了。" },
    { who: "user", text: "那我掺半碗水呢？" },
    { who: "model", text: "那它就躺平了。" },
  ]).meta(meta("谁说什么", "Who says what")),
  charsPerSecond: z.number().min(1).max(100).default(9).meta(meta("人每秒打几个字", "Letters typed a second", "1/s")),
  tokensPerSecond: tokensPerSecond.default(8).meta(meta("模型每秒几个词元", "Tokens a second", "1/s")),
  pauseMs: z.number().min(0).max(5000).default(500).meta(meta("两句之间停多久", "Pause between messages", "ms")),
  showTokens: z.boolean().default(false).meta(meta("画出词元的边界", "Show where tokens begin")),
  autoplay: z.boolean().default(true).meta(meta("自动往下走（否则等提示）", "Goes on by itself; else waits for cues")),
});

export type ChatParams = z.output<typeof chatParams>;

export const chatActions = {
  next: { title: { zh: "这句说完，下一句", en: "Finish this message, go on" }, args: z.strictObject({}) },
  say: {
    title: { zh: "末尾添一句", en: "Add a message at the end" },
    args: z.strictObject({ who: who.default("user").meta(meta("谁", "Who")), text: text.default("再说一遍？").meta(meta("说什么", "Words")) }),
  },
  pace: {
    title: { zh: "改快慢", en: "Change the pace" },
    args: z.strictObject({ tokensPerSecond: tokensPerSecond.default(40).meta(meta("每秒几个词元", "Tokens a second", "1/s")) }),
  },
  tokens: {
    title: { zh: "画出（收起）词元的边界", en: "Show or hide the tokens" },
    args: z.strictObject({ show: z.boolean().default(true).meta(meta("画出", "Show")) }),
  },
};
