/**
 * How one performer stands at one instant. Lengths in px of the figure's own drawing (head about 150 high),
 * origin between the shoulders, x towards the partner, y down. Angles in degrees.
 */
export interface Pose {
  /** Rise of the whole body (breath, a jump); up is negative. */
  readonly lift: number;
  /** Sway of the body, + towards the partner. */
  readonly lean: number;
  /** Turn of the head: + to the partner, 0 to the audience, 180 away from it. */
  readonly yaw: number;
  /** + looks up. */
  readonly pitch: number;
  /** Head laid on a shoulder, + towards the partner. */
  readonly roll: number;
  /** 0 stands upright, 1 a deep bow to the audience. */
  readonly bow: number;
  /** 0 faces the audience, 1 shows it the back. */
  readonly away: number;
  /** −1 frowns … 1 raised. */
  readonly brow: number;
  /** 0 shut, 1 open, 1.5 staring. */
  readonly lids: number;
  /** Where the eyes look in their sockets, −1…1, + towards the partner and down. */
  readonly gazeX: number;
  readonly gazeY: number;
  /** 0 shut … 1 wide open. */
  readonly mouth: number;
  /** −1 pulled down … 1 a broad smile. */
  readonly smile: number;
  /** 0…1: eyes become arcs, cheeks glow. */
  readonly mirth: number;
  readonly outer: Hand;
  readonly inner: Hand;
  /** What the outer hand holds. */
  readonly held: "nothing" | "fan" | "kerchief";
  /** The inner hand holds the block. */
  readonly block: boolean;
  /** Spread of the fan, 0 folded … 1 open. */
  readonly fan: number;
  /** A comic mark beside the head and its strength 0…1. */
  readonly mark: "none" | "startle" | "sweat" | "notes";
  readonly markSize: number;
}

export interface Hand {
  readonly x: number;
  readonly y: number;
  /** Direction the fingers point: 0 towards the partner, 90 down. */
  readonly angle: number;
  readonly shape: HandShape;
}

export type HandShape = "rest" | "palm" | "point" | "fist" | "grip";

/** Steps that drawn values are rounded to; what rounds equal is drawn equal. */
const STEP: Readonly<Record<string, number>> = {
  lift: 0.5, lean: 0.25, yaw: 2, pitch: 1, roll: 0.5, bow: 0.02, away: 0.05, brow: 0.1, lids: 0.1,
  gazeX: 0.1, gazeY: 0.1, mouth: 0.2, smile: 0.1, mirth: 0.25, fan: 0.05, markSize: 0.1, x: 2, y: 2, angle: 2,
};

/** The pose as it is drawn: every number on its grid. */
export function settle(pose: Pose): Pose {
  return mapNumbers(pose, (name, value) => {
    const step = STEP[name]!;
    return Math.round(value / step) * step + 0;
  });
}

/** Equal texts mean equal drawings of settled poses. */
export function poseText(pose: Pose): string {
  const numbers: (number | string | boolean)[] = [];
  for (const value of Object.values(pose) as (number | string | boolean | Hand)[])
    if (typeof value === "object") numbers.push(Math.round(value.x), Math.round(value.y), Math.round(value.angle), value.shape);
    else numbers.push(typeof value === "number" ? Math.round(value * 100) : value);
  return numbers.join(",");
}

/** From `a` to `b`; what cannot be mixed (shapes, things held) changes half way. */
export function mixPose(a: Pose, b: Pose, t: number): Pose {
  if (t <= 0) return a;
  if (t >= 1) return b;
  const other = b as unknown as Record<string, number>;
  const mixed = mapNumbers(a, (name, value, hand) => {
    const end = hand === null ? other[name]! : b[hand][name as "x" | "y" | "angle"];
    return value + (end - value) * t;
  });
  if (t < 0.5) return mixed;
  return {
    ...mixed,
    held: b.held,
    block: b.block,
    mark: b.mark,
    outer: { ...mixed.outer, shape: b.outer.shape },
    inner: { ...mixed.inner, shape: b.inner.shape },
  };
}

type HandName = "outer" | "inner";

function mapNumbers(pose: Pose, map: (name: string, value: number, hand: HandName | null) => number): Pose {
  const mapped: Record<string, unknown> = { ...pose };
  for (const [name, value] of Object.entries(pose) as [string, unknown][])
    if (typeof value === "number") mapped[name] = map(name, value, null);
  for (const hand of ["outer", "inner"] as const)
    mapped[hand] = {
      x: map("x", pose[hand].x, hand),
      y: map("y", pose[hand].y, hand),
      angle: map("angle", pose[hand].angle, hand),
      shape: pose[hand].shape,
    };
  return mapped as unknown as Pose;
}
