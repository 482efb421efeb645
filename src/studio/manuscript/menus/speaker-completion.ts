import { TextSelection, type Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { castOf, nodes } from "#script";
import { matchSpeakers, ROLE_WORDS } from "../commands/speakers.ts";
import { say } from "../options.ts";
import { suggestPlugin } from "./suggest.ts";

/** `@`, `＠` call with anything behind; a bare word only while nothing else stands in the line. */
const AT = /^[@＠]([^\s@＠：:]{0,8})$/u;
const WORD = /^[\p{L}]{1,8}$/u;

/** 换人: at a line's start `@`, `dg`, `逗` or a name give the line to a performer. */
export function speakerCompletion(): Plugin {
  return suggestPlugin({
    label: (state) => say(state, { zh: "谁说", en: "Who says it" }),
    isCalled: (state) => found(state) !== null,
    suggest: (view) => {
      const query = found(view.state);
      if (query === null) return null;
      const from = view.state.selection.$from.start();
      return {
        from,
        items: matchSpeakers(view.state.doc, query).map(({ name, role }) => ({
          label: name, hint: say(view.state, ROLE_WORDS[role]), className: `is-${role}`, run: () => { giveLine(view, name); },
        })),
      };
    },
  });
}

function found(state: EditorView["state"]): string | null {
  const { $from } = state.selection;
  if ($from.parent.type !== nodes["line"] || $from.parentOffset > 9) return null;
  const typed = $from.parent.textBetween(0, $from.parentOffset, undefined, "\ufffc");
  const at = AT.exec(typed);
  if (at) return at[1]!;
  const isAlone = $from.parentOffset === $from.parent.content.size && WORD.test(typed) && typed.length <= 8;
  // A single Latin letter says too little.
  return isAlone && !/^[a-z]$/iu.test(typed) ? typed : null;
}

function giveLine(view: EditorView, speaker: string): void {
  const { $from } = view.state.selection;
  const start = $from.start();
  const tr = view.state.tr.setNodeAttribute(start - 1, "speaker", speaker).delete(start, $from.pos);
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, start)));
}

/** `甲：` typed at a line's start names its performer, as in the file. */
export function takeTypedSpeaker(view: EditorView): boolean {
  const { selection: { $from, empty }, doc } = view.state;
  if (!empty || $from.parent.type !== nodes["line"] || $from.parentOffset > 17) return false;
  const typed = /^(.{1,16})[：:]$/u.exec($from.parent.textBetween(0, $from.parentOffset, undefined, "\ufffc"))?.[1];
  if (typed === undefined || !castOf(doc).some(({ name }) => name === typed)) return false;
  giveLine(view, typed);
  return true;
}
