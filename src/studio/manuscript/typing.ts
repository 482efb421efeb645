import { Plugin } from "prosemirror-state";
import { noteCompositionEnd } from "./composing.ts";
import { takeTypedSpeaker } from "./menus/speaker-completion.ts";
import { editInline, isInlineForm } from "./popovers/edit-inline.ts";
import { NodeSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

const SETTLE_MS = 30;

/** What happens of itself while one writes: a typed `甲：` names the performer; a pressed sign opens its form. */
export function typing(): Plugin {
  let size = 0;
  const look = (view: EditorView): void => {
    if (view.composing || view.isDestroyed) return;
    const grown = view.state.doc.content.size > size;
    size = view.state.doc.content.size;
    if (grown) takeTypedSpeaker(view);
  };
  return new Plugin({
    props: {
      handleClickOn: (view, _pos, node, nodePos, event, direct) => {
        if (!direct || !isInlineForm(node) || event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey) return false;
        view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, nodePos)));
        return editInline(view, nodePos);
      },
      handleDOMEvents: {
        compositionend: (view, event) => {
          noteCompositionEnd(event);
          setTimeout(() => { look(view); }, SETTLE_MS);
        },
      },
    },
    view: (view) => {
      size = view.state.doc.content.size;
      return { update: (now, before) => { if (now.state.doc !== before.doc) look(now); } };
    },
  });
}
