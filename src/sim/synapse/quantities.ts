import { drugQuantities } from "./drug-quantities.ts";
import { receptorQuantities } from "./receptor-quantities.ts";
import { releaseQuantities } from "./release-quantities.ts";

export const synapseQuantities = [...releaseQuantities, ...receptorQuantities, ...drugQuantities];
