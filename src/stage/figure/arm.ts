import type { Context2D, Point } from "#look";
import { drawBrush, mixColor, traceRibbon } from "#look";
import type { Character } from "./character.ts";
import { LINE } from "./character.ts";
import { drawHand } from "./hand.ts";
import type { Hand } from "./pose.ts";

const CUFF = "#fbf7ec";

/**
 * An arm from its shoulder to the hand: sleeve, turned-up white cuff, hand.
 *
 * @param side −1 the outer arm, 1 the inner
 */
export function drawArm(g: Context2D, character: Character, side: 1 | -1, hand: Hand): void {
  const shoulder = { x: side * (character.shoulder - 22), y: character.slope + 22 };
  const { elbow, wrist } = bend(shoulder, hand, character, side);
  const w = character.sleeve;
  const along = unit(elbow, wrist);
  const cuff = { x: wrist.x - along.x * 24, y: wrist.y - along.y * 24 };
  // The sleeve's round end disappears under the flat cuff.
  const sleeve = [shoulder, elbow, { x: cuff.x - along.x * w * 0.3, y: cuff.y - along.y * w * 0.3 }];
  const widths = [w * 0.98, w * 1.02, w * 0.9, w * 0.86, w * 0.94];
  drawHand(g, { ...wrist, angle: hand.angle, shape: hand.shape, skin: character.skin, side });
  traceRibbon(g, sleeve, widths.map((width) => width + 9));
  g.fillStyle = LINE;
  g.fill();
  const end = { x: wrist.x + along.x * 3, y: wrist.y + along.y * 3 };
  band(g, cuff, end, w * 0.47 + 4.5, 4.5);
  g.fill();
  traceRibbon(g, sleeve, widths);
  g.fillStyle = character.gown;
  g.fill();
  // From inside the trunk, so that no seam is drawn across the shoulder.
  traceRibbon(g, [{ x: side * (character.shoulder - 30), y: character.slope + 22 }, shoulder], [w * 0.98, w * 0.98]);
  g.fill();
  band(g, cuff, end, w * 0.47, 0);
  g.fillStyle = CUFF;
  g.fill();
  const dark = mixColor(character.gown, "#000000", 0.32);
  const across = { x: -along.y * w * 0.44, y: along.x * w * 0.44 };
  drawBrush(g, [{ x: cuff.x + across.x, y: cuff.y + across.y }, { x: cuff.x - across.x, y: cuff.y - across.y }], { color: LINE, width: 4, shape: "even" });
  const fold = { x: elbow.x - side * w * 0.2, y: elbow.y };
  drawBrush(g, [{ x: fold.x + along.x * 4, y: fold.y + along.y * 4 - 16 }, fold, { x: fold.x + along.x * 26, y: fold.y + along.y * 26 + 3 }], { color: dark, width: 5.5, shape: "flick" });
}

/** Where the elbow goes so that the wrist gets where it should (or as near as the arm reaches). */
function bend(shoulder: Point, hand: Hand, { upperArm, foreArm }: Character, side: 1 | -1): { elbow: Point; wrist: Point } {
  const reach = upperArm + foreArm - 1;
  const dx = hand.x - shoulder.x;
  const dy = hand.y - shoulder.y;
  const distance = Math.min(reach, Math.max(46, Math.hypot(dx, dy)));
  const base = Math.atan2(dy, dx);
  const wrist = { x: shoulder.x + Math.cos(base) * distance, y: shoulder.y + Math.sin(base) * distance };
  const cos = (upperArm ** 2 + distance ** 2 - foreArm ** 2) / (2 * upperArm * distance);
  const opening = Math.acos(Math.min(1, Math.max(-1, cos)));
  const options = [base + opening, base - opening].map((a) => ({ x: shoulder.x + Math.cos(a) * upperArm, y: shoulder.y + Math.sin(a) * upperArm }));
  // Elbows hang; only where both ways hang alike do they point outwards.
  const comfort = (p: Point) => 0.3 * side * p.x + p.y;
  return { elbow: comfort(options[0]!) > comfort(options[1]!) ? options[0]! : options[1]!, wrist };
}

/** A flat-ended band from a to b. */
function band(g: Context2D, a: Point, b: Point, half: number, over: number): void {
  const u = unit(a, b);
  const n = { x: -u.y * half, y: u.x * half };
  const end = { x: b.x + u.x * over, y: b.y + u.y * over };
  g.beginPath();
  g.moveTo(a.x + n.x, a.y + n.y);
  g.lineTo(end.x + n.x * 1.06, end.y + n.y * 1.06);
  g.lineTo(end.x - n.x * 1.06, end.y - n.y * 1.06);
  g.lineTo(a.x - n.x, a.y - n.y);
  g.closePath();
}

function unit(a: Point, b: Point): Point {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  return { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
}
