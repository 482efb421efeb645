import { drawPolyline, drawText, SIZE, type Context2D, type View } from "#look";
import type { PendulumState } from "./simulate.ts";

const BOB_RADIUS = 46;

/** A rod, a bob, and the angle in words. */
export function paint(g: Context2D, { angleDeg }: PendulumState, { width, height, theme }: View): void {
  const pivot = { x: width / 2, y: 90 };
  const rod = height - 260;
  const angle = (angleDeg * Math.PI) / 180;
  const bob = { x: pivot.x + rod * Math.sin(angle), y: pivot.y + rod * Math.cos(angle) };

  drawPolyline(g, [pivot.x, pivot.x], [pivot.y, pivot.y + rod + BOB_RADIUS], { color: theme.inkFaint, width: 3 });
  drawPolyline(g, [pivot.x, bob.x], [pivot.y, bob.y], { color: theme.ink, width: 8 });
  g.fillStyle = theme.vermilion;
  g.beginPath();
  g.arc(bob.x, bob.y, BOB_RADIUS, 0, 2 * Math.PI);
  g.fill();
  drawText(g, `θ = ${angleDeg.toFixed(1)}°`, width / 2, height - 60, { size: SIZE.title, color: theme.ink, align: "center" });
}
