import type { Command } from "../command.ts";
import { scenes } from "./scenes.ts";
import { sim } from "./sim.ts";

/** Every command, in the order of `doupeng --help`. */
export const commands: readonly Command[] = [scenes, sim];
