import { formulaFault, scenes } from "#scenes";
import type { Catalogue } from "#show";
import { quantities } from "#sim";
import { builtInSounds, stageActions } from "./actions.ts";

/** All that a script can refer to: what the command line, the server and the studio bind a show with. */
export const catalogue: Catalogue = { scenes, stageActions, quantities, sounds: builtInSounds, checkFormula: formulaFault };
