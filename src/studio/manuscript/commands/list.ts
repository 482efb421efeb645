import type { StudioCommand } from "./studio-command.ts";

/** Everything the writer can do to a script. */
export const commandList: readonly StudioCommand[] = [];
