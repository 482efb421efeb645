import type { Box, Point } from "./box.ts";
import { mixColor } from "./color.ts";
import type { Context2D } from "./context.ts";
import { mix } from "./easing.ts";

/**
 * What is left of an object while it goes from one scene into the next: a filled rectangle with round corners, which a stick,
 * a ball and a box all are. Layout px of the scene's box.
 */
export interface CarriedShape {
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  /** Along `angle`; never less than `height`. */
  readonly width: number;
  readonly height: number;
  /** Radius of the corners. */
  readonly corner: number;
  /** Of its long side, radians, clockwise from the right. */
  readonly angle: number;
  /** `#rrggbb` */
  readonly color: string;
}

/** A stick, a fibre, a line. */
export function rodShape(from: Point, to: Point, thickness: number, color: string): CarriedShape {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  return { x: from.x + dx / 2, y: from.y + dy / 2, width: Math.max(thickness, Math.hypot(dx, dy)), height: thickness, corner: thickness / 2, angle: Math.atan2(dy, dx), color };
}

/** A cell, a ball, a dot. */
export function discShape({ x, y }: Point, radius: number, color: string): CarriedShape {
  return { x, y, width: 2 * radius, height: 2 * radius, corner: radius, angle: 0, color };
}

/** A box, a card, a bar. */
export function boxShape({ x, y, width, height }: Box, corner: number, color: string): CarriedShape {
  const upright = height > width;
  return {
    x: x + width / 2, y: y + height / 2, width: upright ? height : width, height: upright ? width : height,
    corner: Math.min(corner, width / 2, height / 2), angle: upright ? Math.PI / 2 : 0, color,
  };
}

/** From `a` (t = 0) to `b` (t = 1): it travels, turns the short way round, and changes its form and colour. */
export function mixShape(a: CarriedShape, b: CarriedShape, t: number): CarriedShape {
  const [from, to] = [isDisc(a) ? b.angle : a.angle, isDisc(b) ? a.angle : b.angle];
  return {
    x: mix(a.x, b.x, t), y: mix(a.y, b.y, t), width: mix(a.width, b.width, t), height: mix(a.height, b.height, t),
    corner: mix(a.corner, b.corner, t), angle: from + shortTurn(to - from) * t, color: mixColor(a.color, b.color, t),
  };
}

export function drawShape(g: Context2D, { x, y, width, height, corner, angle, color }: CarriedShape): void {
  g.save();
  g.translate(x, y);
  g.rotate(angle);
  g.fillStyle = color;
  g.beginPath();
  g.roundRect(-width / 2, -height / 2, width, height, corner);
  g.fill();
  g.restore();
}

/** A ball has no direction of its own. */
function isDisc({ width, height, corner }: CarriedShape): boolean {
  return width - height < 1 && corner > height / 2 - 1;
}

/** Half a turn changes nothing. */
function shortTurn(angle: number): number {
  return angle - Math.PI * Math.round(angle / Math.PI);
}
