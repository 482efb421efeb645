import type { EditorView } from "prosemirror-view";
import { ACT_KINDS } from "#script";
import { commandList } from "../commands/list.ts";
import { say } from "../options.ts";
import { openList } from "./open-list.ts";
import { itemOf } from "./slash.ts";

const OFFERED = ["new-beat", ...ACT_KINDS.map((kind) => `new-act-${kind}`), "fact-box", "note", "reprise"];

/** Enter in an empty line: asks what comes next. A second Enter takes the first: a new beat. */
export function offerNext(view: EditorView): void {
  const offered = OFFERED.flatMap((id) => commandList.filter((command) => command.id === id && command.isEnabled(view.state)));
  openList(view, say(view.state, { zh: "接着来", en: "What comes next" }),
    offered.map((command) => itemOf(view, command, false, () => { command.run(view.state, view.dispatch, view); })), view.coordsAtPos(view.state.selection.from));
}
