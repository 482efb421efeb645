import type { Node } from "prosemirror-model";
import type { ParsedScript, ScriptProblem } from "#script";

/** Something the parser says, tied to a part by its place: an edited document has no source lines. */
export interface PlacedScriptProblem {
  readonly problem: ScriptProblem;
  /** The how-manieth part (act, beat, or block of one) of the document in the order of the text, from 0; null = the front matter. */
  readonly part: number | null;
}

export function placeScriptProblems({ doc, problems, lineOf }: ParsedScript): readonly PlacedScriptProblem[] {
  if (problems.length === 0) return [];
  const starts: number[] = [];
  // A heading that was left out stands at the line behind it, and is not meant.
  const begin = (node: Node) => { starts.push(lineOf(node) ?? Infinity); };
  doc.forEach((act) => {
    begin(act);
    act.forEach((beat) => {
      begin(beat);
      beat.forEach(begin);
    });
  });
  return problems.map((problem) => {
    const part = starts.findLastIndex((line) => line <= problem.line);
    return { problem, part: part < 0 ? null : part };
  });
}
