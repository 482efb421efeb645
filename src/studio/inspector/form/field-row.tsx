import { type ReactNode, useState } from "react";
import { choiceName } from "../../words/choice-names.ts";
import type { Words } from "../../words/words.ts";
import { type Control as FieldControl, fieldsOf, isRange, type NumberControl } from "./fields.ts";
import { type FieldRowProps, firstFault, outputsOf } from "./field-row-props.ts";
import { GroupFields, ListedGroups } from "./group-field.tsx";
import { MediaField } from "./media-field.tsx";
import { NumberField } from "./number-field.tsx";
import { QuantityField } from "./quantity-field.tsx";
import { scaleOf, shownNumber } from "./number-scale.ts";
import { TextField } from "./text-field.tsx";
import "./form.css";

const WORDS = {
  reset: { zh: "恢复缺省值", en: "Back to the default" },
  unset: { zh: "不设", en: "Not set" },
  range: { zh: "取一个范围", en: "Use a range" },
  single: { zh: "只取一个值", en: "Use one value" },
  from: { zh: "从", en: "from" },
  to: { zh: "到", en: "to" },
  notJson: { zh: "不成 JSON：看看引号、逗号、括号是不是成对。没有写进稿子，改对就写进去。", en: "Not JSON: look for a quote, comma or bracket that is missing. It is not in the script until it is mended." },
  slider: { zh: "滑块", en: "slider" },
} as const satisfies Record<string, Words>;

/** Label, control, unit, the way back to the default, and what is wrong. */
export function FieldRow(props: FieldRowProps) {
  const { field: { control }, value, around: { quantity, swept } } = props;
  if (control.kind === "group") return <Grouped {...props}><GroupFields {...props} Row={FieldRow} fields={control.fields} /></Grouped>;
  if (control.kind === "rows") return <Grouped {...props}><ListedGroups {...props} Row={FieldRow} control={control} /></Grouped>;
  if (control.kind !== "quantity") return <SingleRow {...props} />;
  if (control.part === "inputs" && quantity !== null) {
    const fields = fieldsOf(quantity.input).filter(({ name }) => name !== swept);
    return fields.length === 0 ? null : <Grouped {...props}><GroupFields {...props} Row={FieldRow} fields={fields} schema={quantity.input} /></Grouped>;
  }
  const isNothing = value === undefined || value === "" || JSON.stringify(value) === "{}";
  const has = control.part === "name" || (quantity !== null && (control.part !== "output" || outputsOf(quantity).length > 0));
  if (!has && isNothing) return null;
  // The inputs of what is not known are left as they are written.
  return <SingleRow {...props} {...(control.part === "inputs" ? { field: { ...props.field, control: { kind: "json" } } } : {})} />;
}

/** What has fields of its own, set in under its name. */
function Grouped({ id, path, field: { name, label }, value, faults, language, children, onChange }: FieldRowProps & { readonly children: ReactNode }) {
  const fault = firstFault(faults.filter((each) => each.path.length === 0), language);
  return (
    <fieldset className={`field-group${fault === null ? "" : " is-wrong"}`} data-field={path} aria-describedby={fault === null ? undefined : `${id}-fault`}>
      <legend title={name}>{label[language]}</legend>
      <button type="button" className="field-button" disabled={value === undefined} title={WORDS.reset[language]} aria-label={`${label[language]}: ${WORDS.reset[language]}`} onClick={({ timeStamp }) => { onChange(undefined, timeStamp); }}>↺</button>
      {children}
      {fault !== null && <p className="field-fault" id={`${id}-fault`} role="alert">{fault}</p>}
    </fieldset>
  );
}

