import { gaddumOccupancy } from "./antagonist.ts";

/**
 * The four adenosine receptors: adenosine's EC₅₀ and caffeine's K_D, uM.
 *
 * Fredholm et al. 1999, Pharmacol Rev 51:83, table 1 (caffeine), and 2001, Pharmacol Rev 53:527 (adenosine).
 */
export const ADENOSINE_RECEPTORS = {
  A1: { adenosineUm: 0.31, caffeineUm: 12 },
  A2A: { adenosineUm: 0.7, caffeineUm: 2.4 },
  A2B: { adenosineUm: 23.5, caffeineUm: 13 },
  A3: { adenosineUm: 0.29, caffeineUm: 80 },
} as const;

export type AdenosineReceptor = keyof typeof ADENOSINE_RECEPTORS;

export interface CaffeineEffect {
  /** Part of the receptors that adenosine holds. */
  readonly adenosine: number;
  /** Part that caffeine holds. */
  readonly caffeine: number;
  /** Adenosine's part compared with that without caffeine. */
  readonly left: number;
}

/** Caffeine and adenosine compete for one site; caffeine itself does nothing there. Concentrations in uM, adenosine > 0. */
export function caffeineAt(receptor: AdenosineReceptor, adenosineUm: number, caffeineUm: number): CaffeineEffect {
  const { adenosineUm: kAdenosine, caffeineUm: kCaffeine } = ADENOSINE_RECEPTORS[receptor];
  const adenosine = gaddumOccupancy(adenosineUm, kAdenosine, caffeineUm, kCaffeine);
  return {
    adenosine,
    caffeine: gaddumOccupancy(caffeineUm, kCaffeine, adenosineUm, kAdenosine),
    left: adenosine / gaddumOccupancy(adenosineUm, kAdenosine, 0, kCaffeine),
  };
}

/**
 * Least K_D of caffeine at the GABA_A receptor, uM: up to 100 uM no change of binding was seen there (Lopez et al. 1989,
 * Eur J Pharmacol 172:453, abstract), and one of a tenth would have been.
 */
export const GABA_A_CAFFEINE_UM = 900;

/** Part of each target that so much caffeine holds when nothing competes; `mostHeld` is the first of the largest. */
export function caffeineTargets(caffeineUm: number, gabaConstantUm: number) {
  const part = (constantUm: number): number => gaddumOccupancy(caffeineUm, constantUm, 0, 1);
  const { A1, A2A, A2B, A3 } = ADENOSINE_RECEPTORS;
  const held = { A1: part(A1.caffeineUm), A2A: part(A2A.caffeineUm), A2B: part(A2B.caffeineUm), A3: part(A3.caffeineUm), GABA_A: part(gabaConstantUm) };
  const mostHeld = (Object.keys(held) as (keyof typeof held)[]).reduce((best, name) => (held[name] > held[best] ? name : best));
  return { ...held, mostHeld };
}
