import { gaussian } from "../../../src/sim/random.ts";
import type { Quantity } from "../../../src/sim/quantity.ts";
import { moeQuantities } from "../../../src/sim/moe/quantities.ts";

/** Made-up logits [token][expert]; `skew` favours the low-numbered experts. */
export function madeLogits(tokens: number, experts: number, seed: number, skew = 0): number[][] {
  return Array.from({ length: tokens }, (_, t) =>
    Array.from({ length: experts }, (__, i) => gaussian(seed, 7, t * experts + i) + skew * (1 - (2 * i) / (experts - 1))));
}

/** Asks a quantity by name, as the command line does. */
// Answers differ in shape from quantity to quantity; the tests know which they asked.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function ask(name: string, input: unknown): any {
  const quantity = (moeQuantities as readonly unknown[] as readonly Quantity[]).find((entry) => entry.name === name);
  if (!quantity) throw new Error(`no quantity ${name}`);
  return quantity.compute(quantity.input.parse(input));
}

/** Logits whose first choices give these loads: token by token, 1 for the chosen expert and 0 elsewhere. */
export function logitsOfLoads(loads: readonly number[]): number[][] {
  return loads.flatMap((load, expert) => Array.from({ length: load }, () => loads.map((_, i) => (i === expert ? 1 : 0))));
}

/** The definition, without the library's guards: exp over Σ exp. */
export function naiveSoftmax(row: readonly number[]): number[] {
  const total = row.reduce((a, z) => a + Math.exp(z), 0);
  return row.map((z) => Math.exp(z) / total);
}

/** The k largest by repeated search for the maximum, first of equals. */
export function naiveTopK(row: readonly number[], k: number): number[] {
  const left = [...row];
  return Array.from({ length: k }, () => {
    const best = left.indexOf(Math.max(...left));
    left[best] = -Infinity;
    return best;
  });
}
