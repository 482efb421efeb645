import { fillRoundRect, strokeRoundRect, SIZE, drawText, textWidth, type Box, type Context2D, type Theme } from "#look";
import type { Ring } from "./simulate.ts";

const LABEL_HEIGHT = 56;

/** A ring in vermilion with an edge of paper, so that it is seen on any picture; its label beside it, inside the frame. */
export function drawRing(g: Context2D, theme: Theme, ring: Ring, at: Box, frame: Box): void {
  g.save();
  g.globalAlpha = ring.left;
  g.beginPath();
  g.rect(frame.x, frame.y, frame.width, frame.height);
  g.clip();
  for (const [color, width] of [[theme.paper, 15], [theme.vermilion, 8]] as const) stroke(g, ring, at, color, width);
  if (ring.label !== "" && ring.drawn > 0.6) drawLabel(g, theme, ring, at, frame);
  g.restore();
}

function stroke(g: Context2D, { shape, drawn }: Ring, at: Box, color: string, width: number): void {
  const [rx, ry] = [at.width / 2, at.height / 2];
  // Of the ellipse Ramanujan's length, near enough to dash it once around.
  const length = shape === "box" ? 2 * (at.width + at.height) : Math.PI * (3 * (rx + ry) - Math.sqrt((3 * rx + ry) * (rx + 3 * ry)));
  g.strokeStyle = color;
  g.lineWidth = width;
  g.lineCap = "round";
  g.lineJoin = "round";
  g.beginPath();
  if (shape === "box") g.rect(at.x, at.y, at.width, at.height);
  else g.ellipse(at.x + rx, at.y + ry, rx, ry, 0, -Math.PI / 2, 1.5 * Math.PI);
  if (drawn < 1) g.setLineDash([length * drawn, length * 2]);
  g.stroke();
  g.setLineDash([]);
}

function drawLabel(g: Context2D, theme: Theme, { label, drawn, left }: Ring, at: Box, frame: Box): void {
  const width = Math.min(frame.width - 32, textWidth(g, label, SIZE.label, 700) + 44);
  const middle = at.x + at.width / 2;
  const x = Math.max(frame.x + 16, Math.min(frame.x + frame.width - 16 - width, middle - width / 2));
  const isBelow = at.y + at.height + 24 + LABEL_HEIGHT < frame.y + frame.height - 12;
  const y = Math.max(frame.y + 12, Math.min(frame.y + frame.height - 12 - LABEL_HEIGHT, isBelow ? at.y + at.height + 24 : at.y - 24 - LABEL_HEIGHT));
  g.globalAlpha = left * Math.min(1, (drawn - 0.6) / 0.4);
  const box = { x, y, width, height: LABEL_HEIGHT };
  fillRoundRect(g, box, 12, theme.card);
  strokeRoundRect(g, box, 12, theme.vermilion, 3);
  drawText(g, label, x + width / 2, y + LABEL_HEIGHT / 2 + 1, { size: SIZE.label, weight: 700, color: theme.ink, align: "center", baseline: "middle", maxWidth: width - 28 });
}
