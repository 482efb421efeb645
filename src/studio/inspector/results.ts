import type { Quantity } from "#sim";
import { judge } from "#show";

/** What a quantity comes to; for an object one entry per member. */
export type Results =
  | { readonly kind: "values"; readonly values: readonly { readonly field: string | null; readonly printed: string }[] }
  | { readonly kind: "bad-input" }
  | { readonly kind: "refused"; readonly message: string };

/** How many members of a list are offered one by one. */
const MOST_ITEMS = 8;

/** Computes a quantity, a range in the input swept, and prints it as a claim would say it. */
export function resultsOf(quantity: Quantity, input: Readonly<Record<string, unknown>>): Results {
  const once = { ...quantity, compute: remembered(quantity.compute) };
  const ask = (field: string | null) => judge({ claim: null, quantity: once, field, input });
  const whole = ask(null);
  if (whole.kind === "bad-input") return { kind: "bad-input" };
  if (whole.kind === "refused") return { kind: "refused", message: whole.message };
  if (whole.kind === "judged") return { kind: "values", values: [{ field: null, printed: whole.computed }] };
  if (whole.kind !== "no-field") return { kind: "values", values: [] };
  const values = whole.known.slice(0, 40).flatMap((field) => {
    const member = ask(field);
    if (member.kind === "judged") return [{ field, printed: member.computed }];
    if (member.kind !== "no-field") return [];
    return member.known.slice(0, MOST_ITEMS).flatMap((inside) => {
      const item = ask(inside);
      return item.kind === "judged" ? [{ field: inside, printed: item.computed }] : [];
    });
  });
  return { kind: "values", values };
}

/** Each member is asked for by itself; the simulation runs once. */
function remembered<I, O>(compute: (input: I) => O): (input: I) => O {
  const answers = new Map<string, O>();
  return (input) => {
    const key = JSON.stringify(input);
    const before = answers.get(key);
    if (before !== undefined) return before;
    const answer = compute(input);
    answers.set(key, answer);
    return answer;
  };
}
