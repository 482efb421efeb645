import { type ComponentType, useLayoutEffect, useRef } from "react";
import type { z } from "zod";
import { faultsInWords } from "#show";
import type { Language, Words } from "../../words/words.ts";
import { withEntries } from "../chosen.ts";
import type { Field, RowsControl } from "./fields.ts";
import { aroundIn, changesWith, faultsFrom, type FieldRowProps, within } from "./field-row-props.ts";

export interface GroupProps extends FieldRowProps {
  readonly fields: readonly Field[];
  /** Judges the members where the form's own schema does not look into them. */
  readonly schema?: z.ZodType;
  /** What shows a member. */
  readonly Row: ComponentType<FieldRowProps>;
}

type Members = Readonly<Record<string, unknown>>;

/** The members of an object, a row each. */
export function GroupFields({ Row, fields, schema, ...props }: GroupProps) {
  const { id, path, field, value, language, onChange, onHold } = props;
  // While nothing is set, the standard is what is changed.
  const usual = value === undefined ? membersOf(field.standard) : {};
  const own = membersOf(value);
  const known = new Set(fields.map(({ name }) => name));
  const judged = (members: Members) => faultsFrom(faultsInWords(schema!, members)).filter(({ path: [first = ""] }) => known.has(first));
  const faults = schema === undefined ? props.faults : judged({ ...usual, ...own });
  const around = aroundIn(fields, own, usual, props.around);
  const changed = (name: string, next: unknown) => withEntries({ ...usual, ...own }, changesWith(fields, { ...usual, ...own }, name, next));
  return fields.map((member) => (
    <Row
      key={member.name}
      id={`${id}-${member.name}`}
      path={`${path}.${member.name}`}
      field={Object.hasOwn(usual, member.name) ? { ...member, standard: usual[member.name] } : member}
      value={own[member.name]}
      language={language}
      takesRanges={false}
      faults={within(faults, member.name)}
      faultsIf={(next) => within(schema === undefined ? props.faultsIf(changed(member.name, next)) : judged(changed(member.name, next)), member.name)}
      around={around}
      onChange={(next, timeStamp) => { onChange(changed(member.name, next), timeStamp); }}
      onHold={onHold}
    />
  ));
}

const WORDS = {
  add: { zh: "＋ 添一条", en: "+ Add one" },
  remove: { zh: "去掉", en: "Remove" },
  up: { zh: "往上挪", en: "Move up" },
} as const satisfies Record<string, Words>;

/** Things in a row, each with its fields; more can be added, and taken away. */
export function ListedGroups({ control, ...props }: Omit<GroupProps, "fields" | "schema"> & { readonly control: RowsControl }) {
  const { id, path, field, value, language, faults, faultsIf, onChange, onHold, Row } = props;
  const rows = (Array.isArray(value) ? value : Array.isArray(field.standard) ? field.standard : []) as readonly unknown[];
  const list = useRef<HTMLDivElement>(null);
  const toFocus = useRef<string | null>(null);
  // The keyboard goes on in what was made or moved, or beside what was taken away.
  useLayoutEffect(() => {
    if (toFocus.current === null) return;
    list.current?.querySelector<HTMLElement>(toFocus.current)?.focus();
    toFocus.current = null;
  }, [value]);
  // A step of undo of its own, however soon after another.
  const change = (next: readonly unknown[], timeStamp: number) => {
    onHold(false);
    onChange(next, timeStamp);
    onHold(false);
  };
  const add = (timeStamp: number) => {
    const blank = [...rows, { ...control.blank, ...inputsLike(rows.at(-1)) }];
    // An empty one may be more than the picture can show: then one like the last.
    const next = faultsIf(blank).length > 0 && rows.length > 0 ? [...rows, rows.at(-1)] : blank;
    toFocus.current = `.field-item:nth-of-type(${next.length}) :is(input, select, textarea)`;
    change(next, timeStamp);
  };
  // What a quantity is computed from is known: without it nothing could be drawn.
  const inputsLike = (row: unknown): Members => {
    const name = control.fields.find(({ part }) => part === "inputs")?.name;
    const { quantity, swept } = props.around;
    if (name === undefined || quantity === null) return {};
    const { [swept ?? ""]: _, ...inputs } = quantity.example as Members;
    return { [name]: membersOf(row)[name] ?? inputs };
  };
  const remove = (index: number, timeStamp: number) => {
    toFocus.current = ".field-add";
    change(rows.toSpliced(index, 1), timeStamp);
  };
  const raise = (index: number, timeStamp: number) => {
    // Where it stands now: pressed again, the same goes on up.
    toFocus.current = `.field-item:nth-of-type(${index}) ${index > 1 ? ".field-up" : ":is(input, select, textarea)"}`;
    change([...rows.slice(0, index - 1), rows[index], rows[index - 1], ...rows.slice(index + 1)], timeStamp);
  };
  return (
    <div ref={list} className="field-items">
      {rows.map((row, index) => {
        const name = nth(index)[language];
        return (
          <div key={index} className="field-item" role="group" aria-label={`${field.label[language]} ${name}`}>
            <p className="field-item-head">
              <span>{name}</span>
              <button type="button" className="field-button field-up" disabled={index === 0} title={WORDS.up[language]} aria-label={`${name}: ${WORDS.up[language]}`} onClick={({ timeStamp }) => { raise(index, timeStamp); }}>↑</button>
              <button type="button" className="field-button" disabled={rows.length <= control.least} title={WORDS.remove[language]} aria-label={`${name}: ${WORDS.remove[language]}`} onClick={({ timeStamp }) => { remove(index, timeStamp); }}>✕</button>
            </p>
            <GroupFields
              {...props}
              Row={Row}
              id={`${id}-${index}`}
              path={`${path}.${index}`}
              fields={control.fields}
              value={row}
              faults={within(faults, String(index))}
              faultsIf={(next) => within(faultsIf(rows.with(index, next)), String(index))}
              onChange={(next, timeStamp) => { onChange(rows.with(index, next), timeStamp); }}
            />
          </div>
        );
      })}
      <button type="button" className="small-button field-add" disabled={rows.length >= control.most} onClick={({ timeStamp }) => { add(timeStamp); }}>{WORDS.add[language]}</button>
    </div>
  );
}

function nth(index: number): Readonly<Record<Language, string>> {
  return { zh: `第 ${index + 1} 条`, en: `No. ${index + 1}` };
}

function membersOf(value: unknown): Members {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : {};
}
