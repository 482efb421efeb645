import type { Command } from "../command.ts";
import { check } from "./check.ts";
import { dev } from "./dev.ts";
import { doctor } from "./doctor.ts";
import { exportShow } from "./export.ts";
import { newShow } from "./new.ts";
import { render } from "./render.ts";
import { scenes } from "./scenes.ts";
import { sim } from "./sim.ts";
import { still } from "./still.ts";
import { timeline } from "./timeline.ts";
import { voice } from "./voice.ts";

/** Every command, in the order of `doupeng --help`. */
export const commands: readonly Command[] = [newShow, dev, check, timeline, render, still, voice, exportShow, scenes, sim, doctor];
