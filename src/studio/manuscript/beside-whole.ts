import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import { marks } from "#script";

const WHOLE: ReadonlySet<unknown> = new Set([marks["ruby"], marks["xi"], marks["dou"]]);

/** Whether the cursor came to where it is without any writing. */
const hasCome = new PluginKey<boolean>("has-come");

/**
 * A reading, a set-up and a punch are of just their words: a cursor that came to their edge writes beside them. Who wrote
 * up to there goes on with them, as when a punch is written anew. Null elsewhere.
 */
export function besideWhole(state: EditorState): Transaction | null {
  const { selection: { $from, empty }, storedMarks, tr } = state;
  if (!empty || storedMarks !== null || hasCome.getState(state) !== true || !$from.parent.isTextblock) return null;
  const here = $from.marks();
  const beside = [$from.nodeBefore, $from.nodeAfter].map((node) => node?.marks ?? []);
  const said = here.filter((mark) => !WHOLE.has(mark.type) || beside.every((set) => mark.isInSet(set)));
  return said.length === here.length ? null : tr.setStoredMarks(said);
}

/** Notes how the cursor came to where it is, for `besideWhole`. */
export function wayOfCursor(): Plugin {
  return new Plugin<boolean>({ key: hasCome, state: { init: () => true, apply: (tr, before) => (tr.docChanged ? false : tr.selectionSet || before) } });
}
