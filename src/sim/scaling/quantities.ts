import { countQuantities } from "./count-quantities.ts";
import { lookUpQuantities } from "./look-up-quantities.ts";
import { trainingQuantities } from "./training-quantities.ts";

export const scalingQuantities = [...countQuantities, ...trainingQuantities, ...lookUpQuantities];
