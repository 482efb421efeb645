import type { Context2D, Point } from "#look";
import { drawBrush, fillRoundRect, strokeRoundRect } from "#look";
import { LINE } from "./character.ts";

const PAPER = "#fbf5e6";
const BAMBOO = "#8a5a2b";
const FAN_RADIUS = 138;

/** The folding fan 折扇 held at (x, y), pointing along `angle`; `spread` 0 folded … 1 open. */
export function drawFan(g: Context2D, { x, y }: Point, angleDeg: number, spread: number): void {
  g.save();
  g.translate(x, y);
  g.rotate((angleDeg * Math.PI) / 180);
  if (spread < 0.05) {
    drawBrush(g, [{ x: -26, y: 0 }, { x: 128, y: 0 }], { color: LINE, width: 21, shape: "even" });
    drawBrush(g, [{ x: -26, y: 0 }, { x: 128, y: 0 }], { color: BAMBOO, width: 13, shape: "even" });
    drawBrush(g, [{ x: 34, y: -2 }, { x: 124, y: -2 }], { color: PAPER, width: 4, shape: "even" });
    g.restore();
    return;
  }
  const half = (spread * 152 * Math.PI) / 360;
  sector(g, 50, FAN_RADIUS, half);
  g.fillStyle = PAPER;
  g.fill();
  g.save();
  g.clip();
  paintFanLeaf(g, half);
  g.restore();
  g.lineWidth = 2;
  g.strokeStyle = "#d8c8a6";
  const ribs = 12;
  g.beginPath();
  for (let i = 1; i < ribs; i++) ray(g, -half + (2 * half * i) / ribs, 50, FAN_RADIUS);
  g.stroke();
  g.strokeStyle = BAMBOO;
  g.lineWidth = 4;
  g.beginPath();
  for (let i = 0; i <= ribs; i++) ray(g, -half + (2 * half * i) / ribs, 0, 51);
  g.stroke();
  sector(g, 50, FAN_RADIUS, half);
  g.strokeStyle = LINE;
  g.lineWidth = 4;
  g.lineJoin = "round";
  g.stroke();
  for (const edge of [-half, half]) {
    const at = (r: number) => ({ x: Math.cos(edge) * r, y: Math.sin(edge) * r });
    drawBrush(g, [at(-14), at(FAN_RADIUS)], { color: LINE, width: 13, shape: "even" });
    drawBrush(g, [at(-14), at(FAN_RADIUS)], { color: BAMBOO, width: 7, shape: "even" });
  }
  g.restore();
}

/** Ink hills and a red sun on the leaf. */
function paintFanLeaf(g: Context2D, half: number): void {
  g.fillStyle = "#c8372d";
  g.beginPath();
  g.arc(Math.cos(half * 0.42) * 112, Math.sin(half * 0.42) * 112, 14, 0, 2 * Math.PI);
  g.fill();
  const at = (t: number, r: number) => ({ x: Math.cos(half * t) * r, y: Math.sin(half * t) * r });
  drawBrush(g, [at(-0.95, 74), at(-0.6, 98), at(-0.3, 78), at(0.05, 92), at(0.4, 76)], { color: "#8d97a0", width: 10 });
  drawBrush(g, [at(-0.9, 66), at(-0.5, 80), at(0, 68), at(0.6, 72)], { color: "#4c5660", width: 7 });
}

/** The wooden block 醒木. */
export function drawBlock(g: Context2D, { x, y }: Point, angleDeg: number): void {
  g.save();
  g.translate(x, y);
  g.rotate((angleDeg * Math.PI) / 180);
  const box = { x: -32, y: -17, width: 64, height: 34 };
  fillRoundRect(g, box, 6, "#6f3d1e");
  g.fillStyle = "#99592d";
  g.fillRect(-28, -15, 56, 9);
  strokeRoundRect(g, box, 6, LINE, 4);
  g.restore();
}

/** A folded handkerchief, hanging from the fingers. */
export function drawKerchief(g: Context2D, { x, y }: Point): void {
  g.beginPath();
  g.moveTo(x - 4, y - 14);
  g.quadraticCurveTo(x - 42, y - 8, x - 44, y + 22);
  g.quadraticCurveTo(x - 22, y + 12, x - 8, y + 40);
  g.quadraticCurveTo(x + 8, y + 14, x + 34, y + 22);
  g.quadraticCurveTo(x + 34, y - 10, x - 4, y - 14);
  g.closePath();
  g.fillStyle = "#fffdf6";
  g.fill();
  g.strokeStyle = LINE;
  g.lineWidth = 4;
  g.lineJoin = "round";
  g.stroke();
}

function sector(g: Context2D, inner: number, outer: number, half: number): void {
  g.beginPath();
  g.arc(0, 0, outer, -half, half);
  g.arc(0, 0, inner, half, -half, true);
  g.closePath();
}

function ray(g: Context2D, angle: number, from: number, to: number): void {
  g.moveTo(Math.cos(angle) * from, Math.sin(angle) * from);
  g.lineTo(Math.cos(angle) * to, Math.sin(angle) * to);
}
