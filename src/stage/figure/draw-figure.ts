import type { Context2D, Theme } from "#look";
import { drawBrush, withAlpha } from "#look";
import { drawArm } from "./arm.ts";
import { drawBody, drawCollar } from "./body.ts";
import type { Character } from "./character.ts";
import { LINE } from "./character.ts";
import { drawHead, HEAD_SCALE } from "./head.ts";
import { drawBlock, drawFan, drawKerchief } from "./held.ts";
import { drawMark } from "./marks.ts";
import type { Hand, Pose } from "./pose.ts";

export interface Place {
  /** Between the shoulders, layout px. */
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  /** 1: the partner is on the right; −1: on the left (the drawing is mirrored). */
  readonly facing: 1 | -1;
}

/** Draws one performer. `pose` must be settled, so that equal pose texts give equal pixels. */
export function drawFigure(g: Context2D, theme: Theme, character: Character, pose: Pose, place: Place): void {
  const back = pose.away > 0.5;
  const rim = theme.name === "dark" ? withAlpha("#f2eadb", 0.4) : withAlpha("#f6f0e4", 0.25);
  g.save();
  g.translate(place.x, place.y + pose.lift * place.scale);
  g.scale(place.scale * place.facing, place.scale);
  // The body sways about the hips, well below the picture's edge.
  g.translate(0, 420);
  g.rotate((pose.lean * Math.PI) / 180);
  g.translate(0, -420);
  const stretch = 1 - 0.16 * pose.bow;
  const shoulders = 70 * pose.bow;
  const dropped = (hand: Hand): Hand => ({ ...hand, y: hand.y * stretch + shoulders });

  g.save();
  g.translate(0, shoulders);
  const turned = Math.max(0.72, 1 - 0.6 * Math.min(pose.away, 1 - pose.away));
  g.scale(turned, 1);
  if (back) drawArms(g, character, pose, dropped);
  drawBody(g, character, { side: place.facing, back, stretch });
  drawCollar(g, character, back);
  g.restore();
  const drawTop = () => {
    g.save();
    g.translate(pose.lean * 0.8, shoulders - character.head.above * HEAD_SCALE + pose.bow * 98);
    drawHead(g, character, pose, rim, place.facing);
    drawMark(g, character, pose, theme.ink, theme.vermilion);
    g.restore();
  };
  if (pose.bow > 0.2) {
    drawArms(g, character, pose, dropped);
    drawTop();
  } else {
    drawTop();
    if (!back) drawArms(g, character, pose, dropped);
  }
  g.restore();
}

function drawArms(g: Context2D, character: Character, pose: Pose, dropped: (hand: Hand) => Hand): void {
  const inner = dropped(pose.inner);
  drawArm(g, character, 1, inner);
  if (pose.block) drawBlock(g, reach(inner, 36), inner.angle + 90);
  const outer = dropped(pose.outer);
  drawArm(g, character, -1, outer);
  if (pose.held === "kerchief") drawKerchief(g, reach(outer, 40));
  if (pose.held !== "fan") return;
  drawFan(g, reach(outer, 18), outer.angle, pose.fan);
  drawHandOver(g, character, outer);
}

/** The fingers close over what is held. */
function drawHandOver(g: Context2D, { skin }: Character, { x, y, angle }: Hand): void {
  g.save();
  g.translate(x, y);
  g.rotate((angle * Math.PI) / 180);
  for (const dx of [12, 24]) {
    drawBrush(g, [{ x: dx, y: -13 }, { x: dx + 3, y: 0 }, { x: dx, y: 13 }], { color: LINE, width: 15, shape: "even" });
    drawBrush(g, [{ x: dx, y: -12 }, { x: dx + 3, y: 0 }, { x: dx, y: 12 }], { color: skin, width: 9, shape: "even" });
  }
  g.restore();
}

function reach(hand: Hand, by: number): { x: number; y: number } {
  const a = (hand.angle * Math.PI) / 180;
  return { x: hand.x + Math.cos(a) * by, y: hand.y + Math.sin(a) * by };
}
