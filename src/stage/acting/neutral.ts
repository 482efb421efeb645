import type { Hand, Pose } from "../figure/pose.ts";

/** The hands of one gesture. */
export interface Gesture {
  readonly outer: Hand;
  readonly inner: Hand;
}

const hand = (x: number, y: number, angle: number, shape: Hand["shape"]): Hand => ({ x, y, angle, shape });

export const DOUGEN_REST: Gesture = { outer: hand(-106, 236, 88, "rest"), inner: hand(18, 192, 168, "rest") };
/** Hands folded on the belly, at the edge of the table. */
export const PENGGEN_REST: Gesture = { outer: hand(-44, 158, 10, "rest"), inner: hand(46, 150, 170, "rest") };

/** What 逗哏's hands do while he speaks. */
export const DOUGEN_GESTURES: readonly Gesture[] = [
  { outer: hand(-148, 80, -115, "palm"), inner: DOUGEN_REST.inner },
  { outer: DOUGEN_REST.outer, inner: hand(152, 84, -60, "palm") },
  { outer: hand(-178, 128, -155, "palm"), inner: hand(176, 128, -25, "palm") },
  { outer: hand(-98, 60, -84, "point"), inner: DOUGEN_REST.inner },
  { outer: DOUGEN_REST.outer, inner: hand(0, 122, -150, "fist") },
  { outer: DOUGEN_REST.outer, inner: hand(172, 146, -2, "palm") },
];

/** 捧哏 spends less: a hand lifted from the table, no more. */
export const PENGGEN_GESTURES: readonly Gesture[] = [
  { outer: PENGGEN_REST.outer, inner: hand(166, 84, -56, "palm") },
  { outer: hand(-166, 84, -124, "palm"), inner: PENGGEN_REST.inner },
  PENGGEN_REST,
  { outer: PENGGEN_REST.outer, inner: hand(80, 68, -92, "point") },
];

/** Standing, facing the audience, doing nothing. */
export function neutralPose({ outer, inner }: Gesture): Pose {
  return {
    lift: 0, lean: 0, yaw: 8, pitch: 0, roll: 0, bow: 0, away: 0,
    brow: 0.1, lids: 1, gazeX: 0, gazeY: 0, mouth: 0, smile: 0.7, mirth: 0,
    outer, inner, held: "nothing", block: false, fan: 0, mark: "none", markSize: 0,
  };
}
