import { ease, ramp } from "#look";
import { stepClock, type SimEvent, type StepJump } from "#sim";
import type { FormulaParams } from "./params.ts";
import { termsOf } from "./terms.ts";

export interface FormulaState {
  readonly params: FormulaParams;
  readonly index: number;
  /** How far the step's formula has appeared, in tenths: the overlay is dear to draw. */
  readonly fade: number;
  /** How far the stroke under the term has come, in tenths. */
  readonly underlined: number;
  /** How far its sentence has. */
  readonly words: number;
  readonly term: { readonly name: string; readonly words: string } | null;
  readonly explained: number;
}

const APPEAR_MS = 500;
/** The formula first, then what it says. */
const WORDS_AFTER_MS = 700;
const FADES = 10;

/**
 * A pure timeline of steps and of the term that is pointed at; a new step points at nothing.
 *
 * @throws RangeError for a term that no step has
 */
export function derive(params: FormulaParams, _seed: number, events: readonly SimEvent[]): (tMs: number) => FormulaState {
  const { steps, terms, stepMs, autoplay } = params;
  const jumps: StepJump[] = events.flatMap(({ tMs, action }) => {
    if (action === "next") return [{ tMs, to: (index) => index + 1 }];
    return action === "reset" ? [{ tMs, to: () => 0 }] : [];
  });
  const at = stepClock(steps.map(() => stepMs), autoplay, jumps);
  const names = steps.map(({ tex }) => termsOf(tex));
  const known = new Set(names.flat());
  const points = events.filter(({ action }) => action === "highlight" || action === "plain")
    .map(({ tMs, action, args }) => ({ tMs, term: action === "plain" ? null : String(args["term"]) }));
  for (const { term } of points)
    if (term !== null && term !== "" && !known.has(term))
      throw new RangeError(`term: 公式里没有这一项，有 ${[...known].join("、")} / must be a term of the formula (${[...known].join(", ")}), got "${term}"`);

  return (tMs) => {
    const { index, sinceMs } = at(tMs);
    const resets = jumps.some((jump) => jump.tMs <= tMs);
    const point = points.findLast((each) => each.tMs <= tMs && each.tMs >= tMs - sinceMs);
    const name = point === undefined || point.term === null ? undefined : point.term === "" ? names[index]![0] : point.term;
    const fade = index === 0 && !resets ? 1 : ease(ramp(sinceMs, 0, APPEAR_MS));
    const explained = name === undefined ? 0 : ease(ramp(tMs, point!.tMs, point!.tMs + APPEAR_MS));
    return {
      params,
      index,
      underlined: Math.round(explained * FADES) / FADES,
      fade: Math.round(fade * FADES) / FADES,
      words: ease(ramp(sinceMs, WORDS_AFTER_MS, WORDS_AFTER_MS + APPEAR_MS)),
      term: name === undefined ? null : { name, words: terms.find((term) => term.name === name)?.words ?? "" },
      explained,
    };
  };
}
