import { spawn } from "node:child_process";
import type { Writable } from "node:stream";

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly signal?: AbortSignal | undefined;
  /** Written to the program's standard input. */
  readonly input?: string | Uint8Array | AsyncIterable<Uint8Array>;
  /** Called with each piece of standard output instead of collecting it. */
  readonly onOutput?: (piece: Buffer) => void;
  /** ms; the program is killed after that. */
  readonly timeoutMs?: number;
}

export interface RunResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * Runs a program with a list of arguments, never through a shell. On abort or timeout it is killed.
 *
 * @throws the signal's reason when aborted, the system's error when the program cannot be started
 */
export async function run(file: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  options.signal?.throwIfAborted();
  const child = spawn(file, args, { env: options.env, cwd: options.cwd, stdio: ["pipe", "pipe", "pipe"], windowsHide: true });
  const kill = () => child.kill("SIGKILL");
  const timer = options.timeoutMs === undefined ? undefined : setTimeout(kill, options.timeoutMs);
  options.signal?.addEventListener("abort", kill, { once: true });
  const onExit = () => kill();
  process.once("exit", onExit);
  try {
    const pieces: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (piece: Buffer) => (options.onOutput ? options.onOutput(piece) : pieces.push(piece)));
    child.stderr.on("data", (piece: Buffer) => keepLast(errors, piece));
    const closed = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code, signal) => resolve({ code, signal }));
    });
    // A program that ends before it has read everything is told by its exit code.
    child.stdin.on("error", () => {});
    let refusal: { readonly error: unknown } | null = null;
    const fed = feed(child.stdin, options.input).catch((error: unknown) => {
      refusal = { error };
      kill();
    });
    const { code, signal } = await closed;
    await fed;
    options.signal?.throwIfAborted();
    if (refusal) throw (refusal as { readonly error: unknown }).error;
    return { code, signal, stdout: Buffer.concat(pieces), stderr: Buffer.concat(errors).toString() };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", kill);
    process.removeListener("exit", onExit);
  }
}

/** A stream read to its end with back-pressure. */
async function feed(stdin: Writable, input: RunOptions["input"]): Promise<void> {
  if (input !== undefined && typeof input !== "string" && !(input instanceof Uint8Array)) {
    for await (const piece of input) {
      if (stdin.destroyed) break;
      if (!stdin.write(piece)) await new Promise<void>((resolve) => onceAny(stdin, ["drain", "close", "error"], resolve));
    }
    stdin.end();
    return;
  }
  if (input === undefined) stdin.end();
  else stdin.end(input);
}

function onceAny(stream: Writable, events: readonly string[], then: () => void): void {
  const done = () => {
    for (const event of events) stream.removeListener(event, done);
    then();
  };
  for (const event of events) stream.once(event, done);
}

function keepLast(pieces: Buffer[], piece: Buffer): void {
  pieces.push(piece);
  while (pieces.length > 64) pieces.shift();
}
