import { identity } from "../dense.ts";
import { gaussian } from "../random.ts";
import { sinkhorn } from "./sinkhorn.ts";

/** Plain residual (one wire, the identity), hyper-connections (any mixing), manifold-constrained ones (doubly stochastic mixing). */
export const mixerSchemes = ["residual", "hc", "mhc"] as const;
export type MixerScheme = (typeof mixerSchemes)[number];

export interface StackSettings {
  readonly scheme: MixerScheme;
  readonly streams: number;
  readonly layers: number;
  /** Standard deviation of the random part: of HC's entries about the identity, of mHC's logits. */
  readonly spread: number;
  readonly iterations: number;
}

const MIX_STREAM = 0x6d6978;

/**
 * Mixing tables of a stack, shape [layer][to][from]: HC takes I + s·N, mHC the Sinkhorn projection of s·N, with the same N.
 * A table depends on its own layer alone: a deeper stack begins with the same tables.
 */
export function mixingMatrices({ scheme, streams, layers, spread, iterations }: StackSettings, seed: number): number[][][] {
  return Array.from({ length: layers }, (_, l) => {
    const noise = (i: number, j: number): number => spread * gaussian(seed, MIX_STREAM, (l * streams + i) * streams + j);
    const table = identity(streams);
    if (scheme === "residual") return table;
    if (scheme === "hc") return table.map((row, i) => row.map((value, j) => value + noise(i, j)));
    return sinkhorn(table.map((row, i) => row.map((_value, j) => noise(i, j))), iterations);
  });
}
