import type { Node } from "prosemirror-model";
import type { BeatAttrs } from "#script";
import { scenes } from "#scenes";
import { describeProblem, faultSaid, type Problem } from "#show";
import { stageActions } from "#stage";
import { fieldsOf, type Field } from "../inspector/form/fields.ts";
import type { Language } from "../words/words.ts";

/** A problem as it is said beside forms: scenes, actions and fields by the names that the forms give them. */
export function problemInWords(problem: Problem, doc: Node, language: Language): string {
  if (problem.code !== "bad-params" && problem.code !== "bad-args") return describeProblem(problem, language, "words");
  const scene = scenes.get(problem.code === "bad-params" ? problem.scene : (sceneOf(doc, problem.beatId) ?? ""));
  const owner = problem.code === "bad-params" ? scene : Object.hasOwn(scene?.actions ?? {}, problem.action) ? scene!.actions[problem.action] : stageActions.get(problem.action);
  if (owner === undefined) return describeProblem(problem, language, "words");
  const said = faultSaid(problem.fault)[language];
  const field = labelAt(fieldsOf("params" in owner ? owner.params : owner.args), problem.path.split("."), language);
  const title = owner.title[language];
  const [from, mend] = problem.code === "bad-params"
    ? [{ zh: "画面", en: "Scene" }, { zh: "在“场景”里改；没改之前用缺省值。", en: "Change it under Scene; the default is used until then." }]
    : [{ zh: "动效", en: "Cue" }, { zh: "点那个动效来改；没改之前它不做。", en: "Press the cue to change it; it does nothing until then." }];
  return language === "zh" ? `${from.zh}“${title}”：“${field}”${said}。${mend.zh}` : `${from.en} "${title}": ${field} ${said}. ${mend.en}`;
}

function sceneOf(doc: Node, beatId: string | null): string | null {
  for (const act of doc.children) for (const beat of act.children) if (beat.attrs["id"] === beatId) return (beat.attrs as BeatAttrs).scene?.id ?? null;
  return null;
}

/** What a form calls a place; what it does not know by name goes by what is written. */
function labelAt(fields: readonly Field[], [name = "", ...rest]: readonly string[], language: Language): string {
  const field = fields.find((each) => each.name === name);
  const own = field?.label[language] ?? (/^\d+$/u.test(name) ? String(Number(name) + 1) : name);
  if (rest.length === 0) return own;
  const inside = field?.control.kind === "group" || field?.control.kind === "rows" ? field.control.fields : [];
  const [nth = "", ...after] = rest;
  const tail = field?.control.kind === "rows" && after.length > 0 ? `${Number(nth) + 1} · ${labelAt(inside, after, language)}` : labelAt(inside, rest, language);
  return `${own} · ${tail}`;
}
