import type { Context2D, Point } from "#look";
import { drawBrush, mixColor, withAlpha } from "#look";
import type { Character } from "./character.ts";
import { LINE } from "./character.ts";
import { drawCheeks, drawFace } from "./face.ts";
import { hairOutline, headBall, headOutline } from "./head-ball.ts";
import type { Pose } from "./pose.ts";

/** Heads are drawn larger than life: faces carry the show. */
export const HEAD_SCALE = 1.2;

/** The head around (0, 0), turned, nodded and tilted as the pose says. */
export function drawHead(g: Context2D, character: Character, pose: Pose, rim: string, lamp: 1 | -1): void {
  const yaw = pose.yaw + pose.away * (180 - pose.yaw);
  const ball = headBall(character, yaw, pose.pitch - pose.bow * 52);
  g.save();
  g.rotate((pose.roll * Math.PI) / 180);
  g.scale(HEAD_SCALE, HEAD_SCALE);
  const ears = [-92, 92].map((longitude) => ball.spot(longitude, -4));
  for (const ear of ears) if (ear.facing <= 0.02) drawEar(g, character, ear);
  const outline = headOutline(character, yaw);
  closedPath(g, outline);
  g.fillStyle = character.skin;
  g.fill();
  drawJawShade(g, outline, lamp);
  drawCheeks(g, character, pose, ball);
  closedPath(g, outline);
  g.strokeStyle = LINE;
  g.lineWidth = 4;
  g.lineJoin = "round";
  g.stroke();
  drawFace(g, character, pose, ball);
  drawHair(g, character, hairOutline(character, ball), rim);
  if (character.hairRise > 8 && pose.bow < 0.3) drawTuft(g, character, yaw, rim);
  for (const ear of ears) if (ear.facing > 0.02) drawEar(g, character, ear);
  g.restore();
}

/** A crescent along the side of the head away from the lamp. */
function drawJawShade(g: Context2D, outline: readonly Point[], lamp: 1 | -1): void {
  const half = outline.map((p, i) => ({ ...p, angle: (i / outline.length) * 360 }))
    .map((p) => ({ ...p, from: (lamp > 0 ? p.angle + 60 : 240 - p.angle + 360) % 360 }))
    .filter(({ from }) => from <= 180)
    .sort((a, b) => a.from - b.from);
  const inner = half.map(({ x, y, from }) => ({ x: x - lamp * 24 * Math.sin((from * Math.PI) / 180), y: y - 7 * Math.sin((from * Math.PI) / 180) }));
  closedPath(g, [...half, ...inner.reverse()]);
  g.fillStyle = withAlpha("#b5673f", 0.17);
  g.fill();
}

function drawHair(g: Context2D, character: Character, outline: readonly Point[], rim: string): void {
  closedPath(g, outline);
  g.fillStyle = character.hair;
  g.fill();
  g.strokeStyle = rim;
  g.lineWidth = 2.5;
  g.stroke();
}

/** The lock of 逗哏's hair that will not lie down. */
function drawTuft(g: Context2D, character: Character, yaw: number, rim: string): void {
  const top = -character.head.ry - character.hairRise + 8;
  const x = Math.sin((yaw * Math.PI) / 180) * 26;
  const strokes: Point[][] = [
    [{ x: x - 22, y: top + 8 }, { x: x - 6, y: top - 14 }, { x: x + 18, y: top - 22 }],
    [{ x: x - 6, y: top + 6 }, { x: x + 12, y: top - 10 }, { x: x + 36, y: top - 12 }],
    [{ x: x + 10, y: top + 8 }, { x: x + 28, y: top - 2 }, { x: x + 46, y: top + 2 }],
  ];
  for (const stroke of strokes) drawBrush(g, stroke, { color: rim, width: 19, shape: "flick" });
  for (const stroke of strokes) drawBrush(g, stroke, { color: character.hair, width: 15, shape: "flick" });
}

function drawEar(g: Context2D, character: Character, at: Point): void {
  g.beginPath();
  g.ellipse(at.x, at.y + 4, 12, 19, 0, 0, 2 * Math.PI);
  g.fillStyle = mixColor(character.skin, "#c96f4a", 0.16);
  g.fill();
  g.strokeStyle = LINE;
  g.lineWidth = 3.5;
  g.stroke();
}

function closedPath(g: Context2D, points: readonly Point[]): void {
  g.beginPath();
  for (const p of points) g.lineTo(p.x, p.y);
  g.closePath();
}
