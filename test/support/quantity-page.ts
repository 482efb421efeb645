import { encodeJson, quantities } from "#sim";

/** What this JavaScript engine makes of every quantity's example, as JSON crosses the wire. */
(globalThis as unknown as { quantityValues: () => Record<string, unknown> }).quantityValues = () =>
  Object.fromEntries([...quantities].map(([name, quantity]) => [name, JSON.parse(JSON.stringify(encodeJson(quantity.compute(quantity.example))))]));
