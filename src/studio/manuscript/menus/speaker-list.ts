import type { EditorView } from "prosemirror-view";
import { castOf } from "#script";
import { ROLE_WORDS } from "../commands/speakers.ts";
import { say } from "../options.ts";
import { anchorAt } from "../popovers/layer.ts";
import type { MenuItem } from "./list-menu.ts";
import { openList } from "./open-list.ts";

/** Lets the writer choose who says the line at a position. */
export function chooseSpeaker(view: EditorView, linePos: number): void {
  const items: readonly MenuItem[] = castOf(view.state.doc).map(({ name, role }) => ({
    label: name, hint: say(view.state, ROLE_WORDS[role]), className: `is-${role}`,
    run: () => { view.dispatch(view.state.tr.setNodeAttribute(linePos, "speaker", name)); },
  }));
  openList(view, say(view.state, { zh: "谁说", en: "Who says it" }), items, anchorAt(view, linePos));
}
