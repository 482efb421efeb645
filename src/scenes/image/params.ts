import { z } from "zod";

const meta = (zh: string, en: string, unit = "1") => ({ label: { zh, en }, unit });
const percent = z.number().min(0).max(100);

export const imageParams = z.strictObject({
  file: z.string().max(200).default("").meta({ ...meta("哪张图（media/ 里的 PNG、JPEG、WebP）", "Picture: PNG, JPEG or WebP in media/"), media: "image" }),
  caption: z.string().max(60).default("").meta(meta("图的说明", "Caption")),
  credit: z.string().max(80).default("").meta(meta("图是哪儿来的（作者、出处、许可）", "Where it is from: author, source, licence")),
  fit: z.enum(["contain", "cover"]).meta({ choices: { contain: { zh: "全看见", en: "Show all" }, cover: { zh: "铺满", en: "Fill" } } }).default("contain").meta(meta("怎么放（contain 全看见，cover 铺满）", "Fit: contain shows all, cover fills")),
  zoom: z.number().min(1).max(4).default(1.12).meta(meta("慢慢推近到几倍（1 为不动）", "Slow zoom in to; 1 for none")),
  zoomMs: z.number().min(1000).max(120_000).default(12_000).meta(meta("推多久", "Time of the zoom", "ms")),
  towardX: percent.default(50).meta(meta("推向哪儿（从左）", "Toward, from the left", "%")),
  towardY: percent.default(50).meta(meta("推向哪儿（从上）", "Toward, from the top", "%")),
});

export type ImageParams = z.output<typeof imageParams>;

const nothing = z.strictObject({});
const label = z.string().max(24);

export const imageActions = {
  focus: {
    title: { zh: "镜头推到一处", en: "Look at a place" },
    args: z.strictObject({
      x: percent.default(69).meta(meta("中心（从左）", "Middle, from the left", "%")),
      y: percent.default(30).meta(meta("中心（从上）", "Middle, from the top", "%")),
      width: z.number().min(5).max(100).default(45).meta(meta("看多宽", "Width seen", "%")),
    }),
  },
  highlight: {
    title: { zh: "圈出一处", en: "Ring a place" },
    args: z.strictObject({
      x: percent.default(69).meta(meta("中心（从左）", "Middle, from the left", "%")),
      y: percent.default(26).meta(meta("中心（从上）", "Middle, from the top", "%")),
      width: z.number().min(1).max(100).default(14).meta(meta("宽", "Width", "%")),
      height: z.number().min(1).max(100).default(26).meta(meta("高", "Height", "%")),
      shape: z.enum(["circle", "box"]).meta({ choices: { circle: { zh: "圆圈", en: "Circle" }, box: { zh: "方框", en: "Box" } } }).default("circle").meta(meta("圆圈还是方框", "Circle or box")),
      label: label.default("看这儿").meta(meta("写什么（可空）", "Label; may be empty")),
    }),
  },
  clear: { title: { zh: "擦掉圈", en: "Remove the ring" }, args: nothing },
  reset: { title: { zh: "回到整张图", en: "Back to the whole picture" }, args: nothing },
};
