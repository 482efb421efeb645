import type { Context2D } from "#look";
import { drawBrush } from "#look";
import type { Character } from "./character.ts";
import type { Pose } from "./pose.ts";

/** What a comic artist adds beside a head: start lines, a drop of sweat, notes of a hum. Drawn around the head's centre. */
export function drawMark(g: Context2D, { head }: Character, { mark, markSize }: Pose, ink: string, accent: string): void {
  if (mark === "none" || markSize <= 0) return;
  if (mark === "startle") {
    for (const a of [-128, -106, -84, -62]) {
      const at = (r: number) => ({ x: Math.cos((a * Math.PI) / 180) * r, y: Math.sin((a * Math.PI) / 180) * r });
      drawBrush(g, [at(head.ry + 34), at(head.ry + 34 + 34 * markSize)], { color: accent, width: 9, shape: "flick" });
    }
    return;
  }
  if (mark === "sweat") {
    g.save();
    g.translate(-head.rx - 6, -head.ry * 0.55 + 14 * markSize);
    g.beginPath();
    g.moveTo(0, -20);
    g.bezierCurveTo(14, 2, 12, 16, 0, 16);
    g.bezierCurveTo(-12, 16, -14, 2, 0, -20);
    g.fillStyle = "#8fc3e6";
    g.fill();
    g.strokeStyle = "#2b2521";
    g.lineWidth = 3;
    g.stroke();
    g.restore();
    return;
  }
  for (const [x, y] of [[-head.rx - 26, -head.ry - 14 * markSize], [-head.rx - 2, -head.ry - 40 * markSize]] as const) {
    drawBrush(g, [{ x, y }, { x, y: y - 34 }, { x: x + 16, y: y - 26 }], { color: ink, width: 6, shape: "even" });
    g.beginPath();
    g.ellipse(x - 7, y + 2, 10, 7, -0.4, 0, 2 * Math.PI);
    g.fillStyle = ink;
    g.fill();
  }
}
