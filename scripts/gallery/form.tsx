import type { Field } from "./fields.ts";
import type { Language } from "./words.ts";

export interface FormProps {
  readonly fields: readonly Field[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly language: Language;
  readonly onChange: (name: string, value: unknown) => void;
}

/** A control per field, labelled and with its unit. */
export function Form({ fields, values, language, onChange }: FormProps) {
  return fields.map((field) => (
    <label key={field.name} className="field">
      <span className="field-label">{field.label[language]}</span>
      <span className="field-value">{shown(values[field.name])}{field.unit && ` ${field.unit}`}</span>
      <Control field={field} value={values[field.name]} onChange={(value) => { onChange(field.name, value); }} />
    </label>
  ));
}

interface ControlProps {
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function Control({ field: { control }, value, onChange }: ControlProps) {
  switch (control.kind) {
    case "slider":
      return (
        <input type="range" min={control.min} max={control.max} step={control.step} value={Number(value ?? control.min)}
          onChange={(event) => { onChange(event.target.valueAsNumber); }} />
      );
    case "choice":
      return (
        <select value={String(value)} onChange={(event) => { onChange(control.options.find((each) => String(each) === event.target.value)); }}>
          {control.options.map((each) => <option key={each} value={each}>{each}</option>)}
        </select>
      );
    case "switch":
      return <input type="checkbox" checked={value === true} onChange={(event) => { onChange(event.target.checked); }} />;
    case "json":
      return (
        <input type="text" spellCheck={false} defaultValue={JSON.stringify(value)}
          onBlur={(event) => { onChange(readJson(event.target.value)); }} />
      );
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text === "" ? undefined : text;
  }
}

function shown(value: unknown): string {
  if (typeof value === "number") return String(Number(value.toPrecision(6)));
  return typeof value === "string" ? "" : (JSON.stringify(value) ?? "");
}
