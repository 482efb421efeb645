/** 0 before `from`, 1 after `to`, linear between. */
export function ramp(value: number, from: number, to: number): number {
  if (to <= from) return value >= to ? 1 : 0;
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

/** Minimum-jerk ease: velocity and acceleration vanish at both ends (Flash & Hogan 1985). */
export function ease(x: number): number {
  const t = Math.min(1, Math.max(0, x));
  return t * t * t * (10 + t * (6 * t - 15));
}

export function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

/** Durations in ms that every motion picks from. */
export const DURATION = { quick: 160, move: 400, scene: 800 } as const;
