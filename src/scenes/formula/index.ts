import { defineScene } from "../define-scene.ts";
import { Overlay } from "./overlay.tsx";
import { paint } from "./paint.ts";
import { formulaActions, formulaParams } from "./params.ts";
import { derive, type FormulaState } from "./simulate.ts";

export const formula = defineScene({
  id: "formula",
  title: { zh: "公式，一步一步", en: "A formula, step by step" },
  summary: { zh: "公式一步一步推下去，哪一项是什么，点到就红、就说。", en: "A formula unfolds step by step; a term that is named turns red and is explained." },
  params: formulaParams,
  actions: formulaActions,
  quantities: [],
  sample: [[7.5, "highlight"], [11, "reset"], [18, "highlight"]],
  simulate: derive,
  paint,
  Overlay,
  overlayKey: ({ index, fade, underlined, term, params }: FormulaState) => `${index} ${fade} ${underlined} ${term?.name} ${JSON.stringify(params)}`,
  frameKey: ({ index, words, term, explained, params }: FormulaState) => `${index} ${words} ${term?.name} ${explained} ${JSON.stringify(params)}`,
});
