/** Position and its derivatives, of a way from 0 to 1 in a time from 0 to 1. */
export interface Motion {
  readonly position: number;
  readonly velocity: number;
  readonly acceleration: number;
  readonly jerk: number;
}

export const easings = {
  /** 6u⁵ − 15u⁴ + 10u³: starts and stops without acceleration (Flash & Hogan 1985, J Neurosci 5:1688, eq. (7)). */
  minimumJerk: (u: number): Motion => ({
    position: u * u * u * (10 + u * (6 * u - 15)),
    velocity: 30 * u * u * (1 - u) * (1 - u),
    acceleration: 60 * u * (1 - u) * (1 - 2 * u),
    jerk: 60 * (1 + u * (6 * u - 6)),
  }),
  /** 3u² − 2u³: its acceleration jumps from 0 to 6 at the start and from −6 to 0 at the end. */
  smoothstep: (u: number): Motion => ({ position: u * u * (3 - 2 * u), velocity: 6 * u * (1 - u), acceleration: 6 - 12 * u, jerk: -12 }),
} as const satisfies Record<string, (u: number) => Motion>;

export type Easing = keyof typeof easings;

/** A way of `distance` in `seconds`, at `u` of the time. */
export function easedMotion(easing: Easing, u: number, distance: number, seconds: number): Motion {
  const unit = easings[easing](u);
  return {
    position: unit.position * distance,
    velocity: (unit.velocity * distance) / seconds,
    acceleration: (unit.acceleration * distance) / seconds ** 2,
    jerk: (unit.jerk * distance) / seconds ** 3,
  };
}
