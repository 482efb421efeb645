import type { Command } from "prosemirror-state";
import { type DocAttrs } from "../nodes/doc.ts";
import type { ActAttrs } from "../nodes/act.ts";
import { nodes } from "../schema.ts";
import type { ActKind } from "../words.ts";
import { accepts, around, headingText, selected } from "./where.ts";

/** Makes the act around the cursor 垫话, 瓢把儿, 正活, 底 or 返场. */
export function setActKind(kind: ActKind): Command {
  return changeAct({ kind });
}

export function setActTitle(title: string): Command {
  return changeAct({ title: headingText(title) });
}

function changeAct(change: Partial<ActAttrs>): Command {
  return (state, dispatch) => {
    const act = selected(state, "act");
    if (!act || !accepts("act", change)) return false;
    const changed = Object.entries(change).filter(([name, value]) => act.node.attrs[name] !== value);
    if (changed.length === 0) return false;
    if (dispatch) dispatch(changed.reduce((tr, [name, value]) => tr.setNodeAttribute(act.pos, name, value), state.tr));
    return true;
  };
}

/** Starts a new act at the beat around the cursor. */
export function splitAct(kind: ActKind): Command {
  return (state, dispatch) => {
    const beat = around(state.selection.$from, "beat");
    if (!beat || beat.index === 0 || !accepts("act", { kind })) return false;
    if (dispatch) dispatch(state.tr.split(beat.pos, 1, [{ type: nodes["act"]!, attrs: { kind, title: "" } }]).scrollIntoView());
    return true;
  };
}

/** Joins the act around the cursor to the one before it, which keeps its kind and title. */
export const joinActs: Command = (state, dispatch) => {
  const act = selected(state, "act");
  if (!act || act.index === 0) return false;
  if (dispatch) dispatch(state.tr.join(act.pos).scrollIntoView());
  return true;
};

/** Changes what the front matter says: title, cast, theme, picture, calibrated rates. */
export function setFrontMatter(change: Partial<Omit<DocAttrs, "version" | "extra">>): Command {
  return (state, dispatch) => {
    if (!accepts("doc", change)) return false;
    const changed = Object.entries(change).filter(([name, value]) => state.doc.attrs[name] !== value);
    if (changed.length === 0) return false;
    if (dispatch) dispatch(changed.reduce((tr, [name, value]) => tr.setDocAttribute(name, value), state.tr));
    return true;
  };
}
