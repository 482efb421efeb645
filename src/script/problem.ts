import type { Place } from "./syntax/line-index.ts";
import type { ActKind } from "./words.ts";

/** Why a block of YAML cannot be used. */
export type YamlFault =
  | "syntax" | "not-a-map" | "alias" | "tag" | "too-deep" | "too-long" | "forbidden-key" | "not-finite";

/** Why an inline directive cannot be used. */
export type DirectiveFault =
  | "needs-duration" | "needs-label" | "needs-attribute" | "unknown-attribute" | "bad-attributes" | "bad-value"
  | "not-at-start";

type Codes = {
  "too-large": { readonly chars: number; readonly limit: number };
  "newer-version": { readonly version: number; readonly supported: number };
  "older-version": { readonly version: number; readonly current: number };
  "unclosed-front-matter": object;
  "unclosed-fence": { readonly opening: string };
  "unclosed-container": { readonly opening: string };
  "bad-yaml": { readonly fault: YamlFault; readonly detail: string };
  "full-width-colon": { readonly key: string };
  "bad-value": { readonly path: string; readonly value: string; readonly expected: string };
  "unknown-key": { readonly path: string; readonly known: readonly string[] };
  "long-title": { readonly chars: number; readonly limit: number };
  "unknown-act": { readonly word: string; readonly used: ActKind };
  "outside-beat": { readonly text: string };
  "missing-id": { readonly title: string; readonly id: string };
  "bad-id": { readonly written: string; readonly id: string };
  "duplicate-id": { readonly id: string; readonly firstLine: number; readonly newId: string };
  "bad-attributes": { readonly text: string };
  "no-speaker": { readonly text: string; readonly cast: readonly string[] };
  "unknown-speaker": { readonly speaker: string; readonly closest: string | null; readonly cast: readonly string[] };
  "unknown-fence": { readonly name: string; readonly closest: string | null; readonly known: readonly string[] };
  "unknown-block": { readonly text: string };
  "unknown-directive": { readonly name: string; readonly closest: string | null; readonly known: readonly string[] };
  "bad-directive": { readonly name: string; readonly fault: DirectiveFault; readonly value: string };
  "unclosed-directive": { readonly name: string };
  "bare-directive": { readonly name: string };
  "misplaced-scene": { readonly sceneId: string };
  "misplaced-reprise": { readonly beat: string };
  "unpaired-joke": { readonly joke: string; readonly missing: "xi" | "dou" };
};

export type ScriptProblemCode = keyof Codes;

/** Something the author can fix in the script. A value, never thrown. Line and column count from 1. */
export type ScriptProblem = { [C in ScriptProblemCode]: { readonly code: C } & Place & Codes[C] }[ScriptProblemCode];

const WARNINGS: ReadonlySet<ScriptProblemCode> = new Set([
  "older-version", "full-width-colon", "unknown-key", "missing-id", "bare-directive", "unpaired-joke",
]);

/** A warning leaves the script playable as its author meant it. */
export function scriptProblemSeverity(problem: ScriptProblem): "error" | "warning" {
  return WARNINGS.has(problem.code) ? "warning" : "error";
}
