import { describeScriptProblem, type ParsedScript, parseScript } from "#script";
import type { Bilingual } from "../protocol.ts";

/** Why nothing may be saved over this script; null when it may. */
export function refusalToSave(text: string): Bilingual | null {
  const { readOnly, problems } = read(text);
  if (!readOnly) return null;
  const [problem] = problems;
  return problem ? { zh: describeScriptProblem(problem, "zh"), en: describeScriptProblem(problem, "en") } : UNKNOWN;
}

/** Reading is said never to throw; if it does after all, nothing is to be saved over what was not read. */
function read(text: string): Pick<ParsedScript, "readOnly" | "problems"> {
  try {
    return parseScript(text);
  } catch {
    return { readOnly: true, problems: [] };
  }
}

const UNKNOWN: Bilingual = { zh: "这个本子读不懂，只能看，不能存。", en: "The script is not understood: it can be read but not saved." };
