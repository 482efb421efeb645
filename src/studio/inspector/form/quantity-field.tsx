import { quantities, type Quantity } from "#sim";
import { resultName } from "../../words/result-names.ts";
import type { Language, Words } from "../../words/words.ts";
import { familiesOf } from "../families.ts";
import type { QuantityPart } from "./fields.ts";
import { type Around, outputsOf, sweepable } from "./field-row-props.ts";

const NONE: Words = { zh: "不用", en: "None" };

interface QuantityFieldProps {
  readonly id: string;
  readonly part: QuantityPart;
  readonly value: string;
  readonly around: Around;
  readonly language: Language;
  readonly describedBy: string | undefined;
  readonly isWrong: boolean;
  readonly onChange: (value: string, timeStamp: number) => void;
}

/** One of the quantities, of the results of one, or of its inputs. */
export function QuantityField({ id, part, value, around: { quantity }, language, describedBy, isWrong, onChange }: QuantityFieldProps) {
  const options = quantity === null ? [] : part === "output" ? outputsOf(quantity).map((each) => ({ value: each, title: resultName(quantity, each)[language] })) : sweepable(quantity).map(({ name, label }) => ({ value: name, title: label[language] }));
  const isKnown = part === "name" ? quantities.has(value) : options.some((each) => each.value === value);
  return (
    <select id={id} className="text-box" aria-invalid={isWrong || undefined} aria-describedby={describedBy} value={value} onChange={(event) => { onChange(event.target.value, event.timeStamp); }}>
      {part === "name" && <option value="">{NONE[language]}</option>}
      {!isKnown && (part !== "name" || value !== "") && <option value={value}>{value === "" ? "—" : `${value} ?`}</option>}
      {part === "name" ? <QuantityOptions language={language} /> : options.map((each) => <option key={each.value} value={each.value}>{each.title} · {each.value}</option>)}
    </select>
  );
}

/** All quantities for a choice, by family. */
export function QuantityOptions({ language }: { readonly language: Language }) {
  return familiesOf(quantities.values()).map(({ title, members }) => (
    <optgroup key={title.en} label={title[language]}>
      {members.map(({ name, title: said }: Quantity) => <option key={name} value={name}>{said[language]} · {name}</option>)}
    </optgroup>
  ));
}
