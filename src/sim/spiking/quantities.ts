import { cellQuantities } from "./cell-quantities.ts";
import { networkQuantities } from "./network-quantities.ts";

export const spikingQuantities = [...cellQuantities, ...networkQuantities];
