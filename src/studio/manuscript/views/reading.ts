import type { Node } from "prosemirror-model";
import { type Command, type EditorState, NodeSelection, Plugin, PluginKey, Selection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { around, nodes } from "#script";
import { element, setText } from "../elements.ts";
import { say } from "../options.ts";
import { onRefresh } from "./refreshing.ts";

const key = new PluginKey<boolean>("manuscript-reading");

/** 通读: what is never performed is out of sight, and the cursor is not in it. */
export const toggleReading: Command = (state, dispatch) => {
  if (!dispatch) return true;
  const tr = state.tr.setMeta(key, !isReading(state));
  const seen = isReading(state) || !isHidden(state.selection) ? null : nearestSeen(state);
  dispatch(seen ? tr.setSelection(seen) : tr);
  return true;
};

export function isReading(state: EditorState): boolean {
  return key.getState(state) ?? false;
}

function isUnperformed(node: Node | null | undefined): boolean {
  return node?.type === nodes["note"] || node?.type === nodes["raw_block"];
}

function isHidden(selection: Selection): boolean {
  return isUnperformed(selection instanceof NodeSelection ? selection.node : null) || isUnperformed(selection.$head.parent);
}

/** The end of the line before, or the start of the one behind. */
function nearestSeen({ doc, selection }: EditorState): Selection | null {
  const block = around(selection.$head, "block");
  if (!block) return null;
  for (const direction of [-1, 1] as const) {
    let edge = direction < 0 ? block.pos : block.pos + block.node.nodeSize;
    for (;;) {
      const found = Selection.findFrom(doc.resolve(edge), direction, true);
      if (!found) break;
      if (!isHidden(found)) return found;
      edge = direction < 0 ? found.$head.before() : found.$head.after();
    }
  }
  return null;
}

/** Says that the view is on, and ends it. */
class ReadingSign {
  readonly #view: EditorView;
  readonly #words = element("span", { role: "status" });
  readonly #end = element("button", { type: "button" });
  readonly #dom = element("div", { class: "ms-reading", hidden: true }, this.#words, this.#end);
  readonly #unregister: () => void;

  constructor(view: EditorView) {
    this.#view = view;
    this.#end.addEventListener("mousedown", (event) => { event.preventDefault(); });
    this.#end.addEventListener("click", () => {
      toggleReading(view.state, view.dispatch, view);
      view.focus();
    });
    this.#unregister = onRefresh(view, () => { this.update(); });
    view.dom.closest(".ms-root")?.prepend(this.#dom);
    this.update();
  }

  update(): void {
    const { state } = this.#view;
    const isOn = isReading(state);
    if (this.#dom.hidden === isOn) this.#dom.hidden = !isOn;
    setText(this.#words, isOn ? say(state, { zh: "通读：批注收起来了", en: "Reading view: notes are put away" }) : "");
    setText(this.#end, say(state, { zh: "看全文（Esc）", en: "Show all (Esc)" }));
  }

  destroy(): void {
    this.#unregister();
    this.#dom.remove();
  }
}

export function readingPlugin(): Plugin {
  return new Plugin({
    key,
    state: {
      init: () => false,
      // It ends when the cursor goes to what it hides: a new note, a found word, a problem.
      apply: (tr, is) => ((tr.getMeta(key) as boolean | undefined) ?? is) && !(tr.selectionSet && isHidden(tr.selection)),
    },
    props: {
      attributes: (state) => ({ class: isReading(state) ? "is-reading" : "" }),
    },
    view: (view) => new ReadingSign(view),
  });
}

/** Folds every note, or unfolds them when all are folded. */
export const foldNotes: Command = (_state, dispatch, view) => {
  if (!dispatch || !view) return true;
  const folds = [...view.dom.querySelectorAll<HTMLElement>(".ms-note > .ms-fold")];
  const open = folds.filter((fold) => fold.getAttribute("aria-expanded") === "true");
  for (const fold of open.length > 0 ? open : folds) fold.click();
  return true;
};
