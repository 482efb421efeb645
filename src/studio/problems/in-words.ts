import type { Node } from "prosemirror-model";
import type { BeatAttrs } from "#script";
import { scenes } from "#scenes";
import { describeProblem, type Fault, faultSaid, inOneLanguage, type Problem } from "#show";
import { quantities } from "#sim";
import { stageActions } from "#stage";
import { fieldsOf, type Field } from "../inspector/form/fields.ts";
import { choiceName } from "../words/choice-names.ts";
import type { Language, Words } from "../words/words.ts";

/** A problem as it is said beside forms: scenes, actions and fields by the names that the forms give them, and no words of the text format. */
export function problemInWords(problem: Problem, doc: Node, language: Language): string {
  switch (problem.code) {
    case "bad-params":
    case "bad-args":
      return faultInForm(problem, doc, language);
    case "scene-refused": {
      const title = scenes.get(problem.scene)?.title[language] ?? problem.scene;
      const message = inOneLanguage(problem.message, language);
      return language === "zh" ? `画面“${title}”照这样演不了：${message}。在“场景”或动效里改；没改之前不做动效。` : `Scene "${title}" cannot play this: ${message}. Change it under Scene or in its cues; the cues are left out until then.`;
    }
    case "unknown-scene":
      if (problem.near !== null) break;
      return language === "zh" ? `没有叫“${problem.scene}”的画面。在“场景”里另选一个。` : `There is no scene "${problem.scene}". Choose another under Scene.`;
    case "unknown-action":
      if (problem.near !== null) break;
      return language === "zh" ? `动效“${problem.action}”，这个画面和舞台都不会做。点那个动效，另选一样。` : `Neither this scene nor the stage can do "${problem.action}". Press the cue and choose another action.`;
    case "unsourced-fact":
      return language === "zh" ? `知识框“${problem.text}”没有出处。在框里的“出处”写 DOI、arXiv 号、网址或书名页码。` : `The fact "${problem.text}" names no source. Write a DOI, an arXiv id, a URL, or book and page under Source.`;
    case "contradicted-fact": {
      const title = quantities.get(problem.quantity)?.title[language] ?? problem.quantity;
      return language === "zh" ? `知识框写的是“${problem.claim}”，不对：模拟给出的是 ${problem.computed}（${title}）。改数和台词，或改条件。` : `The fact claims "${problem.claim}", which is wrong: the simulation gives ${problem.computed} (${title}). Change the value and the line, or the conditions.`;
    }
    default:
      break;
  }
  return describeProblem(problem, language, "words");
}

function faultInForm(problem: Extract<Problem, { readonly code: "bad-params" | "bad-args" }>, doc: Node, language: Language): string {
  const scene = scenes.get(problem.code === "bad-params" ? problem.scene : (sceneOf(doc, problem.beatId) ?? ""));
  const owner = problem.code === "bad-params" ? scene : Object.hasOwn(scene?.actions ?? {}, problem.action) ? scene!.actions[problem.action] : stageActions.get(problem.action);
  if (owner === undefined) return describeProblem(problem, language, "words");
  const fields = fieldsOf("params" in owner ? owner.params : owner.args);
  const path = problem.path.split(".");
  const said = faultSaid(faultInNames(problem.fault, fields, path, language))[language];
  const field = labelAt(fields, path, language);
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

/** A fault whose choices and keys go by the names that the form gives them. */
function faultInNames(fault: Fault, fields: readonly Field[], path: readonly string[], language: Language): Fault {
  if (fault.kind === "choice") {
    const field = fieldAt(fields, path);
    const names: Readonly<Record<string, Words>> = field?.control.kind === "choice" ? field.control.names : {};
    return { ...fault, options: fault.options.map((each) => (names[each] ?? choiceName(field?.name ?? "", each))?.[language] ?? each) };
  }
  if (fault.kind === "unknown-key") return { ...fault, known: fault.known.map((each) => fieldAt(fields, [...path.slice(0, -1), each])?.label[language] ?? each) };
  return fault;
}

function fieldAt(fields: readonly Field[], [name, ...rest]: readonly string[]): Field | undefined {
  const field = fields.find((each) => each.name === name);
  if (field === undefined || rest.length === 0) return field;
  return fieldAt(insideOf(field), field.control.kind === "rows" ? rest.slice(1) : rest);
}

function insideOf(field: Field | undefined): readonly Field[] {
  return field?.control.kind === "group" || field?.control.kind === "rows" ? field.control.fields : [];
}

/** What a form calls a place; what it does not know by name goes by what is written. */
function labelAt(fields: readonly Field[], [name = "", ...rest]: readonly string[], language: Language): string {
  const field = fields.find((each) => each.name === name);
  const own = field?.label[language] ?? (/^\d+$/u.test(name) ? String(Number(name) + 1) : name);
  if (rest.length === 0) return own;
  const inside = insideOf(field);
  const [nth = "", ...after] = rest;
  const tail = field?.control.kind === "rows" && after.length > 0 ? `${Number(nth) + 1} · ${labelAt(inside, after, language)}` : labelAt(inside, rest, language);
  return `${own} · ${tail}`;
}
