import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { optionsOf, type ShownProblem } from "../options.ts";

const key = new PluginKey<DecorationSet>("manuscript-problems");

/** Marks blocks that have problems; the marks follow the text until the problems are looked for anew. */
export function problemMarks(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, marks) => (tr.getMeta(key) as DecorationSet | undefined) ?? (tr.docChanged ? marks.map(tr.mapping, tr.doc) : marks),
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

const seen = new WeakMap<EditorView, { readonly doc: unknown; readonly problems: readonly ShownProblem[] }>();

/** Asks which problems there are and marks them. Not during a composition. */
export function markProblems(view: EditorView): void {
  const { state } = view;
  const problems = optionsOf(state).problems?.() ?? [];
  const last = seen.get(view);
  if (last?.doc === state.doc && last.problems === problems) return;
  seen.set(view, { doc: state.doc, problems });
  const byBlock = new Map<number, ShownProblem[]>();
  for (const problem of problems)
    byBlock.set(problem.pos, [...(byBlock.get(problem.pos) ?? []), problem]);
  const marks = [...byBlock].flatMap(([pos, found]) => {
    const node = pos >= 0 && pos < state.doc.content.size ? state.doc.nodeAt(pos) : null;
    if (!node?.isBlock) return [];
    const severity = found.some((problem) => problem.severity === "error") ? "error" : "warning";
    return [Decoration.node(pos, pos + node.nodeSize, { class: `has-${severity}`, title: found.map(({ text }) => text).join("\n") })];
  });
  const old = key.getState(state) ?? DecorationSet.empty;
  if (marks.length === 0 && old === DecorationSet.empty) return;
  view.dispatch(state.tr.setMeta(key, DecorationSet.create(state.doc, marks)).setMeta("addToHistory", false));
}
