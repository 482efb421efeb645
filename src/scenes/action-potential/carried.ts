import { boxShape, mixColor, type CarriedShape, type View } from "#look";
import type { NeuronState } from "#sim";
import { STRIP } from "./layout.ts";

/** The strip of membrane between the two waters. */
export function membrane(_: NeuronState, { theme }: View): CarriedShape {
  return boxShape({ x: STRIP.left, y: STRIP.outer, width: STRIP.right - STRIP.left, height: STRIP.inner - STRIP.outer }, 6, mixColor(theme.paper, theme.series[0], 0.28));
}
