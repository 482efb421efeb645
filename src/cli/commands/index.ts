import type { Command } from "../command.ts";
import { check } from "./check.ts";
import { exportShow } from "./export.ts";
import { newShow } from "./new.ts";
import { scenes } from "./scenes.ts";
import { sim } from "./sim.ts";
import { timeline } from "./timeline.ts";

/** Every command, in the order of `doupeng --help`. */
export const commands: readonly Command[] = [newShow, check, timeline, exportShow, scenes, sim];
