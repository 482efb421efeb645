import type { ParsedScript, ScriptProblem } from "#script";

/** Something the parser says, tied to a block by its place: an edited document has no source lines. */
export interface PlacedScriptProblem {
  readonly problem: ScriptProblem;
  /** The how-manieth block (line, fact box, note …) of the document, from 0; null = a heading or the front matter. */
  readonly block: number | null;
}

export function placeScriptProblems({ doc, problems, lineOf }: ParsedScript): readonly PlacedScriptProblem[] {
  if (problems.length === 0) return [];
  const starts: number[] = [];
  doc.forEach((act) => { act.forEach((beat) => { beat.forEach((block) => { starts.push(lineOf(block) ?? Infinity); }); }); });
  return problems.map((problem) => {
    const block = starts.findLastIndex((line) => line <= problem.line);
    return { problem, block: block < 0 ? null : block };
  });
}
