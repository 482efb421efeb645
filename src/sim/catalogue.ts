import { attentionQuantities } from "./attention/quantities.ts";
import { brainQuantities } from "./brain/quantities.ts";
import { cableQuantities } from "./cable/quantities.ts";
import { chaosQuantities } from "./chaos/quantities.ts";
import { congeeQuantities } from "./congee/quantities.ts";
import { farFieldQuantities } from "./far-field/quantities.ts";
import { formatQuantities } from "./formats/quantities.ts";
import { geometryQuantities } from "./geometry/quantities.ts";
import { kinematicsQuantities } from "./kinematics/quantities.ts";
import { learningQuantities } from "./learning/quantities.ts";
import { moeQuantities } from "./moe/quantities.ts";
import { neuronQuantities } from "./neuron/quantities.ts";
import { pathQuantities } from "./path/quantities.ts";
import { recurrenceQuantities } from "./recurrence/quantities.ts";
import { residualQuantities } from "./residual/quantities.ts";
import { scalingQuantities } from "./scaling/quantities.ts";
import { spikingQuantities } from "./spiking/quantities.ts";
import { synapseQuantities } from "./synapse/quantities.ts";
import { workspaceQuantities } from "./workspace/quantities.ts";
import type { Quantity } from "./quantity.ts";

// Each family exports one list; adding a family adds one import and one entry here.
const families: readonly (readonly unknown[])[] = [
  attentionQuantities,
  brainQuantities,
  cableQuantities,
  chaosQuantities,
  congeeQuantities,
  farFieldQuantities,
  formatQuantities,
  geometryQuantities,
  kinematicsQuantities,
  learningQuantities,
  moeQuantities,
  neuronQuantities,
  pathQuantities,
  recurrenceQuantities,
  residualQuantities,
  scalingQuantities,
  spikingQuantities,
  synapseQuantities,
  workspaceQuantities,
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
