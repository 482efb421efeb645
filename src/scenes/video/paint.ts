import { drawCaption, drawMissing, drawSheet, hang, type Box, type Context2D, type Sheet, type View } from "#look";
import { sampleClip } from "./sample.ts";
import type { VideoState } from "./simulate.ts";

const BOX = { x: 20, y: 20, width: 1280, height: 702 } as const;
/** Room for caption and credit. */
const LINE_HEIGHT = 70;
const WHOLE = { x: 50, y: 50, width: 100 } as const;
const HOW = "把视频放进 media/，再写 file: media/文件名";

/** The clip's frame, caption and credit below. */
export function paint(g: Context2D, { video, mediaMs }: VideoState, { theme, media }: View): void {
  const { file, credit, fit } = video;
  const caption = file === "" && video.caption === "" ? HOW : video.caption;
  const box: Box = caption === "" && credit === "" ? BOX : { ...BOX, height: BOX.height - LINE_HEIGHT };
  drawCaption(g, theme, { caption, credit, x: BOX.x + 16, y: BOX.y + BOX.height - 26, width: BOX.width - 32 });
  const sheet = file === "" ? sampleClip(theme, mediaMs) : sheetOf(media?.({ file, atMs: mediaMs }) ?? null);
  if (sheet === null) return drawMissing(g, theme, box, { title: "这段视频放不出来", file, remedy: "看看它在不在 media/ 里；doupeng check 会说缘故" });
  drawSheet(g, theme, sheet, hang(sheet, box, fit, WHOLE));
}

function sheetOf(picture: ReturnType<NonNullable<View["media"]>>): Sheet | null {
  return picture && { ...picture, draw: (g) => { g.drawImage(picture.image, 0, 0, picture.width, picture.height); } };
}
