import type { Box, Context2D, Point, Theme } from "#look";
import { drawBrush, fillRoundRect, strokeRoundRect } from "#look";
import type { Layout } from "../layout.ts";
import type { SetPalette } from "./palette.ts";
import { setPalette } from "./palette.ts";

/** What stands still behind everything: wall, moon, hills, and the hanging scroll that the scene is painted on. */
export function drawBackdrop(g: Context2D, theme: Theme, layout: Layout): void {
  const colors = setPalette(theme);
  g.fillStyle = colors.wall;
  g.fillRect(0, 0, layout.frame.width, layout.frame.height);
  drawMoon(g, colors, layout);
  drawHills(g, colors, layout);
  drawClouds(g, colors, layout);
  if (layout.scene !== null) drawHangingScroll(g, theme, colors, layout.scene);
}

function drawMoon(g: Context2D, colors: SetPalette, { moon }: Layout): void {
  g.fillStyle = colors.moon;
  g.beginPath();
  g.arc(moon.x, moon.y, moon.radius, 0, 2 * Math.PI);
  g.fill();
  g.strokeStyle = colors.cloud;
  g.lineWidth = 3;
  g.beginPath();
  g.arc(moon.x, moon.y, moon.radius + 12, 0, 2 * Math.PI);
  g.stroke();
}

function drawHills(g: Context2D, colors: SetPalette, { frame, moon, scene }: Layout): void {
  // Beside the scene's scroll; under it when it hangs above.
  const right = scene === null || scene.x < moon.x ? frame.width : scene.x;
  const base = moon.y + moon.radius * 0.62;
  const ridges: readonly (readonly number[])[] = [[0.3, 0.75, 0.45, 1, 0.5, 0.8, 0.25], [0.1, 0.3, 0.62, 0.35, 0.7, 0.3, 0.5]];
  ridges.forEach((ridge, i) => {
    const foot = base + 40 * i;
    g.fillStyle = colors.hills[i]!;
    g.beginPath();
    g.moveTo(0, frame.height);
    const at = (k: number): Point => ({ x: (right * k) / (ridge.length - 1), y: foot - ridge[k]! * 110 });
    g.lineTo(0, at(0).y);
    for (let k = 1; k < ridge.length; k++) {
      const [a, b] = [at(k - 1), at(k)];
      g.bezierCurveTo((a.x + b.x) / 2, a.y, (a.x + b.x) / 2, b.y, b.x, b.y);
    }
    g.lineTo(right, frame.height);
    g.closePath();
    g.fill();
  });
}

function drawClouds(g: Context2D, colors: SetPalette, { frame, moon, scene }: Layout): void {
  if (frame.width <= frame.height) {
    const above = scene === null ? moon.y - moon.radius * 1.1 : scene.y + scene.height + 80;
    for (const [x, dy, scale] of [[0.12, 60, 0.8], [0.88, 160, 0.9]] as const) drawCloud(g, colors.cloud, { x: x * frame.width, y: above + dy }, scale);
    return;
  }
  const spots: readonly (readonly [number, number, number])[] = scene === null
    ? [[250, 330, 1.3], [1640, 560, 1.4], [1500, 180, 1], [380, 700, 1]]
    : [[96, 372, 0.72], [470, 404, 0.62]];
  for (const [x, y, scale] of spots) drawCloud(g, colors.cloud, { x, y }, scale);
  if (scene !== null) drawCloud(g, colors.cloud, { x: moon.x, y: 140 }, 0.9);
}

/** An auspicious cloud 祥云: two curls on a long line. */
function drawCloud(g: Context2D, color: string, { x, y }: Point, scale: number): void {
  const put = (points: readonly (readonly [number, number])[], width: number) =>
    drawBrush(g, points.map(([px, py]) => ({ x: x + px * scale, y: y + py * scale })), { color, width: width * scale, shape: "even" });
  put([[-120, 20], [-40, 22], [60, 20], [130, 22]], 6);
  put([[-84, 40], [-10, 41], [86, 40]], 5);
  put([[-60, 20], [-78, -4], [-56, -26], [-28, -16], [-32, 4], [-50, 2], [-48, -10]], 6);
  put([[-32, -12], [-14, -44], [24, -46], [44, -18], [28, 6], [4, -2], [6, -20], [22, -20]], 6);
  put([[40, -20], [68, -28], [90, -8], [80, 18]], 6);
}

function drawHangingScroll(g: Context2D, theme: Theme, colors: SetPalette, scene: Box): void {
  const mount = { x: scene.x - 12, y: scene.y - 18, width: scene.width + 24, height: scene.height + 34 };
  g.fillStyle = colors.silk;
  g.fillRect(mount.x, mount.y, mount.width, mount.height);
  g.strokeStyle = colors.silkLine;
  g.lineWidth = 2;
  g.strokeRect(scene.x - 6, scene.y - 6, scene.width + 12, scene.height + 12);
  g.fillStyle = theme.paper;
  g.fillRect(scene.x, scene.y, scene.width, scene.height);
  for (const y of [mount.y - 7, mount.y + mount.height - 7]) drawRod(g, colors, { x: mount.x - 8, y, width: mount.width + 16, height: 16 });
}

/** The front of the stage: a board with two grooves. */
export function drawApron(g: Context2D, theme: Theme, box: Box): void {
  const colors = setPalette(theme);
  g.fillStyle = colors.hills[1]!;
  g.fillRect(box.x, box.y, box.width, box.height);
  g.fillStyle = colors.wood;
  g.fillRect(box.x, box.y, box.width, 26);
  g.fillStyle = colors.woodLight;
  g.fillRect(box.x, box.y + 6, box.width, 4);
}

/** A wooden roller with lighter knobs. */
export function drawRod(g: Context2D, colors: SetPalette, box: Box): void {
  const upright = box.height > box.width;
  fillRoundRect(g, box, 7, colors.wood);
  const shine = upright ? { ...box, x: box.x + box.width * 0.22, width: box.width * 0.2 } : { ...box, y: box.y + box.height * 0.2, height: box.height * 0.22 };
  g.fillStyle = colors.woodLight;
  g.fillRect(shine.x, shine.y, shine.width, shine.height);
  strokeRoundRect(g, box, 7, "#2b2521", 2.5);
}
