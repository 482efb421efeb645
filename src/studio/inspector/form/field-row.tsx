import { useState } from "react";
import type { Language, Words } from "../../words/words.ts";
import { type Field, isRange, type NumberControl } from "./fields.ts";
import { MediaField } from "./media-field.tsx";
import { NumberField } from "./number-field.tsx";
import { scaleOf, shownNumber } from "./number-scale.ts";
import { TextField } from "./text-field.tsx";
import "./form.css";

export interface FieldRowProps {
  readonly id: string;
  readonly field: Field;
  readonly value: unknown;
  readonly language: Language;
  readonly takesRanges: boolean;
  /** What is wrong with the value as it is. */
  readonly fault: string | null;
  readonly faultOf: (value: unknown) => string | null;
  readonly onChange: (value: unknown, timeStamp: number) => void;
  readonly onHold: (isHeld: boolean) => void;
}

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
  const { id, field: { name, label, description, unit, standard, control }, value, language, takesRanges, onChange } = props;
  const [draftFault, setDraftFault] = useState<string | null>(null);
  const [resets, setResets] = useState(0);
  const fault = draftFault ?? props.fault;
  const faultId = `${id}-fault`;
  const canRange = takesRanges && control.kind === "number";
  const isWide = control.kind === "text" || control.kind === "media" || control.kind === "list" || control.kind === "json";
  return (
    <div className={`field${value === undefined ? " is-standard" : ""}${fault === null ? "" : " is-wrong"}`} data-field={name}>
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
      <button type="button" className="field-button" disabled={value === undefined && draftFault === null} title={WORDS.reset[language]} aria-label={`${label[language]}: ${WORDS.reset[language]}`}
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
  readonly describedBy: string | undefined;
  readonly onFault: (fault: string | null) => void;
}

function Control({ id, field: { label, control, standard }, value, language, fault, faultOf, describedBy, onChange, onFault, onHold }: ControlProps) {
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
          {control.options.map((each) => <option key={each} value={each}>{control.names[each]?.[language] ?? each}</option>)}
        </select>
      );
    case "switch":
      return <input id={id} type="checkbox" role="switch" checked={(value ?? standard) === true} onChange={(event) => { onChange(event.target.checked, event.timeStamp); }} />;
    case "text":
      return <TextField id={id} commits="letters" value={String(value ?? "")} placeholder={String(standard ?? "")} isWrong={isWrong} describedBy={describedBy} onEnd={end} onCommit={onChange} />;
    case "media":
      return <MediaField kind={control.media} language={language} onChange={onChange} text={{ id, value: String(value ?? ""), isWrong, describedBy, onEnd: end }} />;
    case "list":
    case "json": {
      const [shown, usual] = [printed(value, control.kind), printed(standard, control.kind)];
      return (
        <TextField id={id} commits="whole" value={shown} placeholder={usual} isWrong={isWrong} describedBy={describedBy} onEnd={end}
          {...(control.kind === "json" ? { rows: rowsOf(shown === "" ? usual : shown), className: "text-box json-box" } : {})}
          faultOf={(text) => {
            const read = readTyped(text, control.kind);
            return read === undefined ? null : read === text && control.kind === "json" ? WORDS.notJson[language] : faultOf(read);
          }}
          onFault={onFault}
          onCommit={(text, timeStamp) => { onChange(readTyped(text, control.kind), timeStamp); }} />
      );
    }
    default:
      return control satisfies never;
  }
}

function printed(value: unknown, kind: "list" | "json"): string {
  if (value === undefined) return "";
  return kind === "list" && Array.isArray(value) ? value.join(", ") : laidOut(value);
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

function readTyped(text: string, kind: "list" | "json"): unknown {
  if (text.trim() === "") return undefined;
  if (kind === "list") {
    const numbers = text.normalize("NFKC").replace(/[[\]]/g, "").split(/[,、;\s]+/).filter((each) => each !== "").map(Number);
    return numbers.some(Number.isNaN) ? text : numbers;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
