import { describeScriptProblem, type ScriptProblem } from "#script";
import type { Finding, Problem } from "./problem.ts";
import { SENTENCES } from "./sentences.ts";

/**
 * One sentence that says what is wrong and what to do. The place is in the problem's `line` and `beatId`.
 *
 * @param naming `"words"`: never names the line, for those who show the place themselves
 */
export function describeProblem(problem: Problem, language: "zh" | "en", naming: "place" | "words" = "place"): string {
  if (!isFinding(problem)) return describeScriptProblem(problem, language, naming);
  const sentence = SENTENCES[problem.code] as (finding: Finding) => { zh: string; en: string };
  return sentence(problem)[language];
}

function isFinding(problem: Finding | ScriptProblem): problem is Finding {
  return Object.hasOwn(SENTENCES, problem.code);
}
