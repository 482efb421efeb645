import { defineScene } from "../define-scene.ts";
import { paint } from "./paint.ts";
import { imageActions, imageParams } from "./params.ts";
import { frameKey, hold } from "./simulate.ts";

export const image = defineScene({
  id: "image",
  title: { zh: "图片", en: "Picture" },
  summary: { zh: "media/ 里的一张图：慢慢推近，镜头推到一处，圈出要看的地方，底下写清出处。", en: "A picture of media/: a slow zoom, a camera that goes to a place, a ring around what matters, its source below." },
  params: imageParams,
  actions: imageActions,
  quantities: [],
  sample: [[4, "highlight"], [7, "focus"], [11, "clear"], [14, "reset"], [17, "highlight", { x: 45, y: 18, width: 12, height: 16, shape: "box", label: "三只鸟" }]],
  simulate: hold,
  media: ({ image: { file } }) => (file === "" ? [] : [{ file, atMs: 0 }]),
  paint,
  frameKey,
});
