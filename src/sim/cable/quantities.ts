import { conductionQuantities } from "./conduction-quantities.ts";
import { passiveQuantities } from "./passive-quantities.ts";

export const cableQuantities = [...passiveQuantities, ...conductionQuantities];
