import { baseKeymap, deleteSelection } from "prosemirror-commands";
import { redo } from "prosemirror-history";
import { keydownHandler } from "prosemirror-keymap";
import { type Command, Plugin } from "prosemirror-state";
import { commandList } from "./commands/list.ts";
import { emptySelection } from "./commands/emptying.ts";
import { firstOf } from "./commands/in-one-step.ts";
import { selectMore } from "./commands/structure.ts";
import { enterInLine, enterInNote, enterSameSpeaker, enterSelectedNode, intoHeading, joinBackward, joinForward } from "./commands/writing.ts";
import { belongsToComposition } from "./composing.ts";
import { closeFind, openFind } from "./find/find-panel.ts";
import { isReading, toggleReading } from "./views/reading.ts";

const endReading: Command = (state, dispatch, view) => isReading(state) && toggleReading(state, dispatch, view);
const endFind: Command = (_state, dispatch, view) => (dispatch && view ? closeFind(view) : false);

const TYPING: Readonly<Record<string, Command>> = {
  Enter: firstOf(enterSelectedNode, enterInNote, enterInLine),
  "Shift-Enter": firstOf(enterInNote, enterSameSpeaker),
  Backspace: firstOf(emptySelection, deleteSelection, joinBackward),
  "Mod-Backspace": firstOf(emptySelection, deleteSelection, joinBackward),
  Delete: firstOf(emptySelection, deleteSelection, joinForward),
  ArrowUp: intoHeading("up"),
  ArrowDown: intoHeading("down"),
  "Mod-a": selectMore,
  "Mod-y": redo,
  // ⌘H hides the window on a Mac.
  "Mod-Alt-f": openFind("replace"),
  Escape: firstOf(endFind, endReading),
};

/** Keys of the list of commands, of typing, and of ProseMirror; none of them acts during a composition. */
export function keys(): Plugin {
  const bound = Object.fromEntries(commandList.flatMap(({ keys: key, run }) => (key === undefined || key === "Tab" ? [] : [[key, run]])));
  const tab = commandList.find(({ id }) => id === "flip-speaker")!.run;
  const own = keydownHandler({ ...bound, ...TYPING, Tab: firstOf(tab, enterSelectedNode), "Shift-Tab": tab });
  const base = keydownHandler(baseKeymap);
  let isLeaving = false;
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        if (belongsToComposition(view, event)) return false;
        // Escape and then Tab leads out of the manuscript, for those who have no mouse.
        if (event.key === "Tab" && isLeaving) return false;
        const isHandled = own(view, event) || base(view, event);
        if (event.key !== "Shift") isLeaving = event.key === "Escape" && !isHandled;
        return isHandled;
      },
    },
  });
}
