import type { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { nodes } from "#script";
import { commandList } from "../commands/list.ts";
import { matchCommands } from "../commands/match.ts";
import { type CommandGroup, GROUP_WORDS, keyText, type StudioCommand } from "../commands/studio-command.ts";
import { languageOf, optionsOf, say } from "../options.ts";
import type { MenuItem } from "./list-menu.ts";
import { suggestPlugin } from "./suggest.ts";

const ORDER: readonly CommandGroup[] = ["insert", "structure", "line", "mark", "view", "edit", "app"];

/** Longest text behind the slash that is still taken for a query. */
const LONGEST = 20;
/** In `3/5` and `km/h` the slash is a slash. */
const CALL = /(?:^|[^A-Za-z0-9/])([/／、])([^\s/／、，。！？：；]{0,20})$/u;

/** The menu behind `/`: everything a writer can do here. `、` calls it only when the writer has asked for that. */
export function slashMenu(): Plugin {
  return suggestPlugin({
    label: (state) => say(state, { zh: "菜单", en: "Menu" }),
    isCalled: (state) => found(state)?.query === "",
    suggest: (view) => {
      const call = found(view.state);
      if (!call) return null;
      const { state } = view;
      const commands = commandList.filter((command) => command.group !== "app" && command.isEnabled(state));
      const matching = call.query === "" ? inOrder(commands) : matchCommands(call.query, commands, languageOf(state));
      return { from: call.from, items: matching.map((command) => itemOf(view, command, call.query === "", () => { takeBack(view, call.from, command); })) };
    },
  });
}

function inOrder(commands: readonly StudioCommand[]): readonly StudioCommand[] {
  return ORDER.flatMap((group) => commands.filter((command) => command.group === group));
}

export function itemOf(view: EditorView, command: StudioCommand, hasHeading: boolean, run: () => void): MenuItem {
  return {
    label: say(view.state, command.title),
    ...(command.keys === undefined ? {} : { hint: keyText(command.keys) }),
    ...(hasHeading ? { heading: say(view.state, GROUP_WORDS[command.group]) } : {}),
    run,
  };
}

function found(state: EditorView["state"]): { readonly from: number; readonly query: string } | null {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type !== nodes["line"]) return null;
  const start = Math.max(0, $from.parentOffset - LONGEST - 2);
  const match = CALL.exec($from.parent.textBetween(start, $from.parentOffset, undefined, "\ufffc"));
  if (!match || (match[1] === "、" && optionsOf(state).slashByComma?.() !== true)) return null;
  return { from: $from.pos - match[2]!.length - 1, query: match[2]! };
}

/** Takes the typed query away, as if it had never been typed: undo does not bring it back. Then runs the command. */
function takeBack(view: EditorView, from: number, command: StudioCommand): void {
  const typed = view.state.tr;
  view.dispatch(view.state.tr.delete(from, view.state.selection.from).setMeta("appendedTransaction", typed));
  command.run(view.state, view.dispatch, view);
}
