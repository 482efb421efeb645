import type { LineIndex } from "./line-index.ts";

/** What encloses lines that are kept as they are. */
export type VerbatimKind = "front-matter" | "fence" | "container";

export interface VerbatimBlock {
  readonly kind: VerbatimKind;
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface VerbatimBlocks {
  /** By the number of their first line. */
  readonly closed: ReadonlyMap<number, VerbatimBlock>;
  /** Opening lines that nothing closes, with what was opened. They enclose nothing. */
  readonly unclosed: ReadonlyMap<number, VerbatimKind>;
}

interface Fence {
  readonly line: number;
  readonly marker: "`" | ":";
  readonly size: number;
  /** A closing line has nothing but the marker. */
  readonly bare: boolean;
}

const FRONT_MATTER = /^---[ \t]*$/;
const FENCE = /^[ \t]*(?:(`{3,})([^`]*)|(:{3,})(.*))$/;

/**
 * Finds the blocks whose inside is not script: front matter, fences, containers.
 *
 * A fence is closed by the next line of at least as many markers and nothing else. If one with a name comes first,
 * the author forgot to close: then the opening line stands alone, and what follows is script again. (Markdown would
 * swallow the rest of the file.)
 */
export function verbatimBlocks(lines: LineIndex): VerbatimBlocks {
  const closed = new Map<number, VerbatimBlock>();
  const unclosed = new Map<number, VerbatimKind>();
  const bodyLine = frontMatter(lines, closed, unclosed);
  const fences = fencesFrom(lines, bodyLine);
  const next = nextOfSize(fences);
  for (let i = 0; i < fences.length;) {
    const open = fences[i]!;
    const close = fences[next[i]!];
    const kind = open.marker === "`" ? "fence" : "container";
    if (close?.bare) {
      closed.set(open.line, { kind, firstLine: open.line, lastLine: close.line });
      while (i < fences.length && fences[i]!.line <= close.line) i++;
    } else {
      unclosed.set(open.line, kind);
      i++;
    }
  }
  return { closed, unclosed };
}

function lineText(lines: LineIndex, line: number): string {
  return lines.text.slice(lines.startOf(line), lines.endOf(line));
}

/** @returns the first line of the body */
function frontMatter(lines: LineIndex, closed: Map<number, VerbatimBlock>, unclosed: Map<number, VerbatimKind>): number {
  if (!FRONT_MATTER.test(lineText(lines, 1))) return 1;
  for (let line = 2; line <= lines.count; line++) {
    if (!FRONT_MATTER.test(lineText(lines, line))) continue;
    closed.set(1, { kind: "front-matter", firstLine: 1, lastLine: line });
    return line + 1;
  }
  unclosed.set(1, "front-matter");
  return 2;
}

function fencesFrom(lines: LineIndex, firstLine: number): readonly Fence[] {
  const fences: Fence[] = [];
  for (let line = firstLine; line <= lines.count; line++) {
    const start = firstInk(lines, line);
    const code = lines.text.charCodeAt(start);
    if (code !== 96 && code !== 58) continue;
    const found = FENCE.exec(lineText(lines, line));
    if (!found) continue;
    const markers = found[1] ?? found[3] ?? "";
    const rest = (found[2] ?? found[4] ?? "").trim();
    if (found[3] !== undefined && rest !== "" && !/^[A-Za-z]/.test(rest)) continue;
    fences.push({ line, marker: found[1] ? "`" : ":", size: markers.length, bare: rest === "" });
  }
  return fences;
}

function firstInk(lines: LineIndex, line: number): number {
  let at = lines.startOf(line);
  while (lines.text.charCodeAt(at) === 32 || lines.text.charCodeAt(at) === 9) at++;
  return at;
}

/** For each fence the index of the next one with the same marker and at least its size. Linear. */
function nextOfSize(fences: readonly Fence[]): readonly number[] {
  const next = fences.map(() => fences.length);
  for (const marker of ["`", ":"] as const) {
    const waiting: number[] = [];
    fences.forEach((fence, i) => {
      if (fence.marker !== marker) return;
      while (waiting.length > 0 && fences[waiting.at(-1)!]!.size <= fence.size) next[waiting.pop()!] = i;
      waiting.push(i);
    });
  }
  return next;
}
