import { boxShape, discShape, mixColor, type CarriedShape, type View } from "#look";
import type { BodyTourState } from "#sim";
import { cameraOf } from "./cells.ts";
import { PICTURE, PLACES } from "./layout.ts";

/** The cell that is looked at; among all of them the first. */
export function cell(state: BodyTourState, { theme }: View): CarriedShape {
  const body = state.bodies.reduce((best, each) => (each.focus > best.focus ? each : best));
  const camera = cameraOf(state);
  const x = PICTURE.x + PICTURE.width / 2 + (PLACES[body.id].x - camera.x) * camera.pxPerUm;
  const y = PICTURE.y + PICTURE.height / 2 + PLACES[body.id].y * camera.pxPerUm;
  const radius = Math.max(6, (body.plan.bodyUm / 2) * camera.pxPerUm * body.factor);
  const plain = body.id === "fat" || body.id === "cube" ? mixColor(theme.card, theme.series[1], 0.7) : mixColor(theme.card, theme.series[2], 0.7);
  return body.id === "cube" ? boxShape({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }, 0, plain) : discShape({ x, y }, radius, plain);
}
