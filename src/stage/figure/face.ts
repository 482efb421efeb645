import type { Context2D, Point } from "#look";
import { drawBrush, withAlpha } from "#look";
import type { Character } from "./character.ts";
import { LINE } from "./character.ts";
import { squeeze } from "./face-scale.ts";
import type { HeadBall } from "./head-ball.ts";
import { drawMouth } from "./mouth.ts";
import type { Pose } from "./pose.ts";

const BLUSH = "#d4553f";

/** The blush on both cheeks, kept within the head. */
export function drawCheeks(g: Context2D, character: Character, { mirth }: Pose, ball: HeadBall): void {
  for (const side of [-1, 1] as const) {
    const at = ball.spot(side * 37, -19);
    if (at.facing < 0.3) continue;
    const room = character.head.rx * (0.97 + Math.min(0, character.head.jaw) * 0.5) - Math.abs(at.x);
    g.fillStyle = withAlpha(BLUSH, 0.2 + 0.16 * mirth);
    g.beginPath();
    g.ellipse(at.x, at.y, Math.max(3, Math.min(17 * squeeze(at.facing), room)), 11, 0, 0, 2 * Math.PI);
    g.fill();
  }
}

/** Eyes, brows, nose and mouth, each where the turned head carries it. */
export function drawFace(g: Context2D, character: Character, pose: Pose, ball: HeadBall): void {
  for (const side of [-1, 1] as const) {
    drawEye(g, character, side, pose, ball);
    drawBrow(g, character, side, pose, ball);
  }
  drawNose(g, character, ball);
  drawMouth(g, character, pose, ball);
}

function drawEye(g: Context2D, character: Character, side: 1 | -1, pose: Pose, ball: HeadBall): void {
  const at = ball.spot(side * character.eyeSpread, character.eyeLatitude);
  if (at.facing < 0.2) return;
  const narrow = squeeze(at.facing);
  if (pose.mirth > 0.5 || pose.lids < 0.25) return drawShutEye(g, at, narrow, pose.mirth > 0.5 ? -7 : 4);
  const wide = pose.lids > 1.15;
  if (wide) {
    g.beginPath();
    g.ellipse(at.x, at.y, 15 * narrow, 18, 0, 0, 2 * Math.PI);
    g.fillStyle = "#fffdf6";
    g.fill();
    g.strokeStyle = LINE;
    g.lineWidth = 3.5;
    g.stroke();
  }
  const x = at.x + pose.gazeX * (wide ? 6 : 5) * narrow;
  const y = at.y + pose.gazeY * 4;
  const tall = wide ? 6.5 : 11 * Math.min(1, pose.lids);
  g.fillStyle = LINE;
  g.beginPath();
  g.ellipse(x, y, (wide ? 6 : 7.6) * narrow, tall, 0, 0, 2 * Math.PI);
  g.fill();
  if (tall > 6) {
    g.fillStyle = "#fffdf6";
    g.beginPath();
    g.arc(x + 2.4 * narrow, y - tall * 0.4, 2.3, 0, 2 * Math.PI);
    g.fill();
  }
  if (!wide && pose.lids < 0.95 && pose.lids >= 0.25)
    drawBrush(g, arc(at, 13 * narrow, y - tall - at.y, -3), { color: LINE, width: 4.5 });
}

function drawShutEye(g: Context2D, at: Point, narrow: number, rise: number): void {
  drawBrush(g, arc(at, 14 * narrow, 2, rise), { color: LINE, width: 6 });
}

function drawBrow(g: Context2D, character: Character, side: 1 | -1, pose: Pose, ball: HeadBall): void {
  const { eyeSpread, browHang } = character;
  const height = character.eyeLatitude + 18 + pose.brow * 7;
  const inner = ball.spot(side * (eyeSpread - 12), height + Math.min(0, pose.brow) * 7);
  const middle = ball.spot(side * (eyeSpread + 3), height + 5 + Math.max(0, pose.brow) * 4);
  const outer = ball.spot(side * (eyeSpread + 19), height - browHang);
  if (middle.facing < 0.15) return;
  drawBrush(g, [inner, middle, outer], { color: character.hair, width: character.browThickness });
}

function drawNose(g: Context2D, character: Character, ball: HeadBall): void {
  const tip = ball.spot(0, character.nose === "sharp" ? -15 : -13);
  if (tip.facing < 0.15) return;
  // A nose stands out: it travels further than the face behind it.
  const out = 11 * Math.sin((ball.yaw * Math.PI) / 180);
  const side = ball.yaw < 0 ? -1 : 1;
  const x = tip.x + out;
  const stroke = character.nose === "sharp"
    ? [{ x: tip.x + out * 0.2 + side, y: tip.y - 19 }, { x: x + side * 6, y: tip.y + 1 }, { x: x - side * 5, y: tip.y + 5 }]
    : [{ x: x - 10, y: tip.y - 1 }, { x: x - 6, y: tip.y + 7 }, { x: x + 6, y: tip.y + 7 }, { x: x + 10, y: tip.y - 1 }];
  drawBrush(g, stroke, { color: LINE, width: 4.5, shape: "even" });
}

function arc(at: Point, half: number, dy: number, rise: number): Point[] {
  return [{ x: at.x - half, y: at.y + dy }, { x: at.x, y: at.y + dy + rise }, { x: at.x + half, y: at.y + dy }];
}
