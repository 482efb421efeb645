import { prettyUnit } from "#show";
import type { Quantity } from "#sim";
import { everyday } from "../words/everyday.ts";
import { familyTitle } from "./families.ts";
import { fieldsOf } from "./form/fields.ts";

export interface FoundQuantities {
  readonly found: readonly Quantity[];
  /** None says what is wanted word by word; these share the most telling of its characters. */
  readonly isNear: boolean;
}

/** Quantities that are this near to the nearest are offered too. */
const NEAR_SHARE = 0.6;

/** Finds quantities by name, meaning, inputs, units, source, or what people call them; else by the Chinese characters they share. */
export function searchQuantities(all: readonly Quantity[], wanted: string): FoundQuantities {
  const words = wanted.normalize("NFKC").toLowerCase().split(/\s+/u).filter((word) => word !== "");
  const found = all.filter((quantity) => { const said = saidOf(quantity); return words.every((word) => said.includes(word)); });
  return found.length > 0 || words.length === 0 ? { found, isNear: false } : { found: nearTo(all, new Set(words.join("").match(/\p{Script=Han}/gu))), isNear: true };
}

/** The rarer a character, the more it tells. */
function nearTo(all: readonly Quantity[], characters: ReadonlySet<string>): readonly Quantity[] {
  const weights = new Map([...characters].map((character) => [character, 1 / Math.max(1, all.filter((each) => saidOf(each).includes(character)).length)]));
  const rated = all.map((quantity) => ({ quantity, weight: [...weights].reduce((sum, [character, weight]) => (saidOf(quantity).includes(character) ? sum + weight : sum), 0) }));
  const best = Math.max(...rated.map(({ weight }) => weight));
  return best === 0 ? [] : rated.filter(({ weight }) => weight >= best * NEAR_SHARE).map(({ quantity }) => quantity);
}

const said = new WeakMap<Quantity, string>();

function saidOf(quantity: Quantity): string {
  const before = said.get(quantity);
  if (before !== undefined) return before;
  const { name, title, unit, source, input } = quantity;
  const units = typeof unit === "string" ? [unit] : Object.entries(unit).flat();
  const family = familyTitle(name);
  const fields = fieldsOf(input).flatMap((field) => [field.label.zh, field.label.en, field.name]);
  const text = [name, title.zh, title.en, everyday(`${title.zh} ${title.en}`), family.zh, family.en, ...units, ...units.map(prettyUnit), source, ...fields].join(" ").toLowerCase();
  said.set(quantity, text);
  return text;
}