/** One control. */
function SingleRow(props: FieldRowProps) {
  const { id, path, field: { name, label, description, unit, standard, control, isRequired }, value, language, takesRanges, onChange } = props;
  const [draftFault, setDraftFault] = useState<string | null>(null);
  const [resets, setResets] = useState(0);
  const fault = draftFault ?? firstFault(props.faults, language);
  const faultId = `${id}-fault`;
  const canRange = takesRanges && control.kind === "number";
  const isWide = !(control.kind === "number" || control.kind === "choice" || control.kind === "switch");
  return (
    <div className={`field${value === undefined ? " is-standard" : ""}${fault === null ? "" : " is-wrong"}`} data-field={path}>
      <label className="field-label" htmlFor={id} title={description === null ? name : `${description[language]} (${name})`}>{label[language]}</label>
      <span className="field-value">
        {!isWide && <Control {...props} fault={fault} describedBy={fault === null ? undefined : faultId} onFault={setDraftFault} />}
        {unit !== "" && <span className="field-unit">{unit}</span>}
      </span>
      {canRange && (
        <button type="button" className="field-button" aria-pressed={isRange(value)} title={WORDS[isRange(value) ? "single" : "range"][language]} aria-label={`${label[language]}: ${WORDS[isRange(value) ? "single" : "range"][language]}`}
          onClick={(event) => {
            const low = isRange(value) ? value[0] : Number(value ?? standard ?? Math.max(control.min, 0));
            onChange(isRange(value) ? low : [low, Math.min(control.max, low * 2 || 1)], event.timeStamp);
          }}>↔</button>
      )}
      <button type="button" className="field-button" disabled={(value === undefined || (isRequired && path.includes("."))) && draftFault === null} title={WORDS.reset[language]} aria-label={`${label[language]}: ${WORDS.reset[language]}`}
        onClick={(event) => {
          setDraftFault(null);
          setResets(resets + 1);
          if (value !== undefined) onChange(undefined, event.timeStamp);
        }}>↺</button>
      {isWide && <Control key={resets} {...props} fault={fault} describedBy={fault === null ? undefined : faultId} onFault={setDraftFault} />}
      {control.kind === "number" && !isRange(value) && <Slider {...props} control={control} />}
      {description !== null && <p className="field-description">{description[language]}</p>}
      {fault !== null && <p className="field-fault" id={faultId} role="alert">{fault}</p>}
    </div>
  );
}

function Slider({ field: { label, standard }, value, language, control, onChange, onHold }: FieldRowProps & { readonly control: NumberControl }) {
  const scale = scaleOf(control);
  if (scale === null) return null;
  const now = Number(value ?? standard ?? control.min);
  return (
    <input
      type="range"
      className="field-slider"
      min={0}
      max={scale.positions}
      step="any"
      value={Number.isFinite(now) ? scale.positionOf(now) : 0}
      aria-label={`${label[language]} ${WORDS.slider[language]}`}
      aria-valuetext={shownNumber(now)}
      onPointerDown={() => { onHold(true); }}
      onPointerUp={() => { onHold(false); }}
      onKeyDown={(event) => {
        // A slider of step "any" has no steps of its own.
        const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        onChange(scale.valueAt(Math.max(0, Math.min(scale.positions, Math.round(scale.positionOf(now)) + by))), event.timeStamp);
      }}
      onChange={(event) => {
        const next = scale.valueAt(Math.round(event.target.valueAsNumber));
        if (next !== value) onChange(next, event.timeStamp);
      }}
    />
  );
}

interface ControlProps extends FieldRowProps {
  readonly fault: string | null;
  readonly describedBy: string | undefined;
  readonly onFault: (fault: string | null) => void;
}

