import type { Theme } from "#look";
import type { Ion } from "#sim";

/** All in px of the scene box, 1320 × 742: the waters on both sides of the membrane, in three columns. */
export const WATER = { left: 100, right: 1300, top: 84, outer: 232, inner: 276, bottom: 424 } as const;
/** The tug of war: its rope of each ion in a row of its own, above the scale. */
export const TUG = { left: 60, right: 1090, rows: [476, 546, 616], scale: 656, from: -120, to: 100 } as const;
export const TEXT = { left: 24, right: 1300, head: 58, note: 736 } as const;

export const IONS: readonly Ion[] = ["k", "na", "cl"];
export const NAMES: Readonly<Record<Ion, string>> = { k: "钾", na: "钠", cl: "氯" };

/** Sodium blue and potassium ochre, as everywhere; chloride plum. */
export function ionColor({ series }: Theme, ion: Ion): string {
  return { na: series[0], k: series[1], cl: series[3] }[ion];
}
