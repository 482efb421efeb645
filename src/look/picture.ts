import type { Box } from "./box.ts";
import type { Context2D } from "./context.ts";
import { fillRoundRect, strokeRoundRect } from "./shapes.ts";
import { drawText, textWidth } from "./text.ts";
import type { Theme } from "./theme.ts";
import { KAI, SIZE } from "./type.ts";
import { wrapText } from "./wrap.ts";

/** Something flat of its own size that can be drawn at its own px: a photo, a frame of a clip, a sketch. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly draw: (g: Context2D) => void;
}

/** What a camera sees of a sheet: its middle and width in per cent, of the sheet and of the whole view. */
export interface Look {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A hung sheet: where it is on the wall and which part of it is seen there. */
export interface Hung {
  readonly frame: Box;
  /** In the sheet's px; has the frame's shape. */
  readonly seen: Box;
}

/**
 * Hangs a sheet in `box`: all of it (`contain`) or so that it fills the box (`cover`). The camera never looks past its edge.
 */
export function hang({ width, height }: Pick<Sheet, "width" | "height">, box: Box, fit: "contain" | "cover", look: Look): Hung {
  const scale = fit === "contain" ? Math.min(box.width / width, box.height / height) : Math.max(box.width / width, box.height / height);
  const size = { width: Math.min(box.width, width * scale), height: Math.min(box.height, height * scale) };
  const frame = { x: box.x + (box.width - size.width) / 2, y: box.y + (box.height - size.height) / 2, ...size };
  const part = Math.min(100, look.width) / 100;
  const seen = { width: (size.width / scale) * part, height: (size.height / scale) * part };
  const inside = (middle: number, whole: number, length: number) => Math.max(0, Math.min(whole - length, (middle / 100) * whole - length / 2));
  return { frame, seen: { x: inside(look.x, width, seen.width), y: inside(look.y, height, seen.height), ...seen } };
}

/** Where a box of the sheet, in per cent of it (x and y its middle), is on the wall. */
export function onWall({ frame, seen }: Hung, sheet: Pick<Sheet, "width" | "height">, box: Box): Box {
  const scale = frame.width / seen.width;
  const [width, height] = [(box.width / 100) * sheet.width * scale, (box.height / 100) * sheet.height * scale];
  return {
    x: frame.x + ((box.x / 100) * sheet.width - seen.x) * scale - width / 2,
    y: frame.y + ((box.y / 100) * sheet.height - seen.y) * scale - height / 2,
    width,
    height,
  };
}

const CORNER = 10;

/** The sheet in its frame: a hairline around it, nothing outside. */
export function drawSheet(g: Context2D, theme: Theme, sheet: Sheet, { frame, seen }: Hung): void {
  g.save();
  g.beginPath();
  g.roundRect(frame.x, frame.y, frame.width, frame.height, CORNER);
  g.clip();
  g.translate(frame.x, frame.y);
  g.scale(frame.width / seen.width, frame.height / seen.height);
  g.translate(-seen.x, -seen.y);
  g.imageSmoothingEnabled = true;
  g.imageSmoothingQuality = "high";
  sheet.draw(g);
  g.restore();
  strokeRoundRect(g, frame, CORNER, theme.inkFaint, 2);
}

/** Below a picture: what it is at the left, whose it is at the right. */
export function drawCaption(g: Context2D, theme: Theme, { caption, credit, x, y, width }: { readonly caption: string; readonly credit: string; readonly x: number; readonly y: number; readonly width: number }): void {
  const own = credit === "" ? 0 : Math.min(width * (caption === "" ? 1 : 0.45), textWidth(g, credit, SIZE.small));
  if (caption !== "") drawText(g, caption, x, y, { size: SIZE.body, weight: 700, family: KAI, color: theme.ink, baseline: "middle", maxWidth: width - own - (own > 0 ? 32 : 0) });
  if (credit !== "") drawText(g, credit, x + width, y + 2, { size: SIZE.small, color: theme.inkSoft, align: "right", baseline: "middle", maxWidth: own });
}

/** In the place of a picture that cannot be shown: an empty frame that says which and what to do. */
export function drawMissing(g: Context2D, theme: Theme, box: Box, { title, file, remedy }: { readonly title: string; readonly file: string; readonly remedy: string }): void {
  fillRoundRect(g, box, CORNER, theme.card);
  g.save();
  g.setLineDash([18, 14]);
  strokeRoundRect(g, { x: box.x + 2, y: box.y + 2, width: box.width - 4, height: box.height - 4 }, CORNER, theme.vermilion, 4);
  g.restore();
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const name = wrapText(file, box.width - 160, (text) => textWidth(g, text, SIZE.label, 700)).slice(0, 3);
  const top = middle.y - (name.length * 54) / 2;
  drawText(g, title, middle.x, top - 52, { size: SIZE.title, weight: 700, family: KAI, color: theme.vermilion, align: "center", baseline: "middle", maxWidth: box.width - 80 });
  name.forEach((line, i) => { drawText(g, line, middle.x, top + 54 * (i + 0.5), { size: SIZE.label, weight: 700, color: theme.ink, align: "center", baseline: "middle", maxWidth: box.width - 80 }); });
  drawText(g, remedy, middle.x, top + name.length * 54 + 44, { size: SIZE.body, color: theme.inkSoft, align: "center", baseline: "middle", maxWidth: box.width - 80 });
}
