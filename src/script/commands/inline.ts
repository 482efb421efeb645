import { toggleMark } from "prosemirror-commands";
import type { Attrs } from "prosemirror-model";
import type { Command, EditorState } from "prosemirror-state";
import type { CueAttrs } from "../nodes/cue.ts";
import type { MathAttrs } from "../nodes/math.ts";
import type { SoundAttrs } from "../nodes/sound.ts";
import { marks, nodes } from "../schema.ts";
import { accepts, passes, selectedLine } from "./where.ts";

/** Puts a cue where the cursor is; behind a selection, since it fires when the text before it has been spoken. */
export function insertCue(attrs: Partial<CueAttrs>): Command {
  return insertAtom("cue", { text: "", do: null, args: {}, ...attrs });
}

export function insertPause(ms: number): Command {
  return insertAtom("pause", { ms });
}

export function insertLaugh(ms: number): Command {
  return insertAtom("laugh", { ms });
}

export function insertSound(attrs: Pick<SoundAttrs, "name"> & Partial<SoundAttrs>): Command {
  return insertAtom("sound", { gainDb: 0, ...attrs });
}

export function insertMath(attrs: Pick<MathAttrs, "tex"> & Partial<MathAttrs>): Command {
  return insertAtom("math", { say: null, ...attrs });
}

function insertAtom(type: string, attrs: Attrs): Command {
  return (state, dispatch) => {
    if (!selectedLine(state) || !accepts(type, attrs)) return false;
    const { $to } = state.selection;
    // Inside a marked run the run goes on around it.
    if (dispatch) dispatch(state.tr.insert($to.pos, nodes[type]!.create(attrs, null, $to.marks())).scrollIntoView());
    return true;
  };
}

/** 重音 on or off. */
export const toggleStress: Command = toggle("stress");

/** 贯口 on or off. */
export const toggleFast: Command = toggle("fast");

function toggle(name: string): Command {
  const toggleHere = toggleMark(marks[name]!);
  return (state, dispatch) => hasWords(state) && toggleHere(state, dispatch);
}

/** Whether there is anything in the selection that can be marked, or a line around the cursor to go on with. */
function hasWords(state: EditorState): boolean {
  const { from, to, empty } = state.selection;
  let found = empty && selectedLine(state) !== null;
  state.doc.nodesBetween(from, to, (_node, _pos, parent) => {
    if (parent?.type === nodes["line"]) found = true;
    return !found;
  });
  return found;
}

/** Writes a reading above the selected words; `null` takes it away. */
export function setRuby(rt: string | null): Command {
  return setMark("ruby", rt === null ? null : { rt });
}

/** Makes the selected words the set-up of a joke; `null` takes that back. */
export function setXi(joke: string | null): Command {
  return setMark("xi", joke === null ? null : { joke });
}

/** Makes the selected words the punch of a joke; `null` takes that back. */
export function setDou(joke: string | null): Command {
  return setMark("dou", joke === null ? null : { joke });
}

function setMark(name: string, attrs: Attrs | null): Command {
  return (state, dispatch) => {
    const type = marks[name]!;
    const { from, to, empty } = state.selection;
    if (empty || !selectedLine(state)) return false;
    if (attrs === null ? !state.doc.rangeHasMark(from, to, type) : !isValid(name, attrs)) return false;
    if (dispatch) dispatch(attrs === null ? state.tr.removeMark(from, to, type) : state.tr.addMark(from, to, type.create(attrs)));
    return true;
  };
}

function isValid(name: string, attrs: Attrs): boolean {
  const specs = marks[name]!.spec.attrs ?? {};
  return Object.entries(attrs).every(([key, value]) => passes(specs[key]?.validate, value));
}
