export type { Command } from "./command.ts";
export type { ExitCode, Io, Part } from "./io.ts";
export type { Language } from "./language.ts";
export { commands } from "./commands/index.ts";
export { main } from "./main.ts";
export { runCommandLine } from "./run-command-line.ts";
