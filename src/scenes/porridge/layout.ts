export const PX_PER_CM = 25;

/** The bowl in section: `x` its middle, `surface` the level of the congee. */
export const BOWL = { x: 372, surface: 458, halfWidth: 336, rim: 414, bottom: 716, foot: 130 } as const;

export const CHART = { x: 868, y: 62, width: 420, height: 330 } as const;
export const BARS = { x: 788, width: 500, first: 548, second: 636, height: 22 } as const;
