import type { Node } from "prosemirror-model";
import { readTex } from "#show";

/** A child of a line and the stretch of spoken text it is; nothing for cues, pauses and the like. */
export interface SpokenPlace {
  readonly node: Node;
  /** Offset inside the line. */
  readonly offset: number;
  /** Range of the spoken text. */
  readonly from: number;
  readonly to: number;
  /** What is said; a formula as it is read. */
  readonly text: string;
}

const known = new WeakMap<Node, readonly SpokenPlace[]>();

/** Ties the document's offsets in a line to those of what is spoken, where a formula counts as its reading. */
export function spokenPlaces(line: Node): readonly SpokenPlace[] {
  const before = known.get(line);
  if (before !== undefined) return before;
  const places: SpokenPlace[] = [];
  let at = 0;
  line.forEach((node, offset) => {
    const text = node.isText ? node.text! : node.type.name === "math" ? readingOf(node) : "";
    places.push({ node, offset, from: at, to: at + text.length, text });
    at += text.length;
  });
  known.set(line, places);
  return places;
}

function readingOf({ attrs }: Node): string {
  return (attrs["say"] as string | null) ?? readTex(String(attrs["tex"]));
}

/** When the word a cue waits for begins. */
export function waitedFor(cue: Node, text: string, beginsMs: readonly number[]): number | null {
  const word = (cue.attrs["args"] as Readonly<Record<string, string>>)["at"];
  const at = word === undefined || word === "" ? -1 : text.indexOf(word);
  return at < 0 ? null : (beginsMs[at] ?? null);
}
