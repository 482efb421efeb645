import type { FibreView, TwoFibresState } from "#sim";

/** What can be said of one fibre since the latest shock. */
export type Result =
  | { readonly kind: "waiting" }
  | { readonly kind: "running"; readonly ms: number }
  | { readonly kind: "lost" }
  /** `speedMPerS` is the mean over the whole way. */
  | { readonly kind: "arrived"; readonly ms: number; readonly speedMPerS: number };

/** One shock runs towards the far end; of shocks at several places only the wait is told. */
export function resultOf({ sinceShockMs, shockPlaces, lengthMm }: TwoFibresState, fibre: FibreView): Result {
  const [place] = shockPlaces;
  if (sinceShockMs === null || place === undefined || !fibre.wasFree) return { kind: "waiting" };
  const arrivedMs = place <= 0.5 ? fibre.toRightEndMs : fibre.toLeftEndMs;
  if (arrivedMs !== null && shockPlaces.length === 1)
    return { kind: "arrived", ms: arrivedMs, speedMPerS: (Math.max(place, 1 - place) * lengthMm) / arrivedMs };
  if (fibre.excited.length > 0 || sinceShockMs < 0.2) return { kind: "running", ms: sinceShockMs };
  return fibre.toLeftEndMs !== null && fibre.toRightEndMs !== null ? { kind: "waiting" } : { kind: "lost" };
}
