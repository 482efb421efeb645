import { connectomeQuantities } from "./connectome-quantities.ts";
import { energyQuantities } from "./energy-quantities.ts";

export const brainQuantities = [...energyQuantities, ...connectomeQuantities];
