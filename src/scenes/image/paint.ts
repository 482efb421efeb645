import { drawCaption, drawMissing, drawSheet, hang, onWall, type Box, type Context2D, type Sheet, type View } from "#look";
import { drawRing } from "./ring.ts";
import { samplePicture } from "./sample.ts";
import type { ImageState } from "./simulate.ts";

const BOX = { x: 20, y: 20, width: 1280, height: 702 } as const;
/** Room for caption and credit. */
const LINE_HEIGHT = 70;
const HOW = "把图片放进 media/，再写 file: media/文件名";

/** The picture in its frame, a ring on it, caption and credit below. */
export function paint(g: Context2D, { image, look, ring }: ImageState, { theme, media }: View): void {
  const { file, credit, fit } = image;
  const caption = file === "" && image.caption === "" ? HOW : image.caption;
  const box: Box = caption === "" && credit === "" ? BOX : { ...BOX, height: BOX.height - LINE_HEIGHT };
  drawCaption(g, theme, { caption, credit, x: BOX.x + 16, y: BOX.y + BOX.height - 26, width: BOX.width - 32 });
  const sheet = file === "" ? samplePicture(theme) : sheetOf(media?.({ file, atMs: 0 }) ?? null);
  if (sheet === null) return drawMissing(g, theme, box, { title: "这张图放不出来", file, remedy: "看看它在不在 media/ 里；doupeng check 会说缘故" });
  const hung = hang(sheet, box, fit, look);
  drawSheet(g, theme, sheet, hung);
  if (ring !== null) drawRing(g, theme, ring, onWall(hung, sheet, ring), hung.frame);
}

function sheetOf(picture: ReturnType<NonNullable<View["media"]>>): Sheet | null {
  return picture && { ...picture, draw: (g) => { g.drawImage(picture.image, 0, 0, picture.width, picture.height); } };
}
