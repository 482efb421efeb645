import type { Box, Context2D, Theme } from "#look";
import { drawText, fillRoundRect, mixColor, strokeRoundRect } from "#look";
import { drawRod } from "../set/backdrop.ts";
import { setPalette } from "../set/palette.ts";

/** The horizontal scroll that the subtitle is written on; always there, so that nothing flickers between lines. */
export function drawStrip(g: Context2D, theme: Theme, box: Box): void {
  const colors = setPalette(theme);
  const sheet = { x: box.x + 14, y: box.y + 6, width: box.width - 28, height: box.height - 12 };
  g.fillStyle = colors.strip;
  g.fillRect(sheet.x, sheet.y, sheet.width, sheet.height);
  g.strokeStyle = theme.name === "dark" ? colors.silkLine : "#2b2521";
  g.lineWidth = 3;
  g.strokeRect(sheet.x, sheet.y, sheet.width, sheet.height);
  g.strokeStyle = colors.silkLine;
  g.lineWidth = 2;
  g.strokeRect(sheet.x + 26, sheet.y + 9, sheet.width - 52, sheet.height - 18);
  for (const x of [box.x, box.x + box.width - 28]) drawRod(g, colors, { x, y: box.y - 6, width: 28, height: box.height + 12 });
}

export interface SpeakerTag {
  readonly name: string;
  readonly color: string;
  /** Centre of the tag. */
  readonly x: number;
  /** Where its little beak points, or null for none (a narrator). */
  readonly beakX: number | null;
}

/** Who speaks: a tag in the colour of his gown on the edge of the strip, its beak towards him. */
export function drawSpeakerTag(g: Context2D, box: Box, { name, color, x, beakX }: SpeakerTag): void {
  const width = Math.min(340, Math.max(104, 52 + [...name].length * 34));
  const tag = { x: Math.max(box.x + 44, x - width / 2), y: box.y - 24, width, height: 50 };
  const fill = mixColor(color, "#000000", 0.1);
  if (beakX !== null) {
    g.fillStyle = fill;
    g.strokeStyle = "#2b2521";
    g.lineWidth = 3;
    g.lineJoin = "round";
    g.beginPath();
    g.moveTo(beakX - 14, tag.y + 4);
    g.lineTo(beakX, tag.y - 16);
    g.lineTo(beakX + 14, tag.y + 4);
    g.stroke();
    g.fill();
  }
  fillRoundRect(g, tag, 12, fill);
  strokeRoundRect(g, tag, 12, "#2b2521", 3);
  if (beakX !== null) {
    g.fillStyle = fill;
    g.fillRect(beakX - 12, tag.y - 1, 24, 6);
  }
  drawText(g, name, tag.x + tag.width / 2, tag.y + 26, {
    size: 32, weight: 700, color: "#fffaf0", align: "center", baseline: "middle", maxWidth: width - 28,
  });
}
