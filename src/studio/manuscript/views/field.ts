import { redo, undo } from "prosemirror-history";
import { NodeSelection, Selection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { nodes } from "#script";
import { isInputMethodKey } from "../composing.ts";
import { element, setAttribute } from "../elements.ts";

export interface FieldSpec {
  /** Name of the attribute of the node. */
  readonly name: string;
  readonly multiline?: boolean;
  /** Text of the attribute's value and back; `undefined` = not valid, nothing is changed. */
  readonly write: (value: unknown) => string;
  readonly read: (text: string) => unknown;
  readonly className?: string;
  /** Where Enter, ↑ and ↓ lead; true when handled. */
  readonly leave?: (to: "down" | "up" | "enter" | "escape" | "backspace") => boolean;
}

export interface Field {
  readonly dom: HTMLInputElement | HTMLTextAreaElement;
  readonly update: (value: unknown) => void;
  readonly describe: (label: string, placeholder: string) => void;
}

/** Text typed within this time belongs to one undo step. */
const PAUSE_MS = 1000;
let groups = -1;

/** An input that edits one attribute of a node as it is typed; a composition counts when it has ended. */
export function attributeField(view: EditorView, getPos: () => number | undefined, initial: unknown, spec: FieldSpec): Field {
  const dom = element(spec.multiline ? "textarea" : "input", {
    class: `ms-field ${spec.className ?? ""}`, spellcheck: "false", autocomplete: "off", "data-attribute": spec.name, ...(spec.multiline ? { rows: 1 } : { type: "text" }),
  });
  let value = initial;
  let composing = false;
  let group = 0;
  let lastEdit = -Infinity;
  dom.value = spec.write(initial);

  const commit = (time: number, isNewStep: boolean): void => {
    const read = spec.read(dom.value);
    setAttribute(dom, "aria-invalid", read === undefined ? "true" : null);
    const pos = getPos();
    if (read === undefined || pos === undefined || !view.editable || JSON.stringify(read) === JSON.stringify(value)) return;
    if (isNewStep || time - lastEdit > PAUSE_MS) group = --groups;
    lastEdit = time;
    value = read;
    // The history puts changes with an equal mark into one step.
    view.dispatch(view.state.tr.setNodeAttribute(pos, spec.name, read).setMeta("composition", group));
  };
  dom.addEventListener("compositionstart", () => { composing = true; });
  dom.addEventListener("compositionend", (event) => {
    composing = false;
    commit(event.timeStamp, true);
    lastEdit = -Infinity;
  });
  dom.addEventListener("input", (event) => {
    if (!composing && !(event as InputEvent).isComposing) commit(event.timeStamp, false);
  });
  dom.addEventListener("focus", () => {
    lastEdit = -Infinity;
    cursorTo(view, getPos());
  });
  dom.addEventListener("blur", () => {
    const text = spec.write(value);
    if (spec.read(dom.value) !== undefined && dom.value !== text) dom.value = text;
  });
  dom.addEventListener("keydown", (event) => {
    if (isInputMethodKey(event as KeyboardEvent) || composing) return;
    if (fieldKey(view, dom, event as KeyboardEvent, spec)) event.preventDefault();
  });
  return {
    dom,
    update(next) {
      if (composing) return;
      value = next;
      if (JSON.stringify(spec.read(dom.value)) === JSON.stringify(next) && document.activeElement === dom) return;
      const text = spec.write(next);
      if (dom.value !== text) dom.value = text;
    },
    describe(label, placeholder) {
      dom.readOnly = !view.editable;
      setAttribute(dom, "aria-label", label);
      setAttribute(dom, "placeholder", placeholder);
    },
  };
}

/** The cursor comes along into a field: what is played, and where commands act, is where one writes. */
function cursorTo(view: EditorView, pos: number | undefined): void {
  const { doc, selection, tr } = view.state;
  const node = pos === undefined ? null : doc.nodeAt(pos);
  if (pos === undefined || !node || view.composing) return;
  const end = pos + node.nodeSize;
  if (pos <= selection.from && selection.to <= end) return;
  const first = node.isAtom ? null : Selection.findFrom(doc.resolve(pos + 1), 1);
  view.dispatch(tr.setSelection(first && first.to < end ? first : NodeSelection.create(doc, node.type === nodes["act"] ? pos + 1 : pos)));
}

function fieldKey(view: EditorView, dom: HTMLInputElement | HTMLTextAreaElement, event: KeyboardEvent, spec: FieldSpec): boolean {
  const isMod = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (isMod && key === "z") return (event.shiftKey ? redo : undo)(view.state, view.dispatch, view);
  // What is found, and all commands, are not of this field alone.
  if (isMod && (key === "f" || key === "h" || key === "k")) return view.someProp("handleKeyDown", (handle) => handle(view, event)) ?? false;
  if (isMod && key === "y") return redo(view.state, view.dispatch, view);
  if (isMod || event.altKey || !spec.leave) return false;
  const isAtStart = dom.selectionStart === 0 && dom.selectionEnd === 0;
  const isLastLine = !dom.value.slice(dom.selectionEnd ?? 0).includes("\n");
  const isFirstLine = !dom.value.slice(0, dom.selectionStart ?? 0).includes("\n");
  switch (event.key) {
    case "Enter": return (!spec.multiline || !event.shiftKey) && spec.leave("enter");
    case "ArrowDown": return isLastLine && spec.leave("down");
    case "ArrowUp": return isFirstLine && spec.leave("up");
    case "Escape": return spec.leave("escape");
    case "Backspace": return isAtStart && spec.leave("backspace");
    default: return false;
  }
}
