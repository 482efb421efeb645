import type { ScriptProblem } from "#script";
import type { MediaFault, MediaKind } from "../media/media-file.ts";
import type { PlacedFault } from "./fault.ts";

/** Where a problem is and whether a film can be made in spite of it. */
export interface Place {
  /** `error`: something the author wrote will not appear, or is wrong. `warning`: the film can be made, but look. */
  readonly severity: "error" | "warning";
  /** Line of the script, from 1; null when it is not in the script. */
  readonly line: number | null;
  readonly beatId: string | null;
}

/** What the show finds wrong, without its place. */
export type Finding =
  | { readonly code: "empty-show" }
  | { readonly code: "unknown-scene"; readonly scene: string; readonly near: string | null; readonly known: readonly string[] }
  | ({ readonly code: "bad-params"; readonly scene: string } & PlacedFault)
  | { readonly code: "media-unset"; readonly field: string; readonly wanted: MediaKind }
  | { readonly code: "media-missing"; readonly field: string; readonly file: string; readonly near: string | null; readonly known: readonly string[] }
  | { readonly code: "media-unusable"; readonly field: string; readonly file: string; readonly fault: MediaFault }
  | { readonly code: "media-kind"; readonly field: string; readonly file: string; readonly wanted: MediaKind }
  | { readonly code: "scene-refused"; readonly scene: string; readonly message: string }
  | { readonly code: "unknown-action"; readonly action: string; readonly scene: string | null; readonly near: string | null; readonly known: readonly string[] }
  | ({ readonly code: "bad-args"; readonly action: string } & PlacedFault)
  | { readonly code: "cue-word-missing"; readonly word: string; readonly text: string }
  | { readonly code: "unknown-sound"; readonly name: string; readonly near: string | null; readonly known: readonly string[] }
  | { readonly code: "bad-formula"; readonly tex: string; readonly message: string }
  | { readonly code: "stale-take"; readonly file: string; readonly text: string; readonly scratch: boolean }
  | { readonly code: "unknown-reprise"; readonly target: string; readonly near: string | null; readonly known: readonly string[] }
  | { readonly code: "reprise-of-itself"; readonly target: string }
  | { readonly code: "reprise-words-missing"; readonly target: string; readonly words: string; readonly end: "from" | "to" }
  | { readonly code: "idle-transition"; readonly entrance: string; readonly reason: "first" | "bare" }
  | { readonly code: "nothing-to-carry"; readonly side: "from" | "to"; readonly scene: string | null; readonly name: string | null; readonly near: string | null; readonly known: readonly string[] }
  | { readonly code: "missing-glyphs"; readonly characters: string; readonly text: string }
  | { readonly code: "unsourced-fact"; readonly text: string }
  | { readonly code: "unknown-quantity"; readonly quantity: string; readonly near: string | null; readonly known: readonly string[] }
  | ({ readonly code: "bad-fact-input"; readonly quantity: string } & PlacedFault)
  | { readonly code: "quantity-refused"; readonly quantity: string; readonly message: string }
  | { readonly code: "fact-field"; readonly quantity: string; readonly field: string | null; readonly known: readonly string[] }
  | { readonly code: "fact-unit"; readonly claim: string; readonly claimUnit: string; readonly unit: string }
  | { readonly code: "fact-claim"; readonly claim: string; readonly computed: string }
  | { readonly code: "unclaimed-fact"; readonly text: string; readonly computed: string }
  | { readonly code: "overlapping-fact"; readonly claim: string; readonly computed: string; readonly quantity: string }
  | { readonly code: "contradicted-fact"; readonly claim: string; readonly computed: string; readonly quantity: string };

/** Something the author of the show can fix: in the script's own grammar, or in what it asks for. A value, never thrown. */
export type Problem = (Finding | ScriptProblem) & Place;

const WARNINGS: ReadonlySet<string> = new Set<Finding["code"]>(["stale-take", "idle-transition", "nothing-to-carry", "missing-glyphs", "media-unset", "unsourced-fact", "unclaimed-fact", "overlapping-fact"]);

export function severityOf(code: Finding["code"]): Place["severity"] {
  return WARNINGS.has(code) ? "warning" : "error";
}
