/** Smooth stand-ins for the derivative of the spike, by name; u = V − θ, k the slope. Only the backward pass uses them. */
export const SURROGATES = {
  /** 1/(1 + k|u|)²: SuperSpike, Zenke & Ganguli 2018, Neural Comput 30:1514. */
  fastSigmoid: (u: number, k: number) => 1 / (1 + k * Math.abs(u)) ** 2,
  /** (k/2)/(1 + (πku/2)²): Fang et al. 2021, arXiv:2007.05785. */
  atan: (u: number, k: number) => k / 2 / (1 + ((Math.PI / 2) * k * u) ** 2),
  /** ke^(−ku)/(1 + e^(−ku))²: derivative of the logistic function. */
  sigmoid: (u: number, k: number) => {
    // Even in u; of the two exponentials the falling one cannot overflow.
    const e = Math.exp(-k * Math.abs(u));
    return (k * e) / (1 + e) ** 2;
  },
} as const satisfies Record<string, (u: number, k: number) => number>;

export type SurrogateName = keyof typeof SURROGATES;

/** The forward pass: a hard step, 0 at 0. */
export function spikes(u: number): 0 | 1 {
  return u > 0 ? 1 : 0;
}
