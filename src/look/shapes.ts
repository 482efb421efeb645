import type { Box, Point } from "./box.ts";
import type { Context2D } from "./context.ts";
import type { Theme } from "./theme.ts";

export function fillRoundRect(g: Context2D, box: Box, radius: number, color: string): void {
  g.fillStyle = color;
  traceRoundRect(g, box, radius);
  g.fill();
}

export function strokeRoundRect(g: Context2D, box: Box, radius: number, color: string, lineWidth: number): void {
  g.strokeStyle = color;
  g.lineWidth = lineWidth;
  traceRoundRect(g, box, radius);
  g.stroke();
}

/** A paper card with a hairline; no shadow, which would cost a blur per frame. */
export function drawCard(g: Context2D, theme: Theme, box: Box): void {
  fillRoundRect(g, box, CARD_RADIUS, theme.card);
  strokeRoundRect(g, box, CARD_RADIUS, theme.inkFaint, 2);
}

/** Points with a non-finite coordinate break the line. */
export function drawPolyline(
  g: Context2D,
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  { color, width }: { readonly color: string; readonly width: number },
): void {
  g.strokeStyle = color;
  g.lineWidth = width;
  g.lineJoin = "round";
  g.lineCap = "round";
  g.beginPath();
  let drawing = false;
  for (let i = 0; i < Math.min(xs.length, ys.length); i++) {
    const x = xs[i]!;
    const y = ys[i]!;
    if (!Number.isFinite(x) || !Number.isFinite(y)) drawing = false;
    else if (drawing) g.lineTo(x, y);
    else {
      g.moveTo(x, y);
      drawing = true;
    }
  }
  g.stroke();
}

export interface ArrowStyle {
  readonly color: string;
  readonly width: number;
  /** Length of the head (px); 4 × width + 6 unless told. */
  readonly head?: number;
}

/** A straight arrow whose tip is exactly at `to`. */
export function drawArrow(g: Context2D, from: Point, to: Point, { color, width, head = 4 * width + 6 }: ArrowStyle): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return;
  const size = Math.min(head, length);
  const ux = (to.x - from.x) / length;
  const uy = (to.y - from.y) / length;
  const neck = { x: to.x - ux * size, y: to.y - uy * size };
  g.strokeStyle = color;
  g.lineWidth = width;
  g.lineCap = "butt";
  g.beginPath();
  g.moveTo(from.x, from.y);
  g.lineTo(neck.x + ux, neck.y + uy);
  g.stroke();
  g.fillStyle = color;
  g.beginPath();
  g.moveTo(to.x, to.y);
  g.lineTo(neck.x - uy * size * 0.45, neck.y + ux * size * 0.45);
  g.lineTo(neck.x + uy * size * 0.45, neck.y - ux * size * 0.45);
  g.closePath();
  g.fill();
}

const CARD_RADIUS = 14;

function traceRoundRect(g: Context2D, { x, y, width, height }: Box, radius: number): void {
  g.beginPath();
  g.roundRect(x, y, width, height, Math.max(0, Math.min(radius, width / 2, height / 2)));
}
