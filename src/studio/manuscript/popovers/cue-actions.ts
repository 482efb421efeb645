import type { EditorView } from "prosemirror-view";
import type { Action } from "#scenes";
import { optionsOf, say } from "../options.ts";

type Choices = readonly (readonly [string, string])[];

function actionsAt(view: EditorView, beatPos: number): ReadonlyMap<string, Action> {
  const catalogue = optionsOf(view.state).catalogue?.();
  if (!catalogue) return new Map();
  const scene = view.state.doc.nodeAt(beatPos)?.attrs["scene"] as { readonly id: string } | null | undefined;
  const own = scene ? catalogue.scenes.get(scene.id)?.actions ?? {} : {};
  // What the scene can do comes first and hides what the stage calls the same.
  return new Map([...Object.entries(own), ...[...catalogue.stageActions].filter(([name]) => !(name in own))]);
}

/** What a cue in a beat can do. */
export function actionsFor(view: EditorView, beatPos: number): Choices {
  return [...actionsAt(view, beatPos)].map(([name, action]) => [name, say(view.state, action.title)]);
}

/** The arguments of an action, ready to be filled in. */
export function argumentsOf(view: EditorView, beatPos: number, name: string): Choices {
  const args = actionsAt(view, beatPos).get(name.trim())?.args as { readonly shape?: Readonly<Record<string, FieldSchema>> } | undefined;
  return Object.entries(args?.shape ?? {}).map(([field, schema]) => {
    const meta = schema.meta?.();
    const label = meta?.label ? say(view.state, meta.label) : field;
    return [`${field}=`, meta?.unit === undefined ? label : `${label}（${meta.unit}）`];
  });
}

interface FieldSchema {
  readonly meta?: () => { readonly label?: { readonly zh: string; readonly en: string }; readonly unit?: string } | undefined;
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
