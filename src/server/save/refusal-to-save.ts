import { describeScriptProblem, parseScript } from "#script";
import type { Bilingual } from "../protocol.ts";

/** Why nothing may be saved over this script; null when it may. */
export function refusalToSave(text: string): Bilingual | null {
  const { readOnly, problems } = parseScript(text);
  if (!readOnly) return null;
  const [problem] = problems;
  return problem ? { zh: describeScriptProblem(problem, "zh"), en: describeScriptProblem(problem, "en") } : UNKNOWN;
}

const UNKNOWN: Bilingual = { zh: "这个本子读不懂，只能看，不能存。", en: "The script is not understood: it can be read but not saved." };
