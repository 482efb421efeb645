import type { EditorView } from "prosemirror-view";
import type { Action } from "#scenes";
import { type Argument, argumentsIn, completeArgument } from "../menus/arguments.ts";
import type { Choice, Completion } from "../menus/completion.ts";
import { optionsOf, say } from "../options.ts";

function actionsAt(view: EditorView, beatPos: number): ReadonlyMap<string, Action> {
  const catalogue = optionsOf(view.state).catalogue?.();
  if (!catalogue) return new Map();
  const scene = view.state.doc.nodeAt(beatPos)?.attrs["scene"] as { readonly id: string } | null | undefined;
  const own = scene ? catalogue.scenes.get(scene.id)?.actions ?? {} : {};
  // What the scene can do comes first and hides what the stage calls the same.
  return new Map([...Object.entries(own), ...[...catalogue.stageActions].filter(([name]) => !(name in own))]);
}

/** What a cue in a beat can do. */
export function actionsFor(view: EditorView, beatPos: number): readonly Choice[] {
  const { stageActions } = optionsOf(view.state).catalogue?.() ?? {};
  return [...actionsAt(view, beatPos)].map(([value, action]) => ({
    value, label: say(view.state, action.title), also: Object.values(action.title),
    heading: say(view.state, stageActions?.get(value) === action ? { zh: "台上会做的", en: "The stage" } : { zh: "这个画面会做的", en: "The scene" }),
  }));
}

/** The arguments of an action. */
export function argumentsOf(view: EditorView, beatPos: number, name: string): readonly Argument[] {
  return argumentsIn(view, actionsAt(view, beatPos).get(name.trim())?.args);
}

/** The argument under the caret: its name, or one of the values it may have. */
export function completeArguments(text: string, caret: number, known: readonly Argument[]): Completion | null {
  const from = text.slice(0, caret).search(/\S*$/u);
  const given = text.split(/\s+/u).map((each) => each.split(/[=＝]/u)[0]);
  return completeArgument({ text, from, caret, sign: "=", given, known });
}

/** `tilt=20 side="to the left"` */
export function writeArguments(args: Readonly<Record<string, string>>): string {
  return Object.entries(args).map(([key, value]) => `${key}=${/^[^\s"“”=]+$/u.test(value) ? value : JSON.stringify(value)}`).join(" ");
}

const ARGUMENT = /\s*([^\s=＝]+)\s*[=＝]\s*(?:"((?:[^"\\]|\\.)*)"|“([^”]*)”|([^\s"“”]+))/uy;

/** The arguments a writer typed; null when they cannot be read. */
export function readArguments(text: string): Record<string, string> | null {
  const args: Record<string, string> = {};
  let at = 0;
  while (text.slice(at).trim() !== "") {
    ARGUMENT.lastIndex = at;
    const found = ARGUMENT.exec(text);
    if (!found) return null;
    args[found[1]!] = found[2]?.replace(/\\(.)/gu, "$1") ?? found[3] ?? found[4]!;
    at = ARGUMENT.lastIndex;
  }
  return args;
}
