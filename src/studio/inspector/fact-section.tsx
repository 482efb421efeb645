import type { Node } from "prosemirror-model";
import type { FactBoxAttrs } from "#script";
import type { FactVerdict } from "#show";
import { quantities } from "#sim";
import { newGesture } from "../store/gesture.ts";
import type { StudioState } from "../store/studio-store.ts";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { resultName } from "../words/result-names.ts";
import { useWords } from "../words/use-words.ts";
import { Verdict } from "../words/verdict.tsx";
import { changeChosen, withEntries } from "./chosen.ts";
import { fieldsOf } from "./form/fields.ts";
import { Form } from "./form/form.tsx";
import { QuantityOptions } from "./form/quantity-field.tsx";
import { TextField } from "./form/text-field.tsx";

/** The selected fact box: what it says, what it claims, how that is checked. */
export function FactSection({ node }: { readonly node: Node }) {
  const words = useWords();
  const studio = useStudio();
  const language = useStudioState((state) => state.language);
  const fact = useStudioState((state) => verdictOf(state, node));
  const attrs = node.attrs as FactBoxAttrs;
  const quantity = attrs.quantity === null ? undefined : quantities.get(attrs.quantity);
  const set = (change: Partial<FactBoxAttrs>, gesture = newGesture()) => { changeChosen(studio, change, gesture); };
  const members = quantity === undefined || typeof quantity.unit === "string" ? [] : Object.keys(quantity.unit);

  return (
    <section className="inspector-section is-chosen" aria-label={words({ zh: "知识框", en: "Fact box" })}>
      <h3>{words({ zh: "知识框", en: "Fact box" })}{fact !== null && <Verdict verdict={fact.verdict} />}</h3>
      <label className="stacked">{words({ zh: "给观众看的话", en: "What the audience reads" })}
        <TextField rows={2} commits="whole" value={attrs.text} onCommit={(text) => { set({ text }); }} />
      </label>
      <label className="stacked">{words({ zh: "数和单位", en: "Claim, with its unit" })}
        <TextField commits="whole" value={attrs.claim ?? ""} placeholder="0.05..0.15 1/um" isWrong={fact?.verdict === "contradicted"} onCommit={(claim) => { set({ claim: claim.trim() === "" ? null : claim }); }} />
      </label>
      {fact !== null && fact.computed !== null && (
        <p className="computed">
          <span>{words({ zh: "模拟给出", en: "The simulation says" })} <b>{fact.computed}</b></span>
          {fact.verdict !== "supported" && fact.computed !== attrs.claim && <button type="button" className="small-button" onClick={() => { set({ claim: fact.computed }); }}>{words({ zh: "照它写", en: "Take it over" })}</button>}
        </p>
      )}
      <label className="stacked">{words({ zh: "拿哪个量核对", en: "Checked by" })}
        <select className="text-box" value={attrs.quantity ?? ""} onChange={(event) => { set({ quantity: event.target.value === "" ? null : event.target.value, field: null, with: exampleOf(event.target.value) }); }}>
          <option value="">{words({ zh: "不核对", en: "Not checked" })}</option>
          {attrs.quantity !== null && quantity === undefined && <option value={attrs.quantity}>{attrs.quantity} ?</option>}
          <QuantityOptions language={language} />
        </select>
      </label>
      {quantity !== undefined && members.length > 0 && (
        <label className="stacked">{words({ zh: "取哪一项", en: "Which member" })}
          <select className="text-box" value={attrs.field ?? ""} onChange={(event) => { set({ field: event.target.value === "" ? null : event.target.value }); }}>
            <option value="">—</option>
            {members.map((each) => <option key={each} value={each}>{resultName(quantity, each)[language]} · {each}</option>)}
          </select>
        </label>
      )}
      {quantity !== undefined && fieldsOf(quantity.input).length > 0 && (
        <Form key={quantity.name} schema={quantity.input} values={attrs.with ?? {}} language={language} takesRanges folds onChange={(changes, gesture) => {
          const next = withEntries(attrs.with ?? {}, changes);
          set({ with: Object.keys(next).length === 0 ? null : next }, gesture);
        }} />
      )}
      <label className="stacked">{words({ zh: "出处", en: "Source" })}
        <TextField rows={2} commits="whole" value={attrs.source ?? ""} placeholder={quantity?.source ?? "DOI, arXiv, URL"} onCommit={(source) => { set({ source: source.trim() === "" ? null : source }); }} />
      </label>
    </section>
  );
}

function verdictOf({ bound, boundDoc }: StudioState, node: Node): FactVerdict | null {
  return bound?.facts.find(({ line }) => line !== null && boundDoc?.nodeAt(line - 1) === node) ?? null;
}

function exampleOf(name: string): Readonly<Record<string, unknown>> | null {
  const example = quantities.get(name)?.example as Readonly<Record<string, unknown>> | undefined;
  return example === undefined || Object.keys(example).length === 0 ? null : example;
}
