import type { Node } from "prosemirror-model";
import { type Command, EditorState, TextSelection, type Transaction } from "prosemirror-state";

/** Position of the first occurrence of a text. */
export function atText(doc: Node, text: string): number {
  let found = -1;
  doc.descendants((node, pos) => {
    if (found === -1 && node.isText && node.text!.includes(text)) found = pos + node.text!.indexOf(text);
    return found === -1;
  });
  if (found === -1) throw new RangeError(`there is no text ${JSON.stringify(text)}`);
  return found;
}

/** An editor with the cursor in front of a text, or the text selected. */
export function cursorAt(doc: Node, text: string, offset = 0): EditorState {
  return EditorState.create({ doc, selection: TextSelection.create(doc, atText(doc, text) + offset) });
}

export function selecting(doc: Node, text: string): EditorState {
  const at = atText(doc, text);
  return EditorState.create({ doc, selection: TextSelection.create(doc, at, at + text.length) });
}

/** What a command does, told; `null` when it declines. */
export function told(state: EditorState, command: Command): Transaction | null {
  let transaction: Transaction | null = null;
  const done = command(state, (tr) => { transaction = tr; });
  if (done !== (transaction !== null)) throw new Error("a command that says yes must dispatch, one that says no must not");
  return transaction;
}
