import { Selection, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { nodes } from "#script";
import { firstSpeaker } from "../commands/speakers.ts";

/** Puts the cursor into the title of the act or beat at a position. */
export function focusHeading(view: EditorView, pos: number, at: "start" | "end" = "end"): boolean {
  const dom = view.nodeDOM(pos);
  const field = dom instanceof HTMLElement ? dom.querySelector<HTMLInputElement>(":scope > header input") : null;
  if (!field) return false;
  field.focus();
  const offset = at === "end" ? field.value.length : 0;
  field.setSelectionRange(offset, offset);
  field.scrollIntoView({ block: "nearest" });
  return true;
}

/** Leads out of the title of the act or beat at `pos`, as if it were a line of the text. */
export function leaveHeading(view: EditorView, pos: number | undefined, to: "down" | "up" | "enter" | "escape" | "backspace"): boolean {
  if (pos === undefined) return false;
  const heading = view.state.doc.nodeAt(pos);
  if (!heading) return false;
  if (to === "backspace") return heading.attrs["title"] === "" && heading.type === nodes["beat"] && joinEmptyHeading(view, pos);
  if (to === "up") return upFrom(view, pos);
  if (heading.type === nodes["act"]) return focusHeading(view, pos + 1);
  const first = heading.firstChild;
  if (first === null || (to === "enter" && !first.isTextblock)) {
    const tr = view.state.tr.insert(pos + 1 + leadingReprises(heading.children), nodes["line"]!.create({ speaker: firstSpeaker(view.state.doc) }));
    view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(pos + 2 + leadingReprises(heading.children)))));
  } else view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(pos + 1))).scrollIntoView());
  view.focus();
  return true;
}

function leadingReprises(children: readonly { readonly type: unknown }[]): number {
  const other = children.findIndex((child) => child.type !== nodes["reprise"]);
  return other === -1 ? children.length : other;
}

function upFrom(view: EditorView, pos: number): boolean {
  const $pos = view.state.doc.resolve(pos);
  const before = $pos.nodeBefore;
  if (before === null) return $pos.depth > 0 && focusHeading(view, $pos.before());
  const inside = before.type === nodes["act"] ? pos - 2 : pos - 1;
  if (view.state.doc.resolve(inside).parent.childCount === 0) return focusHeading(view, view.state.doc.resolve(inside).before());
  view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(inside), -1)).scrollIntoView());
  view.focus();
  return true;
}

/** Backspace in the empty title of a beat that shows nothing of its own joins it to the one before. */
function joinEmptyHeading(view: EditorView, pos: number): boolean {
  const { doc, tr } = view.state;
  const $pos = doc.resolve(pos);
  const before = $pos.nodeBefore;
  const beat = $pos.nodeAfter!;
  if (before?.type !== nodes["beat"]) return false;
  if (beat.childCount > 0 && beat.attrs["scene"] !== null && JSON.stringify(beat.attrs["scene"]) !== JSON.stringify(before.attrs["scene"])) return false;
  if (before.children.some((child) => child.type === nodes["line"]) && beat.children.some((child) => child.type === nodes["reprise"])) return false;
  tr.join(pos);
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(pos - 1), -1)).scrollIntoView());
  view.focus();
  return true;
}
