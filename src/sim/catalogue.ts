import { congeeQuantities } from "./congee/quantities.ts";
import { formatQuantities } from "./formats/quantities.ts";
import { geometryQuantities } from "./geometry/quantities.ts";
import { moeQuantities } from "./moe/quantities.ts";
import { neuronQuantities } from "./neuron/quantities.ts";
import { synapseQuantities } from "./synapse/quantities.ts";
import type { Quantity } from "./quantity.ts";

// Each family exports one list; adding a family adds one import and one entry here.
const families: readonly (readonly unknown[])[] = [
  congeeQuantities,
  formatQuantities,
  geometryQuantities,
  moeQuantities,
  neuronQuantities,
  synapseQuantities,
];

/** Every quantity of the simulation by name, in alphabetical order. */
export const quantities: ReadonlyMap<string, Quantity> = new Map(
  (families.flat() as Quantity[])
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((quantity) => [quantity.name, quantity]),
);

export function findQuantity(name: string): Quantity | undefined {
  return quantities.get(name);
}
