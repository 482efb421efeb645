/** L(N, D) = E + A/N^α + B/D^β. */
export interface LossLaw {
  readonly floor: number;
  readonly a: number;
  readonly b: number;
  readonly alpha: number;
  readonly beta: number;
}

/**
 * Two fits to the same runs. The rounded constants of 2022 do not give that paper's own 20 tokens per parameter; the
 * refit of 2024 does.
 *
 * @see Hoffmann et al. 2022, arXiv:2203.15556 eq. (10); Besiroglu et al. 2024, arXiv:2404.10102 §3
 */
export const lossLaws = {
  hoffmann2022: { floor: 1.69, a: 406.4, b: 410.7, alpha: 0.34, beta: 0.28 },
  besiroglu2024: { floor: 1.8172, a: 482.01, b: 2085.43, alpha: 0.3478, beta: 0.3658 },
} as const satisfies Record<string, LossLaw>;

export type LossLawId = keyof typeof lossLaws;

/** FLOPs of training: 6 for each parameter and token (Kaplan et al. 2020, arXiv:2001.08361 §2.1). */
export const FLOP_PER_PARAMETER_TOKEN = 6;

/** Loss in nats per token. */
export function lossOf(law: LossLaw, parameters: number, tokens: number): { loss: number; fromSize: number; fromData: number } {
  const fromSize = law.a / parameters ** law.alpha;
  const fromData = law.b / tokens ** law.beta;
  return { loss: law.floor + fromSize + fromData, fromSize, fromData };
}

/** Parameters and tokens with the least loss for a budget C = 6ND: N = G·(C/6)^(β/(α+β)), G = (αA/βB)^(1/(α+β)). */
export function bestFor(law: LossLaw, flop: number): { parameters: number; tokens: number } {
  const { a, b, alpha, beta } = law;
  const g = ((alpha * a) / (beta * b)) ** (1 / (alpha + beta));
  const product = flop / FLOP_PER_PARAMETER_TOKEN;
  const parameters = g * product ** (beta / (alpha + beta));
  return { parameters, tokens: product / parameters };
}
