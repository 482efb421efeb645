import { attentionPageActions, attentionPageParams, simulateAttentionPage } from "#sim";
import { defineScene } from "../define-scene.ts";
import { frameKey, paint } from "./paint.ts";

const { focus, mask, sharpen, scale } = attentionPageActions;
const { startToken, tokensPerSecond } = attentionPageParams.shape;

export const attentionPage = defineScene({
  id: "attention-page",
  title: { zh: "一页纸上的注意力", en: "Attention over a page" },
  summary: {
    zh: "读到一个字，几个头各拿一问，同前面每个字的牌子对：越合，分到的目光越多。",
    en: "At every character each head holds its query against every key: what fits best is looked at most.",
  },
  // There every head has something to find; at this pace four of them are explained at each character.
  params: attentionPageParams.extend({ startToken: startToken.default(13), tokensPerSecond: tokensPerSecond.default(0.1) }),
  actions: {
    focus: { title: { zh: "盯住一个字", en: "Stay on a character" }, args: focus },
    mask: { title: { zh: "遮不遮后文", en: "Hide what comes later, or not" }, args: mask.extend({ causal: mask.shape.causal.default(false) }) },
    sharpen: { title: { zh: "让目光更尖或更散", en: "Sharpen or blur the look" }, args: sharpen },
    scale: { title: { zh: "除不除以 √d", en: "Divide by √d, or not" }, args: scale },
  },
  quantities: ["attention.attend", "attention.multiHead", "attention.scoreSpread", "attention.flops"],
  sample: [[5, "scale"], [9, "scale", { on: true }], [11, "mask"], [15, "mask", { causal: true }], [16, "sharpen"]],
  simulate: simulateAttentionPage,
  paint,
  frameKey,
});