function Control({ id, field: { name, label, control, standard }, value, language, fault, faultsIf, around, describedBy, onChange, onFault, onHold }: ControlProps) {
  const faultOf = (next: unknown) => firstFault(faultsIf(next), language);
  const isWrong = fault !== null;
  const end = () => { onHold(false); };
  switch (control.kind) {
    case "number": {
      const shared = { control, onFault, onEnd: end, isWrong, describedBy };
      if (isRange(value)) {
        const [from, to] = value;
        return (
          <>
            <NumberField id={id} {...shared} label={`${label[language]} ${WORDS.from[language]}`} value={from} faultOf={(each) => faultOf([each, to])} onChange={(each, at) => { if (each !== undefined) onChange([each, to], at); }} />
            <span className="field-unit">–</span>
            <NumberField {...shared} label={`${label[language]} ${WORDS.to[language]}`} value={to} faultOf={(each) => faultOf([from, each])} onChange={(each, at) => { if (each !== undefined) onChange([from, each], at); }} />
          </>
        );
      }
      return <NumberField id={id} {...shared} value={typeof value === "number" ? value : undefined} standard={typeof standard === "number" ? standard : undefined} faultOf={faultOf} onChange={onChange} />;
    }
    case "choice":
      return (
        <select id={id} aria-invalid={isWrong || undefined} aria-describedby={describedBy} value={String(value ?? standard ?? "")}
          onChange={(event) => { onChange(control.options.find((each) => String(each) === event.target.value), event.timeStamp); }}>
          {standard === undefined && <option value="">{WORDS.unset[language]}</option>}
          {value !== undefined && !control.options.some((each) => String(each) === String(value)) && <option value={String(value)}>{String(value)}</option>}
          {control.options.map((each) => <option key={each} value={each}>{(control.names[each] ?? choiceName(name, each))?.[language] ?? each}</option>)}
        </select>
      );
    case "switch":
      return <input id={id} type="checkbox" role="switch" checked={(value ?? standard) === true} onChange={(event) => { onChange(event.target.checked, event.timeStamp); }} />;
    case "text":
      return <TextField id={id} commits="letters" value={String(value ?? "")} placeholder={String(standard ?? "")} isWrong={isWrong} describedBy={describedBy} onEnd={end} onCommit={onChange} />;
    case "media":
      return <MediaField kind={control.media} language={language} onChange={onChange} text={{ id, value: String(value ?? ""), isWrong, describedBy, onEnd: end }} />;
    case "quantity":
      return <QuantityField id={id} part={control.part} value={String(value ?? standard ?? "")} around={around} language={language} describedBy={describedBy} isWrong={isWrong} onChange={onChange} />;
    case "lines": {
      const [shown, usual] = [value, standard].map((each) => (Array.isArray(each) ? each.join("\n") : "")) as [string, string];
      return (
        <TextField id={id} commits="letters" rows={rowsOf(`${shown === "" ? usual : shown}\n`)} value={shown} placeholder={usual} isWrong={isWrong} describedBy={describedBy} onEnd={end} onCommit={(text, timeStamp) => {
          const lines = text.split("\n").filter((line) => line.trim() !== "");
          // An empty line says nothing yet.
          if (lines.join("\n") !== shown) onChange(lines, timeStamp);
        }} />
      );
    }
    case "list":
    case "table":
    case "json": {
      const [shown, usual] = [printed(value, control), printed(standard, control)];
      const isBox = control.kind !== "list";
      return (
        <TextField id={id} commits="whole" value={shown} placeholder={usual} isWrong={isWrong} describedBy={describedBy} onEnd={end}
          {...(isBox ? { rows: rowsOf(shown === "" ? usual : shown), className: "text-box json-box" } : {})}
          faultOf={(text) => {
            const read = readTyped(text, control);
            return read === undefined ? null : read === text && control.kind === "json" ? WORDS.notJson[language] : faultOf(read);
          }}
          onFault={onFault}
          onCommit={(text, timeStamp) => { onChange(readTyped(text, control), timeStamp); }} />
      );
    }
    case "group":
    case "rows":
      return null;
    default:
      return control satisfies never;
  }
}

function printed(value: unknown, { kind }: FieldControl): string {
  if (value === undefined) return "";
  if (kind === "list" && Array.isArray(value)) return value.join(", ");
  return kind === "table" && Array.isArray(value) ? value.map((row) => (Array.isArray(row) ? row.join(", ") : String(row))).join("\n") : laidOut(value);
}

/** JSON with an entry of a list on its own line, and what is too long for a line on several. */
function laidOut(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value, null, 2);
  const entries = value.map((each) => {
    const flat = JSON.stringify(each, null, 1).replace(/\n\s*/gu, " ");
    return (flat.length <= LINE ? flat : JSON.stringify(each, null, 2)).replace(/^/gmu, "  ");
  });
  return `[\n${entries.join(",\n")}\n]`;
}

/** Letters that fit beside each other in a narrow inspector. */
const LINE = 36;
const MOST_ROWS = 14;

function rowsOf(text: string): number {
  return Math.max(2, Math.min(MOST_ROWS, text.split("\n").length));
}

/** The text itself where it cannot be read. */
function readTyped(text: string, control: FieldControl): unknown {
  if (text.trim() === "") return undefined;
  if (control.kind === "list") return control.takesWords ? wordsOrNumbers(text) : numbersIn(text);
  if (control.kind === "table") {
    const rows = text.split("\n").filter((row) => row.trim() !== "").map(numbersIn);
    return rows.some((row) => typeof row === "string") ? text : rows;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function numbersIn(text: string): readonly number[] | string {
  const numbers = text.normalize("NFKC").replace(/[[\]]/g, "").split(/[,、;\s]+/).filter((each) => each !== "").map(Number);
  return numbers.some(Number.isNaN) ? text : numbers;
}

function wordsOrNumbers(text: string): readonly (number | string)[] {
  return text.split(/[,，、;；\n]/).map((each) => each.trim()).filter((each) => each !== "").map((each) => {
    const number = Number(each.normalize("NFKC"));
    return Number.isFinite(number) ? number : each;
  });
}
