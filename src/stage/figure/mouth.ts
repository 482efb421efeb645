import type { Context2D } from "#look";
import { drawBrush } from "#look";
import type { Character } from "./character.ts";
import { LINE } from "./character.ts";
import { squeeze } from "./face-scale.ts";
import type { HeadBall } from "./head-ball.ts";
import type { Pose } from "./pose.ts";

/** Shut: a brush line that bends with the smile. Open: a dark shape with teeth above and tongue below. */
export function drawMouth(g: Context2D, character: Character, pose: Pose, ball: HeadBall): void {
  const at = ball.spot(0, -39);
  if (at.facing < 0.12) return;
  const narrow = squeeze(at.facing);
  const lean = 5 * Math.sin((ball.yaw * Math.PI) / 180);
  const bend = pose.smile * 8;
  const half = (character.mouthWidth + Math.max(0, pose.smile) * 6 - pose.mouth * 2) * narrow;
  const x = at.x + lean;
  if (character.chin && pose.mouth < 0.3)
    drawBrush(g, [{ x: x - 15 * narrow, y: at.y + 13 }, { x, y: at.y + 17 }, { x: x + 15 * narrow, y: at.y + 13 }], { color: "#c98f66", width: 3.5 });
  if (pose.mouth < 0.1) {
    drawBrush(g, [{ x: x - half, y: at.y - bend / 2 }, { x, y: at.y + bend / 2 }, { x: x + half, y: at.y - bend / 2 }], { color: LINE, width: 6 });
    return;
  }
  const drop = 5 + pose.mouth * 21;
  g.save();
  g.beginPath();
  g.moveTo(x - half, at.y - bend / 2);
  g.quadraticCurveTo(x, at.y - 3 + bend / 4, x + half, at.y - bend / 2);
  g.bezierCurveTo(x + half * 0.9, at.y + drop, x - half * 0.9, at.y + drop, x - half, at.y - bend / 2);
  g.closePath();
  g.fillStyle = "#6d1f1c";
  g.fill();
  g.clip();
  if (pose.mouth > 0.5) {
    g.fillStyle = "#fffdf6";
    g.fillRect(x - half * 0.8, at.y - 12, half * 1.6, 14 + bend * 0.3);
  }
  g.fillStyle = "#d3604f";
  g.beginPath();
  g.ellipse(x, at.y + drop * 0.92, half * 0.62, drop * 0.4, 0, 0, 2 * Math.PI);
  g.fill();
  g.restore();
  g.strokeStyle = LINE;
  g.lineWidth = 3.5;
  g.lineJoin = "round";
  g.beginPath();
  g.moveTo(x - half, at.y - bend / 2);
  g.quadraticCurveTo(x, at.y - 3 + bend / 4, x + half, at.y - bend / 2);
  g.bezierCurveTo(x + half * 0.9, at.y + drop, x - half * 0.9, at.y + drop, x - half, at.y - bend / 2);
  g.closePath();
  g.stroke();
}
