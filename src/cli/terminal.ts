import pico from "picocolors";
import { cleanJson } from "./clean.ts";
import { formatLine } from "./format-line.ts";
import type { Io } from "./io.ts";
import { isLanguage, languageAsked, languageOf } from "./language.ts";

/** The real terminal. Reads `--json` and `--lang` ahead of the parser, so that its complaints too come in the right form. */
export function terminalIo(words: readonly string[]): Io {
  const asked = languageAsked(words);
  const language = isLanguage(asked) ? asked : languageOf(process.env);
  const json = words.includes("--json");
  let stop: AbortSignal | undefined;
  stopQuietlyWhenReaderLeaves();
  const write = (stream: NodeJS.WriteStream, text: string) => { stream.write(`${text}\n`); };
  return {
    language,
    json,
    cwd: process.cwd(),
    env: process.env,
    // A terminal without a width cannot move rows.
    isInteractive: process.stderr.isTTY && process.stderr.columns > 20 && !json,
    // Only a command that asks for the signal takes Ctrl-C into its own hands.
    get signal() { return (stop ??= listenForStop()); },
    nowMs: () => performance.now(),
    readStdin,
    print: (...parts) => { if (!json) write(process.stdout, formatLine(parts, language, hasColor(process.stdout))); },
    printJson: (value) => { write(process.stdout, cleanJson(value)); },
    note: (...parts) => { write(process.stderr, formatLine(parts, language, hasColor(process.stderr))); },
  };
}

function hasColor(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && pico.isColorSupported;
}

/** The first Ctrl-C asks the command to clean up and stop, the second ends it at once. */
function listenForStop(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(3);
      controller.abort();
    });
  return controller.signal;
}

/** `doupeng sim --list | head` is not an error. */
function stopQuietlyWhenReaderLeaves(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
