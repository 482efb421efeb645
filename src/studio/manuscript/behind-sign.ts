import { type NodeSelection, Plugin, PluginKey, TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/** After the end of a composition the view needs this long to take the text over. */
const SETTLE_MS = 30;

/** A sign that words are composed in front of, the words of the line before that, and what ProseMirror calls the composition. */
interface Held { readonly sign: number; readonly before: string; readonly composition?: unknown }
const held = new PluginKey<Held | null>("behind-sign");

/**
 * A composition that begins over a selected sign without any key before it: the browser has already settled on the place
 * in front of the sign, and loses the words anywhere else. They are written there, and put behind the sign at the end.
 */
export function beforeSign(tr: Transaction, selection: NodeSelection): Transaction {
  const { $from, from } = selection;
  return tr.setSelection(TextSelection.create(tr.doc, from)).setMeta(held, { sign: from, before: tr.doc.textBetween($from.start(), from, "", "\ufffc") });
}

/** Puts what was composed in front of the sign behind it, in one undo step with it. */
function putBehind(view: EditorView): void {
  const at = view.isDestroyed || view.composing ? null : held.getState(view.state);
  if (!at) return;
  const { doc, tr, selection } = view.state;
  const $sign = doc.resolve(at.sign);
  const sign = $sign.nodeAfter;
  const from = $sign.start() + at.before.length;
  const isHere = selection.empty && selection.from === at.sign;
  tr.setMeta(held, null).setMeta("composition", at.composition);
  if (sign?.isInline === true && !sign.isText && doc.textBetween($sign.start(), Math.min(from, at.sign), "", "\ufffc") === at.before) {
    if (from < at.sign) tr.delete(at.sign, at.sign + 1).insert(from, sign).removeMark(from + 1, at.sign + 1);
    for (const mark of from < at.sign ? doc.resolve(at.sign + 1).marks() : []) tr.addMark(from + 1, at.sign + 1, mark);
    if (isHere) tr.setSelection(TextSelection.create(tr.doc, at.sign + 1));
  }
  view.dispatch(tr);
}

/** Sees to the words of `beforeSign` when they are chosen. */
export function behindSelectedSign(): Plugin {
  return new Plugin<Held | null>({
    key: held,
    state: {
      init: () => null,
      apply: (tr, at) => {
        const said = tr.getMeta(held) as Held | null | undefined;
        if (said !== undefined) return said;
        return at && { ...at, sign: tr.mapping.map(at.sign), composition: tr.getMeta("composition") ?? at.composition };
      },
    },
    props: { handleDOMEvents: { compositionend: (view) => { setTimeout(() => { putBehind(view); }, SETTLE_MS); } } },
  });
}
