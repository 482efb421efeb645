import { commands } from "./commands/index.ts";
import type { ExitCode } from "./io.ts";
import { runCommandLine } from "./run-command-line.ts";
import { terminalIo } from "./terminal.ts";
import { toolVersion } from "./tool-version.ts";

/** The command `doupeng`. @param words the command line after the command's own name */
export async function main(words: readonly string[]): Promise<ExitCode> {
  const outlet = { write: (text: string) => { process.stdout.write(text); }, version: toolVersion() };
  return runCommandLine(words, commands, terminalIo(words), outlet);
}
