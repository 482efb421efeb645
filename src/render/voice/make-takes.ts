import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { BoundShow, Take } from "#show";
import type { RenderProblem } from "../failure.ts";
import { RenderFailure } from "../failure.ts";
import { inParallel } from "../in-parallel.ts";
import type { FolderProblem } from "../show-folder/problem.ts";
import { readTakes, writeTakes } from "../show-folder/takes-file.ts";
import { insideShow } from "../sound/decode.ts";
import { trimSilence } from "./envelope.ts";
import type { LineOfShow } from "./line-of-show.ts";
import { linesOfShow } from "./line-of-show.ts";
import { level } from "./loudness.ts";
import type { SpeechCommand } from "./speech-command.ts";
import { DEFAULT_SPEECH_COMMAND, say } from "./speech-command.ts";
import { samplesOfWav, writeOpus } from "./take-sound.ts";

export interface MakeTakesOptions {
  readonly dir: string;
  readonly bound: BoundShow;
  readonly command?: string | undefined;
  readonly voiceOf?: SpeechCommand["voiceOf"];
  /** Makes scratch takes anew even where one is. */
  readonly force?: boolean | undefined;
  readonly onProgress?: ((event: { readonly done: number; readonly total: number; readonly text: string }) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type VoiceOutcome =
  | { readonly kind: "done"; readonly made: readonly string[]; readonly kept: number; readonly removed: readonly string[] }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly problem: RenderProblem }
  | { readonly kind: "damaged"; readonly problem: FolderProblem };

/** Two at once: a speech command is quick and mostly waits for the disk. */
const AT_ONCE = 2;

/** Makes a scratch take for every line that has no take; recordings of people and unchanged lines are left alone. */
export async function makeTakes(options: MakeTakesOptions): Promise<VoiceOutcome> {
  const { dir, bound, signal } = options;
  const { takes, problem } = await readTakes(dir);
  if (problem) return { kind: "damaged", problem };
  const lines = linesOfShow(bound);
  const there = new Map<Take, boolean>();
  for (const take of takes) there.set(take, (await insideShow(dir, take.file)) !== null);
  const kept = new Map(lines.flatMap((line) => keptTake(line, takes.filter((take) => there.get(take)), options.force ?? false)));
  const wanted = lines.filter((line) => !kept.has(line));
  try {
    const made = await inParallel(wanted, AT_ONCE, async (line, done) => {
      options.onProgress?.({ done, total: wanted.length, text: line.text });
      return makeTake(line, options);
    });
    const isUsed = new Set([...kept.values()]);
    // A machine's take of a line that is gone can be made again any time; a person's is never thrown away.
    const removed = takes.filter((take) => take.scratch && !isUsed.has(take));
    const others = takes.filter((take) => !take.scratch || isUsed.has(take));
    signal?.throwIfAborted();
    await writeTakes(dir, inOrder([...others, ...made], lines));
    const files = new Set([...others, ...made].map(({ file }) => file));
    for (const { file } of removed) if (!files.has(file)) await rm(join(dir, ...file.split("/")), { force: true });
    return { kind: "done", made: made.map(({ file }) => file), kept: kept.size, removed: removed.map(({ file }) => file).filter((file) => !files.has(file)) };
  } catch (error) {
    if (signal?.aborted) return { kind: "cancelled" };
    if (error instanceof RenderFailure) return { kind: "failed", problem: error.problem };
    throw error;
  }
}

function keptTake(line: LineOfShow, takes: readonly Take[], force: boolean): [LineOfShow, Take][] {
  const own = takes.filter((take) => take.beatId === line.beatId && take.text === line.text && take.occurrence === line.occurrence);
  const best = own.findLast(({ scratch }) => !scratch) ?? (force ? undefined : own.findLast(({ speaker }) => speaker === line.speaker));
  return best ? [[line, best]] : [];
}

async function makeTake(line: LineOfShow, { dir, command, voiceOf, signal }: MakeTakesOptions): Promise<Take> {
  const { beatId, speaker, text, occurrence } = line;
  const wav = await say({ template: command ?? DEFAULT_SPEECH_COMMAND, ...(voiceOf ? { voiceOf } : {}) }, line, signal);
  const samples = level(trimSilence(await samplesOfWav(wav, text, signal)));
  const file = `takes/${fileName(line)}`;
  const sound = await writeOpus(join(dir, ...file.split("/")), samples, signal);
  return { file, beatId, speaker, text, occurrence, scratch: true, ...sound };
}

/** By beat and text: a line keeps its file wherever it moves, and no number clashes. */
function fileName({ beatId, speaker, text, occurrence }: LineOfShow): string {
  const hash = createHash("sha256").update(`${speaker}\n${text}`).digest("hex").slice(0, 10);
  return `scratch-${beatId}-${hash}${occurrence === 0 ? "" : `-${occurrence + 1}`}.opus`;
}

/** In the order of the script, what belongs to no line last. */
function inOrder(takes: readonly Take[], lines: readonly LineOfShow[]): readonly Take[] {
  const place = (take: Take) => {
    const index = lines.findIndex(({ beatId, text, occurrence }) => take.beatId === beatId && take.text === text && take.occurrence === occurrence);
    return index < 0 ? lines.length : index;
  };
  return [...takes].sort((a, b) => place(a) - place(b));
}
