import { Fragment, type Node } from "prosemirror-model";
import { bindShow, type MediaFile, type Take } from "#show";
import { catalogue } from "#stage";
import type { Bind } from "./studio-store.ts";

/**
 * Binds the document in the editor. Places are positions: the `line` of a problem or a fact is the document position of
 * its block + 1, for an edited document has no source lines.
 */
export const bindDocument: Bind = ({ doc, takes, media, scriptProblems, previous }) => {
  const { positions, parts } = placesOf(doc);
  const problems = scriptProblems.map(({ problem, part }) => ({ ...problem, line: (part === null ? 0 : (parts[part] ?? 0)) + 1, column: 1 }));
  const lineOf = (node: Node) => {
    const pos = positions.get(node);
    return pos === undefined ? undefined : pos + 1;
  };
  return bindShow({ script: { doc, problems, lineOf, sceneLineOf: lineOf }, catalogue, takes, media, ...(previous === null ? {} : { previous }) });
};

/**
 * Binds a script that was just opened beat by beat, so that one can type in between: a long one takes seconds. Afterwards
 * `bindDocument` finds every beat bound.
 */
export function* bindInPieces(doc: Node, takes: readonly Take[], media: readonly MediaFile[]): Generator<void> {
  for (const act of doc.children)
    for (const beat of act.children) {
      // The first beat of an act carries its title; the others are bound behind it.
      const beats = beat === act.firstChild ? [beat] : [act.firstChild!, beat];
      const part = doc.copy(Fragment.from(act.copy(Fragment.from(beats))));
      bindShow({ script: { doc: part, problems: [], lineOf: () => undefined }, catalogue, takes, media });
      yield;
    }
}

/** Where every act, beat and block stands; `parts` in the order of the text. */
function placesOf(doc: Node): { readonly positions: ReadonlyMap<Node, number>; readonly parts: readonly number[] } {
  const positions = new Map<Node, number>();
  const parts: number[] = [];
  doc.descendants((node, pos) => {
    positions.set(node, pos);
    parts.push(pos);
    return node.type.name === "act" || node.type.name === "beat";
  });
  return { positions, parts };
}
