import type { Theme } from "#look";
import type { Ion } from "#sim";

/** All in px of the scene box, 1320 × 742: the waters on both sides of the membrane, in three columns. */
export const WATER = { left: 100, right: 936, top: 84, outer: 236, inner: 276, bottom: 428 } as const;
/** The tug of war: its rope of each ion in a row of its own, above the scale. */
export const TUG = { left: 60, right: 900, rows: [484, 538, 592], scale: 634, from: -120, to: 100 } as const;
export const PANEL = { x: 976, width: 320, bars: [132, 224, 316], number: 540 } as const;
export const FORMULA = { left: 970, top: 572 } as const;

export const IONS: readonly Ion[] = ["k", "na", "cl"];
export const NAMES: Readonly<Record<Ion, string>> = { k: "钾", na: "钠", cl: "氯" };

/** Sodium blue and potassium ochre, as everywhere; chloride plum. */
export function ionColor({ series }: Theme, ion: Ion): string {
  return { na: series[0], k: series[1], cl: series[3] }[ion];
}
