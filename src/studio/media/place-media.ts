import type { Node } from "prosemirror-model";
import { type EditorState, TextSelection, type Transaction } from "prosemirror-state";
import { beatIdsOf, castOf, newBeatId, nodes, otherPerformer, type SceneBinding } from "#script";
import type { TakenMedia } from "./media-uploads.ts";

/** Shows a picture or clip in a beat that still is there; what else was set about the same scene stays. */
export function showInBeat({ doc, tr }: EditorState, beatId: string, { file, kind }: TakenMedia): Transaction | null {
  const beat = beatOf(doc, beatId);
  if (beat === null) return null;
  const scene = beat.node.attrs["scene"] as SceneBinding | null;
  const params = scene?.id === kind ? scene.params : {};
  return tr.setNodeAttribute(beat.pos, "scene", { id: kind, params: { ...params, file }, seed: scene?.seed ?? null });
}

/** New beats behind one, each with its picture or clip and an empty line; the cursor goes into the first. */
export function newBeatsBehind({ doc, tr }: EditorState, beatId: string | null, media: readonly TakenMedia[]): Transaction | null {
  const before = (beatId === null ? null : beatOf(doc, beatId)) ?? lastBeat(doc);
  if (before === null || media.length === 0) return null;
  const taken = new Set(beatIdsOf(doc));
  const speaker = nextSpeaker(doc, before.node);
  const beats = media.map(({ file, kind }) => {
    const id = newBeatId(taken, taken.size + 1);
    taken.add(id);
    return nodes["beat"]!.create({ id, scene: { id: kind, params: { file }, seed: null } }, nodes["line"]!.create({ speaker }));
  });
  const at = before.pos + before.node.nodeSize;
  tr.insert(at, beats);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(at + 2))).scrollIntoView();
}

interface PlacedBeat {
  readonly node: Node;
  readonly pos: number;
}

function beatOf(doc: Node, beatId: string): PlacedBeat | null {
  let found: PlacedBeat | null = null;
  doc.descendants((node, pos) => {
    if (node.type === nodes["beat"] && node.attrs["id"] === beatId) found = { node, pos };
    return found === null && node.type === nodes["act"];
  });
  return found;
}

function lastBeat(doc: Node): PlacedBeat | null {
  const node = doc.lastChild?.lastChild;
  return node?.type === nodes["beat"] ? { node, pos: doc.content.size - 1 - node.nodeSize } : null;
}

function nextSpeaker(doc: Node, beat: Node): string {
  const last = beat.children.findLast(({ type }) => type === nodes["line"]);
  return last === undefined ? (castOf(doc)[0]?.name ?? "") : otherPerformer(doc, last.attrs["speaker"] as string);
}
