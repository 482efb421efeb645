import { dropCursor } from "prosemirror-dropcursor";
import { history } from "prosemirror-history";
import { Plugin } from "prosemirror-state";
import { beatIdKeeper } from "#script";
import { abortedComposition } from "./aborted-composition.ts";
import { behindSelectedSign } from "./behind-sign.ts";
import { wayOfCursor } from "./beside-whole.ts";
import { blockHandle } from "./blocks/handle.ts";
import { findPanelPlugin } from "./find/find-panel.ts";
import { findPlugin } from "./find/find-state.ts";
import { keys } from "./keys.ts";
import { openListPlugin } from "./menus/open-list.ts";
import { slashMenu } from "./menus/slash.ts";
import { speakerCompletion } from "./menus/speaker-completion.ts";
import { selectionToolbar } from "./menus/toolbar.ts";
import { type ManuscriptOptions, optionsPlugin } from "./options.ts";
import { mediaFiles } from "./paste/media-files.ts";
import { pastePlugin } from "./paste/paste-plugin.ts";
import { typing } from "./typing.ts";
import { markViews, nodeViews } from "./views/all.ts";
import { cursorLine } from "./views/cursor-line.ts";
import { foothold } from "./views/foothold.ts";
import { jokeLight } from "./views/joke-light.ts";
import { problemMarks } from "./views/problem-marks.ts";
import { readingPlugin } from "./views/reading.ts";

/** Everything the editor state of a manuscript needs. Menus come before the keys, so that an open one gets Enter first. */
export function manuscriptPlugins(options: ManuscriptOptions = {}): Plugin[] {
  return [
    optionsPlugin(options), beatIdKeeper(), history(),
    new Plugin({ props: { nodeViews, markViews } }),
    openListPlugin(), slashMenu(), speakerCompletion(), keys(), wayOfCursor(), typing(), abortedComposition(), behindSelectedSign(), mediaFiles(), pastePlugin(),
    findPlugin(), findPanelPlugin(), problemMarks(), cursorLine(), foothold(), jokeLight(), readingPlugin(),
    dropCursor({ class: "ms-drop-cursor", color: false, width: 2 }), blockHandle(), selectionToolbar(),
  ];
}
