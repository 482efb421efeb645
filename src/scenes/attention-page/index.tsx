import { attentionPageActions, attentionPageParams, simulateAttentionPage } from "#sim";
import { defineScene } from "../define-scene.ts";
import { Overlay, overlayKey } from "./overlay.tsx";
import { frameKey, paint } from "./paint.ts";

const { focus, mask, sharpen, scale } = attentionPageActions;
const { startToken } = attentionPageParams.shape;

export const attentionPage = defineScene({
  id: "attention-page",
  title: { zh: "一页纸上的注意力", en: "Attention over a page" },
  summary: {
    zh: "读到一个字，几个头一起回头看：有的找前一个字，有的找同一个字，有的找上次的下文。",
    en: "At every character several heads look back at once: for the one before, for the same one, for what came next last time.",
  },
  // In the second line of the default page every head has something to find.
  params: attentionPageParams.extend({ startToken: startToken.default(13) }),
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
  Overlay,
  overlayKey,
  frameKey,
});
