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
