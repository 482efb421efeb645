import type { EditorView } from "prosemirror-view";
import type { Words } from "../../words/words.ts";
import { say } from "../options.ts";
import type { Choice, Completion } from "./completion.ts";

/** A named argument, and the values it may have when they can be listed. */
export interface Argument {
  readonly name: string;
  readonly label: string;
  readonly also: readonly string[];
  readonly unit: string;
  readonly values: readonly Choice[];
}

interface FieldMeta {
  readonly label?: Words;
  readonly unit?: string;
  /** What the values of a choice are called. */
  readonly choices?: Readonly<Record<string, Words>>;
}

interface FieldSchema {
  readonly meta?: () => FieldMeta | undefined;
  readonly def?: { readonly type: string; readonly innerType?: FieldSchema; readonly entries?: Readonly<Record<string, string | number>> };
}

/** The fields of an object schema of an action or a quantity. */
export function argumentsIn(view: EditorView, schema: unknown): readonly Argument[] {
  const { shape = {} } = (schema ?? {}) as { readonly shape?: Readonly<Record<string, FieldSchema>> };
  return Object.entries(shape).map(([name, field]) => {
    const { label, unit = "1", choices = {} } = metaOf(field);
    const values = valuesOf(field).map((value) => {
      const words = choices[value];
      return { value, label: words ? say(view.state, words) : value, also: words ? Object.values(words) : [] };
    });
    return { name, label: label ? say(view.state, label) : name, also: label ? Object.values(label) : [], unit, values };
  });
}

/** A field with a default, or one that may be absent, is called what the field within is called. */
function metaOf(field: FieldSchema): FieldMeta {
  return { ...(field.def?.innerType ? metaOf(field.def.innerType) : {}), ...field.meta?.() };
}

function valuesOf({ def }: FieldSchema): readonly string[] {
  if (def?.innerType) return valuesOf(def.innerType);
  return def?.type === "enum" ? Object.values(def.entries ?? {}).map(String) : def?.type === "boolean" ? ["true", "false"] : [];
}

export interface ArgumentPlace {
  readonly text: string;
  /** Where the argument begins. */
  readonly from: number;
  readonly caret: number;
  /** Between name and value, as it is written. */
  readonly sign: "=" | ": ";
  /** Names that are written already. */
  readonly given: readonly (string | undefined)[];
  readonly known: readonly Argument[];
}

/** A name while none stands there yet, then one of its values. */
export function completeArgument({ text, from, caret, sign, given, known }: ArgumentPlace): Completion | null {
  const [name, typed] = split(text.slice(from, caret));
  const rest = /^[^\s,，]*/u.exec(text.slice(caret))![0].length;
  if (typed !== null) {
    const values = known.find((each) => each.name === name.trim())?.values ?? [];
    return { from: caret - typed.length, to: caret + rest, query: typed, choices: values };
  }
  const open = known.filter((each) => each.name === name || !given.includes(each.name));
  return { from, to: caret + rest, query: name, choices: open.map(({ name: own, ...each }): Choice => ({ ...each, value: `${own}${sign}` })) };
}

function split(token: string): readonly [string, string | null] {
  const found = /^([^=＝:：]*)[=＝:：]\s*(.*)$/su.exec(token);
  return found ? [found[1]!, found[2]!] : [token, null];
}
