import { isHistoryTransaction } from "prosemirror-history";
import { NodeSelection, Plugin, PluginKey, TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { besideWhole } from "./beside-whole.ts";
import { roomForText } from "./commands/emptying.ts";
import { noteCompositionEnd } from "./composing.ts";
import { takeTypedSpeaker } from "./menus/speaker-completion.ts";
import { editInline, isInlineForm } from "./popovers/edit-inline.ts";

const SETTLE_MS = 30;

/** Writes over a selection that is more than words of one line, behind a selected box, or beside words that are whole. */
function replaceSelection(view: EditorView, text: string, isHere = true): boolean {
  const tr = view.composing || !view.editable ? null : roomForText(view.state) ?? (isHere ? besideWhole(view.state) : null);
  if (tr) view.dispatch((text === "" ? tr : tr.insertText(text)).scrollIntoView());
  return tr !== null;
}

/** Browsers do not extend a selection to a press on a sign, and ProseMirror leaves it to them. */
function extendToSign(view: EditorView, event: MouseEvent): boolean {
  const pos = event.shiftKey && event.button === 0 ? view.posAtCoords({ left: event.clientX, top: event.clientY })?.inside ?? -1 : -1;
  const { selection: { $anchor }, doc, tr } = view.state;
  if (pos < 0 || !isInlineForm(doc.nodeAt(pos)!) || !$anchor.parent.isTextblock) return false;
  event.preventDefault();
  view.dispatch(tr.setSelection(TextSelection.between($anchor, doc.resolve($anchor.pos > pos ? pos : pos + 1))));
  return true;
}

/** Behind the end of a line browsers select its end by two presses, and what is typed then joins it with the next. */
function pressBehindEnd(view: EditorView, pos: number, event: MouseEvent): boolean {
  const $pos = view.state.doc.resolve(pos);
  if (!$pos.parent.isTextblock || pos < $pos.end() || event.clientX <= view.coordsAtPos(pos, -1).right) return false;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos)));
  return true;
}

/** Whether the last change of the text was typed. */
const isTyped = new PluginKey<boolean>("typed");

function looksTyped(tr: Transaction): boolean {
  // What undo or another program brings back was typed before, and would be taken away again.
  return !isHistoryTransaction(tr) && tr.getMeta("addToHistory") !== false && tr.getMeta("uiEvent") === undefined;
}

/** What happens of itself while one writes: a typed `甲：` names the performer; a pressed sign opens its form. */
export function typing(): Plugin {
  let size = 0;
  const look = (view: EditorView): void => {
    if (view.composing || view.isDestroyed) return;
    const grown = view.state.doc.content.size > size;
    size = view.state.doc.content.size;
    if (grown) takeTypedSpeaker(view);
  };
  return new Plugin<boolean>({
    key: isTyped,
    state: { init: () => false, apply: (tr, before) => (tr.docChanged ? looksTyped(tr) : before) },
    props: {
      handleTextInput: (view, from, to, text) => replaceSelection(view, text, from === to && from === view.state.selection.from),
      handleClickOn: (view, _pos, node, nodePos, event, direct) => {
        if (!direct || !isInlineForm(node) || event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey) return false;
        view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, nodePos)));
        return editInline(view, nodePos);
      },
      handleDoubleClick: (view, pos, event) => !view.composing && pressBehindEnd(view, pos, event),
      handleDOMEvents: {
        mousedown: (view, event) => !view.composing && extendToSign(view, event),
        // Signs of an input method come without a key; left to itself the browser tears the blocks apart.
        beforeinput: (view, event) => {
          const { inputType, data, isComposing } = event as InputEvent;
          const text = inputType === "insertText" ? data : null;
          if (isComposing || text === null || !replaceSelection(view, text)) return false;
          event.preventDefault();
          return true;
        },
        compositionend: (view, event) => {
          noteCompositionEnd(event);
          setTimeout(() => { look(view); }, SETTLE_MS);
        },
      },
    },
    view: (view) => {
      size = view.state.doc.content.size;
      return { update: (now, before) => { if (now.state.doc !== before.doc && isTyped.getState(now.state) === true) look(now); else size = now.state.doc.content.size; } };
    },
  });
}
