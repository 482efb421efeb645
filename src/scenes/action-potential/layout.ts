/** All in px of the scene box, 1320 × 742. */
export const PLOT = { x: 96, y: 52, width: 764, height: 290 } as const;
export const STIMULUS = { x: 96, y: 402, width: 764, height: 58 } as const;
export const PLOT_MV = [-90, 60] as const;

/** Base lines of the texts beside the time axis and in the right column, and tops of its bars. */
export const RATE = { x: 96, y: 534 } as const;
export const PANEL = { x: 1014, width: 296, value: 44, status: 92, sodium: 184, potassium: 268 } as const;
export const FORMULA = { left: 914, top: 378 } as const;

/** The strip of membrane: lipid heads at `outer` and `inner`, water above and below. */
export const STRIP = { left: 92, right: 1310, top: 556, bottom: 736, outer: 622, inner: 670 } as const;
