import type { Node } from "prosemirror-model";
import type { BaofuAttrs } from "../marks/baofu.ts";
import { placeOf, type SourceMap } from "../source-map.ts";
import type { ScriptProblem } from "../problem.ts";

/** A joke needs both halves: whatever is set up is paid off, and the other way round. */
export function unpairedJokes(doc: Node, source: SourceMap): readonly ScriptProblem[] {
  const first = { xi: new Map<string, Spot>(), dou: new Map<string, Spot>() };
  doc.descendants((line) => {
    if (line.type.name !== "line") return line.type.name !== "note";
    line.forEach((child, offset) => {
      for (const mark of child.marks) {
        if (mark.type.name !== "xi" && mark.type.name !== "dou") continue;
        const { joke } = mark.attrs as BaofuAttrs;
        if (!first[mark.type.name].has(joke)) first[mark.type.name].set(joke, { line, offset });
      }
    });
    return false;
  });
  return (["xi", "dou"] as const).flatMap((half) => {
    const missing = half === "xi" ? "dou" : "xi";
    return [...first[half]].filter(([joke]) => !first[missing].has(joke)).map(([joke, { line, offset }]): ScriptProblem =>
      ({ code: "unpaired-joke", joke, missing, ...(placeOf(source, line, offset) ?? { line: 1, column: 1 }) }));
  });
}

interface Spot {
  readonly line: Node;
  readonly offset: number;
}
