import type { FaultInWords } from "#show";
import { quantities, type Quantity } from "#sim";
import type { Language, Words } from "../../words/words.ts";
import { type Field, fieldsOf, type QuantityPart } from "./fields.ts";

type Members = Readonly<Record<string, unknown>>;

export interface FieldRowProps {
  readonly id: string;
  /** Names from the form's own field to this: `left.label`, `messages.0.text`. */
  readonly path: string;
  readonly field: Field;
  readonly value: unknown;
  readonly language: Language;
  readonly takesRanges: boolean;
  /** What is wrong with the value as it is. */
  readonly faults: Faults;
  /** What would be wrong with another. */
  readonly faultsIf: (value: unknown) => Faults;
  readonly around: Around;
  readonly onChange: (value: unknown, timeStamp: number) => void;
  /** A pointer goes down on a slider, or up. */
  readonly onHold: (isHeld: boolean) => void;
}

/** With their places, from the field on. */
export type Faults = readonly { readonly path: readonly string[]; readonly words: Words }[];

export function faultsFrom(faults: readonly FaultInWords[]): Faults {
  return faults.map(({ path, zh, en }) => ({ path: path === "" ? [] : path.split("."), words: { zh, en } }));
}

/** Those of one member. */
export function within(faults: Faults, name: string): Faults {
  return faults.filter(({ path }) => path[0] === name).map(({ path, words }) => ({ path: path.slice(1), words }));
}

/** The first, with its place. */
export function firstFault(faults: Faults, language: Language): string | null {
  const first = faults[0];
  return first === undefined ? null : `${first.path.length === 0 ? "" : `${first.path.join(".")} `}${first.words[language]}`;
}

/** What stands beside a field, or around it, that it depends on. */
export interface Around {
  readonly quantity: Quantity | null;
  /** The input of the quantity that is swept; it is not given. */
  readonly swept: string | null;
}

export const NOTHING_AROUND: Around = { quantity: null, swept: null };

/** @param usual what holds for members that are not set */
export function aroundIn(fields: readonly Field[], values: Members, usual: Members, outer: Around): Around {
  const textOf = (part: QuantityPart): string | null => {
    const field = fields.find((each) => each.part === part);
    return field === undefined ? null : String(values[field.name] ?? usual[field.name] ?? field.standard ?? "");
  };
  const name = textOf("name");
  return { quantity: name === null ? outer.quantity : (quantities.get(name) ?? null), swept: textOf("swept") ?? outer.swept };
}

/** What changes along with a field: another quantity has other results and inputs, another swept input another range. Undefined = back to the standard. */
export function changesWith(fields: readonly Field[], values: Members, name: string, value: unknown): Members {
  const changed = fields.find((field) => field.name === name);
  const part = changed?.part;
  if (changed === undefined || (part !== "name" && part !== "swept")) return { [name]: value };
  // The standards of all of them belong together.
  const toStandard = part === "name" && (value === undefined || value === changed.standard);
  const quantity = part === "name" ? (quantities.get(String(value)) ?? null) : aroundIn(fields, values, {}, NOTHING_AROUND).quantity;
  const sweeps = quantity !== null && fields.some((field) => field.part === "swept");
  const swept = !sweeps ? undefined : part === "name" ? sweepable(quantity)[0] : sweepable(quantity).find((input) => input.name === (value ?? changed.standard));
  const { [swept?.name ?? ""]: example, ...inputs } = (quantity?.example ?? {}) as Members;
  const fresh = { name: value, output: quantity === null ? "" : (outputsOf(quantity)[0] ?? ""), swept: part === "swept" ? value : (swept?.name ?? ""), range: swept && rangeAbout(swept, example), inputs };
  return Object.fromEntries(fields.flatMap((field): (readonly [string, unknown])[] => {
    if (part === "swept" && (field.part === "name" || field.part === "output")) return [];
    if (field.part !== null) return [[field.name, toStandard && field.part !== "name" ? undefined : fresh[field.part]]];
    const inside = field.control.kind === "rows" ? field.control.fields.find((each) => each.part === "inputs") : undefined;
    if (inside === undefined) return [];
    const rows = (values[field.name] ?? field.standard ?? []) as readonly Members[];
    const others = (row: Members) => {
      const { [swept?.name ?? ""]: _, ...own } = row[inside.name] as Members;
      return { ...row, [inside.name]: { ...inputs, ...own } };
    };
    return [[field.name, toStandard ? undefined : part === "swept" ? rows.map(others) : rows.slice(0, 1).map((row) => ({ ...row, label: "", [inside.name]: inputs }))]];
  }));
}

/** About its example: the whole that it may be is often too much for one picture, or for the other inputs. */
function rangeAbout({ control, standard }: Field, example: unknown): readonly [number, number] | undefined {
  if (control.kind !== "number") return undefined;
  const [min, max] = [Math.max(control.min, -1e30), Math.min(control.max, 1e30)];
  const middle = Number(example ?? standard ?? 1);
  const [from, to] = middle === 0 ? [0, 1] : [middle / 2, middle * 2].sort((a, b) => a - b) as [number, number];
  return [Math.max(min, from), Math.min(max, to)];
}

/** The members of what a quantity gives; none when it gives one number. */
export function outputsOf({ unit }: Quantity): readonly string[] {
  return typeof unit === "string" ? [] : Object.keys(unit);
}

/** Its inputs that are numbers. */
export function sweepable({ input }: Quantity): readonly Field[] {
  return fieldsOf(input).filter(({ control }) => control.kind === "number");
}
