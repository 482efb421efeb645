import { integerQuantities } from "./integer-quantities.ts";
import { kernelQuantities } from "./kernel-quantities.ts";
import { limitQuantities } from "./limit-quantities.ts";
import { mxQuantities } from "./mx-quantities.ts";
import { storageQuantities } from "./storage-quantities.ts";
import { valueQuantities } from "./value-quantities.ts";

/** Every quantity of number formats. */
export const formatQuantities = [
  ...valueQuantities,
  ...limitQuantities,
  ...mxQuantities,
  ...kernelQuantities,
  ...integerQuantities,
  ...storageQuantities,
];
