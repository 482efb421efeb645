import { defineScene } from "../define-scene.ts";
import { paint } from "./paint.ts";
import { quoteActions, quoteParams } from "./params.ts";
import { frameKey, recite } from "./simulate.ts";

export const quote = defineScene({
  id: "quote",
  title: { zh: "引文", en: "Quotation" },
  summary: { zh: "一句话一截一截地出来，末了说是谁、在哪儿说的。", en: "A saying appears phrase by phrase, then who said it and where." },
  params: quoteParams,
  actions: quoteActions,
  quantities: [],
  sample: [[6, "emphasise", { phrase: 2 }], [10, "reset"], [14, "whole"], [17, "emphasise", { phrase: 3 }]],
  simulate: recite,
  paint,
  frameKey,
});
