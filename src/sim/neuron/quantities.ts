import { firingQuantities } from "./firing-quantities.ts";
import { gateQuantities } from "./gate-quantities.ts";
import { spikeQuantities } from "./spike-quantities.ts";

export const neuronQuantities = [...gateQuantities, ...spikeQuantities, ...firingQuantities];
