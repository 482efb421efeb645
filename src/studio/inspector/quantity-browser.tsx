import { useDeferredValue, useMemo, useState } from "react";
import { insertFactBox } from "#script";
import { prettyUnit } from "#show";
import { type Quantity, quantities } from "#sim";
import { useUndoKeys } from "../store/use-undo-keys.ts";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { resultName } from "../words/result-names.ts";
import { useWords } from "../words/use-words.ts";
import { withEntries } from "./chosen.ts";
import { familiesOf } from "./families.ts";
import { fieldsOf } from "./form/fields.ts";
import { Form } from "./form/form.tsx";
import { factSentence, spokenValue } from "./fact-sentence.ts";
import { resultsOf } from "./results.ts";
import { searchQuantities } from "./search-quantities.ts";
import "../words/panel.css";
import "./quantity-browser.css";

/** Every quantity of the simulation: what it means, what it comes to, and a fact box of it at a press. */
export function QuantityBrowser() {
  const words = useWords();
  const language = useStudioState((state) => state.language);
  const [wanted, setWanted] = useState("");
  const [openName, setOpenName] = useState<string | null>(null);
  const undoKeys = useUndoKeys();
  const sought = useDeferredValue(wanted);
  const { found, isNear } = useMemo(() => searchQuantities([...quantities.values()], sought), [sought]);
  const families = useMemo(() => familiesOf(found), [found]);

  return (
    <section className="quantity-browser" aria-label={words({ zh: "量", en: "Quantities" })}
      // What is typed here is no part of the script.
      onKeyDown={(event) => { if (!(event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)) undoKeys(event); }}>
      <input type="search" className="text-box" value={wanted} onChange={(event) => { setWanted(event.target.value); }}
        placeholder={words({ zh: `在 ${quantities.size} 个量里找`, en: `Search ${quantities.size} quantities` })} aria-label={words({ zh: "找一个量", en: "Find a quantity" })} />
      <div className="quantity-list">
        {families.length === 0 && <p className="panel-hint">{words({ zh: "没有这样的量。换个词，或者写单位（1/um）、英文名的一部分。", en: "No such quantity. Try another word, a unit (1/um), or a part of its name." })}</p>}
        {isNear && families.length > 0 && <p className="panel-hint">{words({ zh: "没有一字不差的，这些沾边：", en: "None says just that; these come near:" })}</p>}
        {families.map(({ name, title, members }) => (
          <section key={name}>
            <h3>{title[language]} <span className="count">{members.length}</span></h3>
            {members.map((quantity) => {
              const isOpen = quantity.name === openName;
              return (
                <article key={quantity.name} className={`quantity${isOpen ? " is-open" : ""}`}>
                  <button type="button" className="quantity-name" aria-expanded={isOpen} onClick={() => { setOpenName(isOpen ? null : quantity.name); }}>
                    <span>{quantity.title[language]}</span>
                    <code>{quantity.name}{unitOf(quantity)}</code>
                  </button>
                  {isOpen && <QuantityForm quantity={quantity} />}
                </article>
              );
            })}
          </section>
        ))}
      </div>
    </section>
  );
}

function QuantityForm({ quantity }: { readonly quantity: Quantity }) {
  const words = useWords();
  const studio = useStudio();
  const language = useStudioState((state) => state.language);
  const isReadOnly = useStudioState((state) => state.readOnly !== null);
  const [input, setInput] = useState<Readonly<Record<string, unknown>>>(() => quantity.example as Readonly<Record<string, unknown>>);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isHomeless, setHomeless] = useState(false);
  const asked = useDeferredValue(input);
  const results = useMemo(() => resultsOf(quantity, asked), [quantity, asked]);
  const values = results.kind === "values" ? results.values : [];
  const value = values.find(({ field }) => field === chosen) ?? values[0];
  const insert = () => {
    if (value === undefined) return;
    const given = Object.keys(asked).length === 0 ? null : asked;
    // The audience reads it: in the language of what is written already.
    const scriptLanguage = /\p{Script=Han}/u.test(studio.getState().editor.doc.textContent) ? "zh" : language;
    const isInserted = studio.run(insertFactBox({
      text: factSentence(quantity, value.field, value.printed, scriptLanguage), claim: value.printed, quantity: quantity.name, field: value.field, with: given, source: quantity.source,
    }));
    studio.bindNow();
    setHomeless(!isInserted);
  };

  return (
    <div className="quantity-form" ref={comeIntoView}>
      <div className="quantity-results" role="radiogroup" aria-label={words({ zh: "结果", en: "Results" })} aria-live="polite">
        {results.kind === "bad-input" && <p className="field-fault">{words({ zh: "先把上面的输入改对。", en: "Correct the input above first." })}</p>}
        {results.kind === "refused" && <p className="field-fault">{results.message}</p>}
        {results.kind === "values" && values.length === 0 && <p className="quantity-none">{words({ zh: "这个量给出一组数，不能写成一个断言，所以插不进知识框。", en: "This gives a list of numbers, which no single claim can state; so there is no fact box of it." })}</p>}
        {values.map(({ field, printed }) => (
          <button key={field ?? ""} type="button" role="radio" aria-checked={field === value?.field} className="quantity-result" onClick={() => { setChosen(field); }}>
            {field !== null && <span title={field}>{words(resultName(quantity, field))}</span>}<b>{spokenValue(printed, language)}</b>
          </button>
        ))}
      </div>
      {isHomeless && <p className="field-fault" role="alert">{words({ zh: "先把光标放进一拍。", en: "Put the cursor into a beat first." })}</p>}
      <button type="button" className="primary-button" disabled={value === undefined || isReadOnly} onClick={insert}>{words({ zh: "插入知识框", en: "Insert as a fact box" })}</button>
      <p className="quantity-source"><b>{words({ zh: "出处", en: "Source" })}</b> {quantity.source}</p>
      {fieldsOf(quantity.input).length > 0 && <Form schema={quantity.input} values={input} language={language} takesRanges folds onChange={(changes) => { setInput(withEntries(input, changes)); }} />}
    </div>
  );
}

/** Where the panel is low, what was opened would lie below its edge. */
function comeIntoView(form: HTMLElement | null): void {
  form?.closest(".quantity")?.scrollIntoView({ block: "start" });
}

function unitOf({ unit }: Quantity): string {
  const shown = typeof unit === "string" ? prettyUnit(unit) : "";
  return shown === "" ? "" : ` · ${shown}`;
}
