import type { Quantity } from "./quantity.ts";

// Each family exports one list; adding a family adds one import and one entry here.
const all: readonly Quantity[] = ([] as readonly (readonly unknown[])[]).flat() as Quantity[];

/** Every quantity of the simulation by name, in alphabetical order. */
export const quantities: ReadonlyMap<string, Quantity> = new Map(
  [...all].sort((a, b) => (a.name < b.name ? -1 : 1)).map((quantity) => [quantity.name, quantity]),
);

export function findQuantity(name: string): Quantity | undefined {
  return quantities.get(name);
}
