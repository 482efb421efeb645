import { defineScene } from "../define-scene.ts";
import { paint } from "./paint.ts";
import { titleActions, titleParams } from "./params.ts";
import { showBill, type BillState } from "./simulate.ts";

export const title = defineScene({
  id: "title",
  title: { zh: "片名戏单", en: "Title bill" },
  summary: { zh: "一张戏单往下展开：题目、副题、作者，末了盖章。", en: "A playbill unrolls: title, subtitle, author, and the seal at the end." },
  params: titleParams,
  actions: titleActions,
  quantities: [],
  sample: [[4, "underline"], [7, "stamp", { text: "开锣" }], [11, "roll"], [14, "unroll"], [18, "underline"]],
  simulate: showBill,
  paint,
  frameKey: ({ bill, open, press, seal, stroke }: BillState) => `${open} ${press} ${seal} ${stroke} ${JSON.stringify(bill)}`,
});
