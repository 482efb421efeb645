import { rodShape, type CarriedShape, type View } from "#look";
import type { ChopstickState } from "#sim";
import { BOWL, PX_PER_CM } from "./layout.ts";

const STICK_CM = 24;

/** The whole stick, from its tip in the congee to its free end; a lying one has drifted to the middle. */
export function chopstick({ leanDeg, depthCm }: ChopstickState, { theme }: View): CarriedShape {
  const lean = (leanDeg * Math.PI) / 180;
  const drift = (STICK_CM / 2 - depthCm) * PX_PER_CM * Math.sin(lean) ** 4;
  const at = (cm: number) => ({ x: BOWL.x - drift + Math.sin(lean) * cm * PX_PER_CM, y: BOWL.surface - Math.cos(lean) * cm * PX_PER_CM });
  return rodShape(at(-depthCm), at(STICK_CM - depthCm), 16, theme.name === "light" ? "#8c5a2b" : "#b9854e");
}
