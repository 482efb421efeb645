import type { Node } from "prosemirror-model";
import type { z } from "zod";
import { closest } from "#script";
import type { VerdictKind } from "../bound.ts";
import type { Catalogue } from "../catalogue.ts";
import { faultsOf } from "../problems/fault.ts";
import type { Finding } from "../problems/problem.ts";
import { judge, type Judgement } from "./judge.ts";

/** What was found about one fact box. */
export interface CheckedFact {
  readonly text: string;
  readonly claim: string | null;
  readonly source: string | null;
  readonly quantity: string | null;
  readonly verdict: VerdictKind;
  /** What the simulation says, with its unit; null when it was not asked or could not answer. */
  readonly computed: string | null;
  readonly findings: readonly Finding[];
}

interface FactAttrs {
  readonly text: string;
  readonly claim: string | null;
  readonly quantity: string | null;
  readonly field: string | null;
  readonly with: Readonly<Record<string, unknown>> | null;
  readonly source: string | null;
}

/** Checks the source and, where a quantity is named, the claim of a `fact_box` node. */
export function checkFact(node: Node, quantities: Catalogue["quantities"]): CheckedFact {
  const { text, claim, quantity, field, with: input, source } = node.attrs as unknown as FactAttrs;
  const sourced = source !== null && source.trim() !== "";
  const unsourced: Finding[] = sourced ? [] : [{ code: "unsourced-fact", text }];
  const rest = { text, claim, source: sourced ? source : null, quantity };
  if (quantity === null) return { ...rest, verdict: sourced ? "unchecked" : "unsourced", computed: null, findings: unsourced };
  const known = quantities.get(quantity);
  if (known === undefined)
    return { ...rest, verdict: sourced ? "unchecked" : "unsourced", computed: null, findings: [...unsourced, unknownQuantity(quantity, quantities)] };
  const judged = judge({ claim, quantity: known, field, input: input ?? {} });
  const answered = judged.kind === "judged" ? judged : { verdict: "unchecked" as const, computed: null };
  return {
    ...rest,
    // A wrong value outweighs a missing source.
    verdict: sourced || answered.verdict === "contradicted" ? answered.verdict : "unsourced",
    computed: answered.computed,
    findings: [...unsourced, ...findingsOf(judged, { text, claim: claim ?? "", quantity, schema: known.input, input: input ?? {} })],
  };
}

interface Asked {
  readonly text: string;
  readonly claim: string;
  readonly quantity: string;
  readonly schema: z.ZodType;
  readonly input: unknown;
}

function findingsOf(judged: Judgement, { text, claim, quantity, schema, input }: Asked): readonly Finding[] {
  switch (judged.kind) {
    case "bad-input":
      return faultsOf(schema, input, judged.issues).map((fault) => ({ code: "bad-fact-input", quantity, ...fault }));
    case "refused":
      return [{ code: "quantity-refused", quantity, message: judged.message }];
    case "no-field":
      return [{ code: "fact-field", quantity, field: judged.field, known: judged.known }];
    case "bad-unit":
      return [{ code: "fact-unit", claim, claimUnit: judged.claimUnit, unit: judged.unit }];
    case "incomparable":
      return [{ code: "fact-claim", claim, computed: judged.computed }];
    case "judged": {
      const { computed } = judged;
      if (judged.verdict === "contradicted") return [{ code: "contradicted-fact", claim, computed, quantity }];
      if (judged.verdict === "overlaps") return [{ code: "overlapping-fact", claim, computed, quantity }];
      return judged.verdict === "unchecked" ? [{ code: "unclaimed-fact", text, computed }] : [];
    }
    default:
      return judged satisfies never;
  }
}

/** Suggests the nearest name and lists its family. */
function unknownQuantity(quantity: string, quantities: Catalogue["quantities"]): Finding {
  const near = closest(quantity, quantities.keys());
  const family = `${quantity.split(".")[0] ?? ""}.`;
  return { code: "unknown-quantity", quantity, near, known: [...quantities.keys()].filter((name) => name.startsWith(family)) };
}
