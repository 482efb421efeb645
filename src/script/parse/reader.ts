import type { ScriptProblem, ScriptProblemCode } from "../problem.ts";
import type { LineIndex } from "../syntax/line-index.ts";

type ProblemOf<C extends ScriptProblemCode> = Extract<ScriptProblem, { readonly code: C }>;

/** What every part of the reading needs: the text, the cast, and a place for problems. */
export class Reader {
  readonly lines: LineIndex;
  readonly cast: readonly string[];
  readonly problems: ScriptProblem[] = [];

  constructor(lines: LineIndex, cast: readonly string[]) {
    this.lines = lines;
    this.cast = cast;
  }

  get text(): string {
    return this.lines.text;
  }

  /** Notes a problem at an offset of the text. */
  report<C extends ScriptProblemCode>(offset: number, problem: Omit<ProblemOf<C>, "line" | "column"> & { readonly code: C }): void {
    this.problems.push({ ...problem, ...this.lines.placeOf(offset) } as unknown as ScriptProblem);
  }

  /** The text between two offsets as an attribute can hold it: LF line endings, no NUL. */
  slice(start: number, end: number): string {
    return this.text.slice(start, end).replace(/\r\n?/g, "\n").replaceAll("\0", "\ufffd");
  }
}

/** The beginning of a text, for a message. */
export function excerpt(text: string): string {
  const line = text.trim().split("\n", 1)[0]!;
  const chars = [...line];
  return chars.length > 20 ? `${chars.slice(0, 20).join("")}…` : line;
}
