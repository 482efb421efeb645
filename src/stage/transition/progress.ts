import { ease, ramp } from "#look";
import type { BoundTransition, Clip } from "#show";

/** A transition at one instant; all 0…1. */
export interface Progress {
  /** How much of the clip before is to be seen, and of the clip that comes. */
  readonly from: number;
  readonly to: number;
  /** How far performers and table are from where they stand before to where they stand after. */
  readonly walk: number;
  /** The object that is carried: how far it is on its way, and how much of it is to be seen. */
  readonly travel: number;
  readonly object: number;
}

/**
 * The last picture of the clip before would be 0 and the first of the next 1: both belong to their own clips, so no picture is
 * shown twice. A carry says one thing after the other: everything else goes, the object travels, its new world comes.
 */
export function progressAt({ durationMs, durationFrames }: Clip, { carried }: BoundTransition, tMs: number): Progress {
  const frameMs = durationMs / durationFrames;
  const t = ramp(tMs + frameMs, 0, durationMs + frameMs);
  if (carried === null) return { from: 1 - ease(t), to: ease(t), walk: ease(t), travel: 0, object: 0 };
  return {
    from: 1 - ease(ramp(t, 0, 0.38)),
    to: ease(ramp(t, 0.62, 1)),
    walk: ease(t),
    travel: ease(ramp(t, 0.14, 0.8)),
    object: ease(ramp(t, 0, 0.14)) * (1 - ease(ramp(t, 0.82, 1))),
  };
}
