import type { Quantity } from "../../src/sim/quantity.ts";

/** Asks the quantities of one family by name, as the command line does. */
// Answers differ in shape from quantity to quantity; the tests know which they asked.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function askFrom(family: readonly unknown[]): (name: string, input: unknown) => any {
  const quantities = new Map((family as readonly Quantity[]).map((quantity) => [quantity.name, quantity]));
  return (name, input) => {
    const quantity = quantities.get(name);
    if (!quantity) throw new Error(`no quantity ${name}`);
    return quantity.compute(input);
  };
}

/** A small linear-congruential stream of numbers in −1…1, for made-up inputs. */
export function madeNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return (state / 2 ** 30) - 1;
  };
}

export function madeMatrix(rows: number, columns: number, next: () => number, scale = 1): number[][] {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => scale * next()));
}
