import { z } from "zod";
import { numberField, wholeField } from "../field.ts";

const units = wholeField({ label: { zh: "状态的维数（状态有它的平方那么多个数）", en: "Dimension; the state has its square of numbers" }, min: 2, max: 64 });
const text = (most: number) => z.string().max(most).regex(/\S/u);

/** A page that is read, token by token, into a state of fixed size. */
export const fixedStateParams = z.strictObject({
  text: text(256).default("筷子立得住是因为粥稠筷子立不住是因为粥稀粥稠粥稀看米不看筷子")
    .meta({ label: { zh: "这一页的文字，一字一个词元", en: "Text of the page, one token per character" }, unit: "1" }),
  units: units.default(12),
  keep: numberField({ label: { zh: "每读一个词元，旧的留下多少", en: "What is kept of the old with each token" }, min: 0.5, max: 1 }).default(1),
  tokensPerSecond: numberField({ label: { zh: "每秒读几个词元", en: "Tokens read per second" }, unit: "1/s", min: 0.1, max: 20 }).default(2),
});

export type FixedStateParams = z.output<typeof fixedStateParams>;

/** What cues can do to the state. */
export const fixedStateActions = {
  store: z.strictObject({
    text: text(64).default("还有豆腐").meta({ label: { zh: "一下子再塞进去的文字", en: "Text pushed in at once" }, unit: "1" }),
  }),
  read: z.strictObject({
    token: wholeField({ label: { zh: "问第几个词元是什么（从 1 数）", en: "Token that is asked for, from 1" }, min: 1, max: 512 }).default(1),
  }),
  grow: z.strictObject({ units: units.default(32) }),
};
