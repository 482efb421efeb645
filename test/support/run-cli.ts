import { commands, runCommandLine, type ExitCode, type Io, type Language, type Part } from "../../src/cli/index.ts";
import { cleanJson } from "../../src/cli/clean.ts";
import { formatLine } from "../../src/cli/format-line.ts";

export interface CliRun {
  readonly exitCode: ExitCode;
  readonly out: string;
  readonly err: string;
  /** Every line of standard output, read as JSON. */
  readonly json: () => unknown[];
}

export interface CliWorld {
  readonly cwd?: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly language?: Language;
  readonly signal?: AbortSignal;
}

/** Runs one command line in this process, with a terminal of its own. */
export async function runCli(words: readonly string[], world: CliWorld = {}): Promise<CliRun> {
  const out: string[] = [];
  const err: string[] = [];
  const language = world.language ?? "zh";
  const json = words.includes("--json");
  const line = (parts: readonly Part[]) => `${formatLine(parts, language, false)}\n`;
  const io: Io = {
    language,
    json,
    cwd: world.cwd ?? process.cwd(),
    env: world.env ?? process.env,
    isInteractive: false,
    signal: world.signal ?? new AbortController().signal,
    nowMs: () => performance.now(),
    readStdin: () => Promise.resolve(world.stdin ?? ""),
    print: (...parts) => { if (!json) out.push(line(parts)); },
    printJson: (value) => { out.push(`${cleanJson(value)}\n`); },
    note: (...parts) => { err.push(line(parts)); },
  };
  const exitCode = await runCommandLine(words, commands, io, { write: (text) => { out.push(text); }, version: "0.0.0" });
  const text = out.join("");
  return { exitCode, out: text, err: err.join(""), json: () => text.trim().split("\n").map((each) => JSON.parse(each) as unknown) };
}
