import { useId, useRef, useState } from "react";
import type { z } from "zod";
import { faultsInWords } from "#show";
import { newGesture } from "../../store/gesture.ts";
import type { Language } from "../../words/words.ts";
import { type Field, fieldsOf, isRange } from "./fields.ts";
import { aroundIn, changesWith, type Faults, faultsFrom, firstFault, NOTHING_AROUND, within } from "./field-row-props.ts";
import { FieldRow } from "./field-row.tsx";

export interface FormProps {
  /** An object schema whose fields carry label, unit and range. */
  readonly schema: z.ZodType;
  /** What is set; a field that is not has its standard value. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly language: Language;
  /**
   * @param changes mostly of one field; undefined = back to the standard
   * @param gesture the same for all changes of one drag or one run of keys
   */
  readonly onChange: (changes: Readonly<Record<string, unknown>>, gesture: string) => void;
  /** Whether a number may also be a range `[a, b]`. */
  readonly takesRanges?: boolean;
  /** Whether what stands at its default is folded away, when there is much of it. */
  readonly folds?: boolean;
}

/** A control for each field of a schema, labelled and with its unit; what the schema refuses is said at the field. */
export function Form({ schema, values, language, onChange, takesRanges = false, folds = false }: FormProps) {
  const id = useId();
  const gestureOf = useGestures();
  const faults = faultsIn(schema, values, takesRanges);
  const fields = fieldsOf(schema);
  // Decided once: a field must not wander off while it is changed.
  const [folded] = useState<ReadonlySet<string>>(() => new Set(folds && fields.length > FEW ? fields.filter((field) => isStandard(field, values[field.name])).map(({ name }) => name) : []));
  const isWrong = (name: string) => faults.some(({ path: [first] }) => first === name);
  const strangers = Object.keys(values).filter((name) => isWrong(name) && !fields.some((field) => field.name === name));
  const around = aroundIn(fields, values, {}, NOTHING_AROUND);
  const row = (field: Field) => (
    <FieldRow
      key={field.name}
      id={`${id}${field.name}`}
      field={field}
      value={values[field.name]}
      language={language}
      takesRanges={takesRanges}
      path={field.name}
      faults={within(faults, field.name)}
      faultsIf={(value) => within(faultsIn(schema, { ...values, [field.name]: value }, takesRanges), field.name)}
      around={around}
      onChange={(value, timeStamp) => { onChange(changesWith(fields, values, field.name, value), gestureOf.next(field.name, timeStamp)); }}
      onHold={(isHeld) => { gestureOf.hold(isHeld); }}
    />
  );
  const hidden = fields.filter(({ name }) => folded.has(name));
  return [...fields.filter(({ name }) => !folded.has(name)).map(row), ...(hidden.length === 0 ? [] : [
    <details key=" folded" className="field-fold" open={hidden.some(({ name }) => isWrong(name)) || undefined}>
      <summary>{language === "zh" ? `其余 ${hidden.length} 项照缺省值` : `${hidden.length} more at their defaults`}</summary>
      {hidden.map(row)}
    </details>,
  ]), ...strangers.map((name) => (
    <div key={name} className="field is-wrong" data-field={name}>
      <span className="field-label">{name}</span>
      <button type="button" className="field-button" title={REMOVE[language]} aria-label={`${name}: ${REMOVE[language]}`} onClick={() => { onChange({ [name]: undefined }, newGesture()); }}>✕</button>
      <p className="field-fault" role="alert">{firstFault(within(faults, name), language)}</p>
    </div>
  ))];
}

/** So many fields are all shown. */
const FEW = 5;

function isStandard({ standard }: Field, value: unknown): boolean {
  return standard !== undefined && (value === undefined || JSON.stringify(value) === JSON.stringify(standard));
}

const REMOVE = { zh: "去掉", en: "Remove" } as const;

/** Of a range, those of either end. */
function faultsIn(schema: z.ZodType, values: Readonly<Record<string, unknown>>, takesRanges: boolean): Faults {
  const end = (index: 0 | 1) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, takesRanges && isRange(value) && numeric(schema, name) ? value[index] : value]));
  const given = [end(0), ...(takesRanges ? [end(1)] : [])].map((each) => Object.fromEntries(Object.entries(each).filter(([, value]) => value !== undefined)));
  return given.flatMap((each) => faultsFrom(faultsInWords(schema, each)));
}

function numeric(schema: z.ZodType, name: string): boolean {
  return fieldsOf(schema).some((field) => field.name === name && field.control.kind === "number");
}

/** Key presses in one field this close together are one gesture. */
const RUN_MS = 1200;

function useGestures() {
  const last = useRef({ name: "", gesture: "", timeStamp: -Infinity, isHeld: false });
  return {
    next: (name: string, timeStamp: number): string => {
      const { current } = last;
      const goesOn = current.name === name && (current.isHeld || timeStamp - current.timeStamp < RUN_MS);
      Object.assign(current, { name, timeStamp, ...(goesOn ? {} : { gesture: newGesture() }) });
      return current.gesture;
    },
    /** A pointer goes down on a slider, or up; what follows is another gesture. */
    hold: (isHeld: boolean) => { Object.assign(last.current, isHeld ? { isHeld, name: "" } : { isHeld, timeStamp: -Infinity }); },
  };
}
