/** All in px of the scene box, 1320 × 742. */
export const PLOT = { x: 96, y: 90, width: 1050, height: 262 } as const;
export const STIMULUS = { x: 96, y: 408, width: 1050, height: 36 } as const;
export const PLOT_MV = [-90, 60] as const;

/** Base lines of the headline and of the words under the time axis. */
export const HEAD = { x: 24, right: 1300, y: 58 } as const;
export const STATUS = { x: 96, y: 518 } as const;

/** The strip of membrane: lipid heads at `outer` and `inner`, water above and below. */
export const STRIP = { left: 92, right: 1310, top: 544, bottom: 738, outer: 614, inner: 672 } as const;
