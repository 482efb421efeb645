import { closeHistory } from "prosemirror-history";
import type { Transaction } from "prosemirror-state";
import type { Studio } from "./studio-store.ts";

/** Whether a key belongs to an input method; Safari reports the key that ends a composition only by its code. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

let count = 0;

/** Names one gesture: a drag of a slider, a run of key presses. All that it changes is one step of undo. */
export function newGesture(): string {
  return `gesture-${++count}`;
}

const lastOf = new WeakMap<Studio, string>();
const waiting = new WeakSet<Studio>();

/** Changes the script as a part of a gesture; the preview follows with the next frame. */
export function dispatchGesture(studio: Studio, tr: Transaction, gesture: string): void {
  // The history keeps what carries one composition's name together, which is all a composition is to it.
  if (lastOf.get(studio) !== gesture) closeHistory(tr);
  lastOf.set(studio, gesture);
  studio.dispatch(tr.setMeta("composition", gesture));
  if (waiting.has(studio)) return;
  waiting.add(studio);
  requestAnimationFrame(() => {
    waiting.delete(studio);
    studio.bindNow();
  });
}
