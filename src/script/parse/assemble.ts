import type { Node } from "prosemirror-model";
import { repairedIds } from "../ids.ts";
import type { DocAttrs } from "../nodes/doc.ts";
import { nodes } from "../schema.ts";
import type { Piece, PieceKind } from "../source-map.ts";
import { ID } from "../words.ts";
import type { DraftBeat, Lines, Outline } from "./outline.ts";
import type { Reader } from "./reader.ts";

export interface Assembled {
  readonly doc: Node;
  readonly pieces: readonly Piece[];
}

/** Makes the document of an outline, gives every beat its id, and notes which lines became what. */
export function assemble(outline: Outline, attrs: DocAttrs, frontMatter: Lines | null, reader: Reader): Assembled {
  const pieces: Piece[] = [];
  const addPiece = (kind: PieceKind, lines: Lines, owner: object): void => {
    pieces.push({ kind, start: lines.start, end: lines.end, owner });
  };
  const ids = beatIds(outline.acts.flatMap((act) => act.beats), reader);
  let beatIndex = 0;
  const acts = outline.acts.map((draft) => {
    const beats = draft.beats.map((beat) => beatNode(beat, ids[beatIndex++]!));
    return nodes["act"]!.create(draft.attrs, beats);
  });
  const doc = nodes["doc"]!.create(attrs, acts);
  if (frontMatter) addPiece("front-matter", frontMatter, doc.attrs);
  outline.acts.forEach((draftAct, i) => {
    const act = doc.child(i);
    addPiece("act", draftAct.lines, act.attrs);
    draftAct.beats.forEach((draftBeat, j) => {
      addPiece("beat", draftBeat.lines, act.child(j).attrs);
      if (draftBeat.scene) addPiece("scene", draftBeat.scene.lines, draftBeat.scene.binding);
      for (const block of draftBeat.blocks) addPiece(block.node.type.name as PieceKind, block.lines, block.node);
    });
  });
  return { doc, pieces };
}

function beatNode(draft: DraftBeat, id: string): Node {
  const { title, direction, speed, entrance, extra } = draft.heading;
  const attrs = { id, title, scene: draft.scene?.binding ?? null, direction, speed, entrance, extra };
  return nodes["beat"]!.create(attrs, draft.blocks.map((block) => block.node));
}

function beatIds(beats: readonly DraftBeat[], reader: Reader): readonly string[] {
  const written = beats.map((beat) => beat.heading.id ?? "");
  const ids = repairedIds(written);
  const firstOf = new Map<string, DraftBeat>();
  beats.forEach((beat, i) => {
    const id = ids[i]!;
    const first = firstOf.get(written[i]!);
    if (first === undefined) firstOf.set(written[i]!, beat);
    if (written[i] === id) return;
    const offset = beat.lines.start;
    // A beat whose whole heading is missing has been reported where its first line stands.
    if (beat.heading.id === null) {
      if (beat.lines.end > offset) reader.report(offset, { code: "missing-id", title: beat.heading.title, id });
    } else if (!ID.test(written[i]!)) reader.report(offset, { code: "bad-id", written: written[i]!, id });
    else reader.report(offset, { code: "duplicate-id", id: written[i]!, firstLine: reader.lines.placeOf(first!.lines.start).line, newId: id });
  });
  return ids;
}
