import { readdir } from "node:fs/promises";
import { extname, join } from "node:path";
import type { BoundShow, Take } from "#show";
import type { RenderProblem } from "../failure.ts";
import { RenderFailure } from "../failure.ts";
import type { FolderProblem } from "../show-folder/problem.ts";
import { readTakes, writeTakes } from "../show-folder/takes-file.ts";
import { insideShow, soundEndings } from "../sound/decode.ts";
import type { LineOfShow } from "./line-of-show.ts";
import { linesOfShow } from "./line-of-show.ts";
import type { TakeSound } from "./take-sound.ts";
import { measure } from "./take-sound.ts";

/** What became of a file in `takes/`. */
export type Adopted =
  | { readonly kind: "adopted"; readonly file: string; readonly beatId: string; readonly number: number; readonly text: string }
  /** Known already. */
  | { readonly kind: "known"; readonly file: string }
  /** Its name is that of no line: `<beat>-<nn>` with the number of the line in the beat. */
  | { readonly kind: "no-line"; readonly file: string };

export type AdoptOutcome =
  | { readonly kind: "done"; readonly files: readonly Adopted[] }
  | { readonly kind: "failed"; readonly problem: RenderProblem }
  | { readonly kind: "damaged"; readonly problem: FolderProblem };

const NAME = /^(?<beatId>[a-z][a-z0-9-]*)-(?<number>\d{1,3})$/u;

/**
 * Makes takes of the recordings in `takes/` that are named `<beatId>-<nn>` after the line they speak (nn from 01). They
 * come before scratch takes of the same line. A recording that was replaced by another under its name is measured anew.
 */
export async function adoptTakes({ dir, bound, signal }: { readonly dir: string; readonly bound: BoundShow; readonly signal?: AbortSignal }): Promise<AdoptOutcome> {
  const { takes, problem } = await readTakes(dir);
  if (problem) return { kind: "damaged", problem };
  const lines = linesOfShow(bound);
  const names = (await readdir(join(dir, "takes")).catch(() => [])).filter((name) => soundEndings.includes(extname(name).toLowerCase()) && !name.startsWith("."));
  const files: Adopted[] = [];
  let list = takes;
  try {
    for (const name of names.sort()) {
      const file = `takes/${name}`;
      const known = list.find((take) => take.file === file);
      if (known?.scratch) continue;
      const path = await insideShow(dir, file);
      if (path === null) continue;
      const sound = await measure(path, file, signal);
      if (known?.sha256 === sound.sha256) {
        files.push({ kind: "known", file });
        continue;
      }
      const line = known ?? lineOf(name, lines);
      if (!line) {
        files.push({ kind: "no-line", file });
        continue;
      }
      list = [...list.filter((take) => take.file !== file), takeOf(file, line, sound)];
      files.push({ kind: "adopted", file, beatId: line.beatId, number: numberOf(line, lines), text: line.text });
    }
    if (list !== takes) await writeTakes(dir, list);
    return { kind: "done", files };
  } catch (error) {
    if (error instanceof RenderFailure) return { kind: "failed", problem: error.problem };
    throw error;
  }
}

function lineOf(name: string, lines: readonly LineOfShow[]): LineOfShow | undefined {
  const parts = NAME.exec(name.slice(0, -extname(name).length))?.groups;
  return lines.find(({ beatId, number }) => beatId === parts?.["beatId"] && number === Number(parts["number"]));
}

function takeOf(file: string, { beatId, speaker, text, occurrence }: LineOfShow | Take, sound: TakeSound): Take {
  return { file, beatId, speaker, text, occurrence, scratch: false, ...sound };
}

function numberOf(line: LineOfShow | Take, lines: readonly LineOfShow[]): number {
  return lines.find(({ beatId, text, occurrence }) => beatId === line.beatId && text === line.text && occurrence === line.occurrence)?.number ?? 0;
}
