import type { Context2D, Point } from "#look";
import { drawBrush, traceRibbon } from "#look";
import { LINE } from "./character.ts";
import type { HandShape } from "./pose.ts";

interface HandLook extends Point {
  readonly angle: number;
  readonly shape: HandShape;
  readonly skin: string;
  /** −1 the outer hand, 1 the inner; decides where the thumb is. */
  readonly side: 1 | -1;
}

/** Fingers and palm as fat strokes from the wrist along +x: [points, widths]. */
type Part = readonly [readonly Point[], readonly number[]];

const PALM: Part = [[{ x: -4, y: 0 }, { x: 26, y: 0 }], [30, 36]];

const PARTS: Readonly<Record<HandShape, readonly Part[]>> = {
  rest: [
    [[{ x: -4, y: 0 }, { x: 22, y: 0 }, { x: 42, y: 4 }], [30, 35, 30, 22]],
    [[{ x: 14, y: -14 }, { x: 32, y: -18 }], [13, 10]],
  ],
  palm: [
    PALM,
    [[{ x: 28, y: -14 }, { x: 56, y: -20 }], [12, 10]],
    [[{ x: 30, y: -5 }, { x: 62, y: -6 }], [12, 10]],
    [[{ x: 30, y: 5 }, { x: 60, y: 8 }], [12, 10]],
    [[{ x: 27, y: 13 }, { x: 51, y: 21 }], [11, 9]],
    [[{ x: 10, y: -14 }, { x: 22, y: -36 }], [13, 10]],
  ],
  point: [
    [[{ x: -4, y: 0 }, { x: 26, y: 2 }], [30, 36]],
    [[{ x: 24, y: -9 }, { x: 66, y: -11 }], [13, 11]],
    [[{ x: 12, y: -14 }, { x: 30, y: -24 }], [13, 10]],
  ],
  fist: [[[{ x: -4, y: 0 }, { x: 22, y: 0 }], [30, 40]], [[{ x: 8, y: -12 }, { x: 30, y: -10 }], [14, 12]]],
  grip: [[[{ x: -4, y: 0 }, { x: 22, y: 0 }], [30, 38]], [[{ x: 8, y: -14 }, { x: 32, y: -14 }], [14, 11]]],
};

/** Short ink lines between the fingers of closed hands. */
const CREASES: Readonly<Record<HandShape, readonly (readonly Point[])[]>> = {
  rest: [[{ x: 26, y: 4 }, { x: 42, y: 6 }]],
  palm: [],
  point: [[{ x: 30, y: 4 }, { x: 40, y: 4 }], [{ x: 30, y: 12 }, { x: 38, y: 12 }]],
  fist: [[{ x: 30, y: -2 }, { x: 40, y: -2 }], [{ x: 30, y: 7 }, { x: 39, y: 8 }]],
  grip: [[{ x: 26, y: -4 }, { x: 38, y: -4 }], [{ x: 27, y: 5 }, { x: 38, y: 6 }]],
};

/** A hand whose wrist is at (x, y). Ink first, then skin, so that the parts melt into one silhouette. */
export function drawHand(g: Context2D, { x, y, angle, shape, skin, side }: HandLook): void {
  g.save();
  g.translate(x, y);
  g.rotate((angle * Math.PI) / 180);
  // The thumb is on the upper side whichever way the hand points.
  if (Math.cos((angle * Math.PI) / 180) * 1 < 0 || (Math.abs(angle) === 90 && side > 0)) g.scale(1, -1);
  for (const [points, widths] of PARTS[shape]) {
    traceRibbon(g, points, widths.map((width) => width + 8));
    g.fillStyle = LINE;
    g.fill();
  }
  for (const [points, widths] of PARTS[shape]) {
    traceRibbon(g, points, widths);
    g.fillStyle = skin;
    g.fill();
  }
  for (const crease of CREASES[shape]) drawBrush(g, crease, { color: LINE, width: 3.5 });
  g.restore();
}
