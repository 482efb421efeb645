import type { Node } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";
import type { FactBoxAttrs } from "#script";
import type { Quantity } from "#sim";
import { argumentsIn, completeArgument } from "../menus/arguments.ts";
import { type Completion, wholeField } from "../menus/completion.ts";
import { optionsOf, say } from "../options.ts";
import { everyday } from "../../words/everyday.ts";

type Complete = (view: EditorView, box: Node, text: string, caret: number) => Completion | null;

/** What may be written in the fields of a fact box that name things of the simulation. */
export const FACT_COMPLETIONS: Readonly<Record<string, Complete>> = {
  quantity: (view, _box, text) => wholeField(text, [...(optionsOf(view.state).catalogue?.()?.quantities.values() ?? [])].map(({ name, title, unit }) => ({
    value: name, label: say(view.state, title), also: [...Object.values(title), ...everyday(`${title.zh} ${title.en}`).split(" ")], ...(typeof unit === "string" ? { unit } : {}),
  }))),
  field: (view, box, text) => {
    const quantity = quantityOf(view, box);
    return wholeField(text, typeof quantity?.unit === "object" ? Object.entries(quantity.unit).map(([value, unit]) => {
      const name = optionsOf(view.state).resultName?.(quantity, value) ?? { zh: value, en: value };
      return { value, label: say(view.state, name), also: [name.zh, name.en], unit };
    }) : []);
  },
  with: (view, box, text, caret) => {
    const before = text.slice(0, caret);
    // Inside a range of numbers there is nothing to name.
    if (before.lastIndexOf("[") > before.lastIndexOf("]")) return null;
    const from = before.search(/[^,，{]*$/u);
    const start = from + /^\s*/u.exec(before.slice(from))![0].length;
    const given = [...text.matchAll(/([\p{L}_][\p{L}\p{N}_]*)\s*[:：]/gu)].map(([, name]) => name);
    return completeArgument({ text, from: start, caret, sign: ": ", given, known: argumentsIn(view, quantityOf(view, box)?.input) });
  },
};

function quantityOf(view: EditorView, box: Node): Quantity | undefined {
  return optionsOf(view.state).catalogue?.()?.quantities.get((box.attrs as FactBoxAttrs).quantity ?? "");
}
