import { boxShape, mixColor, type CarriedShape, type View } from "#look";
import type { TwoFibresState } from "#sim";
import { BARE, FIBRE, MYELINATED, THICK, type Lane } from "./layout.ts";

function fibre({ axis }: Lane, thick: number, { theme }: View): CarriedShape {
  return boxShape({ x: FIBRE.left, y: axis - thick / 2, width: FIBRE.right - FIBRE.left, height: thick }, 3, mixColor(theme.paper, theme.series[0], 0.28));
}

/** The bare fibre. */
export function axon(_: TwoFibresState, view: View): CarriedShape {
  return fibre(BARE, THICK, view);
}

/** The myelinated fibre; its sheath comes with the picture. */
export function sheathed(_: TwoFibresState, view: View): CarriedShape {
  return fibre(MYELINATED, THICK * 0.6, view);
}
