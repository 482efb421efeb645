import type { Box, Context2D, View } from "#look";
import type { Scene } from "#scenes";
import { SCENE } from "./layout.ts";

/** Lets `paint` draw in a scene's own px inside its box of the picture; nothing reaches out of it. */
export function inSceneBox(g: Context2D, box: Box, paint: () => void): void {
  g.save();
  g.translate(box.x, box.y);
  g.scale(box.width / SCENE.width, box.height / SCENE.height);
  g.beginPath();
  g.rect(0, 0, SCENE.width, SCENE.height);
  g.clip();
  paint();
  g.restore();
}

/** Paints a scene into its box of the picture. */
export function paintScene(g: Context2D, scene: Scene, box: Box, state: unknown, view: Omit<View, "width" | "height">): void {
  inSceneBox(g, box, () => { scene.paint(g, state, { ...SCENE, ...view }); });
}
