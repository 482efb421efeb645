import { roundTo, type Precision } from "./precision.ts";

/**
 * Ways to write a chaotic map of 0…1. The first three are the logistic map r·x·(1 − x), equal on paper only:
 * `factored` (r·x)·(1 − x), `expanded` r·x − r·(x·x), `nested` r·(x·(1 − x)). `tent` is 2x or 2 − 2x, which a binary format does
 * without error until it has shifted out its last digit; `tentAbsolute` 1 − |1 − 2x|, equal on paper, rounds. `doubling` is 2x mod 1.
 */
export const mapForms = ["factored", "expanded", "nested", "tent", "tentAbsolute", "doubling"] as const;
export type MapForm = (typeof mapForms)[number];

export interface MapSpec {
  readonly form: MapForm;
  readonly precision: Precision;
  /** 0…4; rounded to the precision first. The tent and doubling maps have none. */
  readonly r: number;
}

export type Step = (x: number) => number;

/** One step of the map, rounded after every operation. */
export function stepOf({ form, precision, r: given }: MapSpec): Step {
  const round = roundTo(precision);
  const r = round(given);
  switch (form) {
    case "factored":
      return (x) => round(round(r * x) * round(1 - x));
    case "expanded":
      return (x) => round(round(r * x) - round(r * round(x * x)));
    case "nested":
      return (x) => round(r * round(x * round(1 - x)));
    case "tent":
      return (x) => (x < 0.5 ? round(2 * x) : round(2 - round(2 * x)));
    case "tentAbsolute":
      return (x) => round(1 - Math.abs(round(1 - round(2 * x))));
    case "doubling":
      return (x) => (x < 0.5 ? round(2 * x) : round(round(2 * x) - 1));
  }
}

/** |f′(x)|, in double: |r − 2r·x| for the logistic map, 2 for the others. */
export function slopeOf(form: MapForm, r: number): Step {
  return isLogistic(form) ? (x) => Math.abs(r - 2 * r * x) : () => 2;
}

export function isLogistic(form: MapForm): boolean {
  return form === "factored" || form === "expanded" || form === "nested";
}
