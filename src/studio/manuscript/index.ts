export { commandList } from "./commands/list.ts";
export { keyText } from "./commands/studio-command.ts";
export type { CommandGroup, StudioCommand } from "./commands/studio-command.ts";
export { openPalette } from "./menus/palette.ts";
export { type Manuscript, type MountOptions, mountManuscript } from "./mount.ts";
export type { ManuscriptOptions, ShownProblem, ShownVerdict } from "./options.ts";
export { manuscriptPlugins } from "./plugins.ts";
