import { type Command, Selection, type Transaction } from "prosemirror-state";

/** Runs commands one after the other as one change. Declines when one of them does. */
export function inOneStep(...commands: readonly Command[]): Command {
  return (state, dispatch) => {
    const tr = state.tr;
    let now = state;
    for (const command of commands) {
      let made: Transaction | null = null;
      if (!command(now, (each) => { made = each; })) return false;
      if (made === null) continue;
      const applied = now.applyTransaction(made);
      for (const each of applied.transactions) for (const step of each.steps) tr.step(step);
      now = applied.state;
    }
    tr.setSelection(Selection.fromJSON(tr.doc, now.selection.toJSON() as object));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** The first of these commands that does not decline. */
export function firstOf(...commands: readonly Command[]): Command {
  return (state, dispatch, view) => commands.some((command) => command(state, dispatch, view));
}
