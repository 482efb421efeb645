import type { z } from "zod";
import { type Fault, faultsOf } from "./fault.ts";
import { faultEn, faultZh } from "./sentences.ts";

/** What is wrong with one value that a schema refused, said in both languages without naming the value's place. */
export interface FaultInWords {
  /** `solidsFraction`, `probes.0.xUm`; "" = the whole. */
  readonly path: string;
  readonly zh: string;
  readonly en: string;
}

/** What is wrong with a value whose place is said already. */
export function faultSaid(fault: Fault): { readonly zh: string; readonly en: string } {
  return { zh: faultZh(fault), en: faultEn(fault) };
}

/** What a schema says against a value; none when it takes it. */
export function faultsInWords(schema: z.ZodType, value: unknown): readonly FaultInWords[] {
  const read = schema.safeParse(value);
  if (read.success) return [];
  return faultsOf(schema, value, read.error.issues).map(({ path, fault }) => ({ path, ...faultSaid(fault) }));
}
