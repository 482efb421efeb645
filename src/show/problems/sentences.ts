import { describeMediaFault } from "../media/media-file.ts";
import type { Fault } from "./fault.ts";
import type { Finding } from "./problem.ts";

type Words = { readonly zh: string; readonly en: string };
type Sentences = { readonly [Code in Finding["code"]]: (finding: Extract<Finding, { code: Code }>) => Words };

/** What is wrong and what to do, one entry per code; the only place these words live. */
export const SENTENCES: Sentences = {
  "empty-show": () => ({
    zh: "剧本里还没有一拍。写一个“# 垫话”和一个“## 标题”，再写台词。",
    en: `The script has no beat yet. Write "# 垫话" and "## a title", then lines.`,
  }),
  "unknown-scene": ({ scene, near, known }) => ({
    zh: `没有叫“${scene}”的场景。${meantZh(near)}可用的场景：${list(known)}。`,
    en: `There is no scene "${scene}". ${meantEn(near)}Scenes: ${list(known)}.`,
  }),
  "bad-params": ({ scene, path, fault }) => ({
    zh: `场景 ${scene} 的参数 ${path} ${faultZh(fault)}。请改 scene 代码块里的这一行；现在先用默认值。`,
    en: `Scene ${scene}: parameter ${path} ${faultEn(fault)}. Change that line of the scene block; the default is used until then.`,
  }),
  "media-unset": ({ field, wanted }) => ({
    zh: `还没有选${wanted === "image" ? "图片" : "视频"}，画面里是一张示意。请把文件放进 media/，再写 ${field}: media/文件名。`,
    en: `No ${wanted === "image" ? "picture" : "video"} is chosen, so a sample is shown. Put a file into media/ and write ${field}: media/NAME.`,
  }),
  "media-missing": ({ field, file, near, known }) => ({
    zh: `${field}: ${file} 不在节目文件夹里。${meantZh(near)}请把文件放进 media/，照它的名字写（如 media/photo.jpg）${known.length > 0 ? `；现有：${list(known)}` : ""}。`,
    en: `${field}: ${file} is not in the show folder. ${meantEn(near)}Put the file into media/ and write its name (such as media/photo.jpg)${known.length > 0 ? `; there are: ${list(known)}` : ""}.`,
  }),
  "media-unusable": ({ field, file, fault }) => {
    const { zh, en } = describeMediaFault(fault);
    return { zh: `${field}: ${file} 用不了：${zh}。现在画面里是一张说明。`, en: `${field}: ${file} cannot be used: ${en}. Until then the picture says so.` };
  },
  "media-kind": ({ field, file, wanted }) => ({
    zh: wanted === "image" ? `${field}: ${file} 是视频，这里要图片。视频请用场景 video。` : `${field}: ${file} 是图片，这里要视频。图片请用场景 image。`,
    en: wanted === "image" ? `${field}: ${file} is a video, and a picture is wanted here. Use the scene video for it.` : `${field}: ${file} is a picture, and a video is wanted here. Use the scene image for it.`,
  }),
  "scene-refused": ({ scene, message }) => ({
    zh: `场景 ${scene} 演不了这样的参数和动效：${inOneLanguage(message, "zh")}。请改 scene 代码块或 {do=…} 里的值；现在先不做动效。`,
    en: `Scene ${scene} cannot play these parameters and cues together: ${inOneLanguage(message, "en")}. Change the scene block or the values in {do=…}; its cues are left out until then.`,
  }),
  "unknown-action": ({ action, scene, near, known }) => ({
    zh: `${scene === null ? `舞台不会做动效“${action}”` : `动效“${action}”，场景 ${scene} 和舞台都不会做`}。${meantZh(near)}会做的有：${list(known)}。`,
    en: `${scene === null ? "The stage cannot do" : `Neither the scene ${scene} nor the stage can do`} "${action}". ${meantEn(near)}Known actions: ${list(known)}.`,
  }),
  "bad-args": ({ action, path, fault }) => ({
    zh: `动效 ${action} 的 ${path} ${faultZh(fault)}。请改 {do=${action} …} 里的值；这个动效没有执行。`,
    en: `Action ${action}: ${path} ${faultEn(fault)}. Change the value in {do=${action} …}; the action is left out until then.`,
  }),
  "cue-word-missing": ({ word, text }) => ({
    zh: `动效等的词“${word}”不在这句台词里：“${text}”。请改 at=，或把词写回台词；现在动效在它所在的位置触发。`,
    en: `The cue waits for "${word}", which is not in the line "${text}". Change at= or put the word back; until then the cue fires where it stands.`,
  }),
  "unknown-sound": ({ name, near, known }) => ({
    zh: `没有叫“${name}”的音效。${meantZh(near)}内置音效：${list(known)}；也可以写本场文件夹里的文件，如 media/${name}.wav。`,
    en: `There is no sound "${name}". ${meantEn(near)}Built-in sounds: ${list(known)}; or name a file of the show, such as media/${name}.wav.`,
  }),
  "bad-formula": ({ tex, message }) => ({
    zh: `公式“${tex}”有误：${message}。请改 $…$ 里的写法。`,
    en: `The formula "${tex}" cannot be set: ${message}. Correct it between the $ signs.`,
  }),
  "stale-take": ({ file, text, scratch }) => ({
    zh: `录音 ${file} 说的是“${text}”，这一拍里已经没有这句词，所以没有用它。${scratch ? "请再跑一次 doupeng voice，或把词改回来。" : "请重录这句，或把词改回来。"}`,
    en: `The take ${file} says "${text}", which no line of this beat says any more, so it is not used. ${scratch ? "Run doupeng voice again, or restore the words." : "Record the line again, or restore the words."}`,
  }),
  "unknown-reprise": ({ target, near, known }) => ({
    zh: `冷开场要放“${target}”这一拍，可是没有这一拍。${meantZh(near)}各拍的名字：${list(known)}。`,
    en: `The reprise plays beat "${target}", which does not exist. ${meantEn(near)}Beats: ${list(known)}.`,
  }),
  "reprise-of-itself": ({ target }) => ({
    zh: `“${target}”这一拍在开头放它自己。请在 beat: 里写另一拍的名字。`,
    en: `Beat "${target}" reprises itself. Name another beat in beat:.`,
  }),
  "reprise-words-missing": ({ target, words, end }) => ({
    zh: `冷开场的 ${end}: “${words}”在“${target}”${end === "to" ? "（from 之后）" : ""}的台词里找不到。请照抄台词里的几个字；现在从${end === "from" ? "头放起" : "那里放到末尾"}。`,
    en: `The reprise's ${end}: "${words}" is not in the lines of "${target}"${end === "to" ? " after from:" : ""}. Copy some words of the line; until then it plays ${end === "from" ? "from the start" : "to the end"}.`,
  }),
  "idle-transition": ({ entrance, reason }) =>
    reason === "first"
      ? {
          zh: `这是第一拍，前面没有画面，in=${entrance} 用不上。请删去它；现在直接上。`,
          en: `This is the first beat and nothing plays before it, so in=${entrance} has no effect. Remove it; the beat simply begins.`,
        }
      : {
          zh: `这一拍和前面那一段都没有画面，没有什么可换，in=${entrance} 用不上。请删去它，或给其中一拍写上 scene；现在一刀切。`,
          en: `Neither this beat nor what plays before it has a scene, so in=${entrance} has nothing to change. Remove it, or give one of them a scene; it is a cut until then.`,
        },
  "nothing-to-carry": ({ side, scene, name, near, known }) => {
    const [whoZh, whoEn] = side === "from" ? ["前面那一段", "what plays before"] : ["这一拍", "this beat"];
    if (scene === null)
      return {
        zh: `in=carry 要两边都有画面，${whoZh}没有。请给它写上 scene，或改成 in=dissolve；现在化过去。`,
        en: `in=carry needs a scene on both sides, and ${whoEn} has none. Give it one, or write in=dissolve; it is a dissolve until then.`,
      };
    if (name === null)
      return {
        zh: `${whoZh}的场景 ${scene} 拿不出东西来变。请改成 in=dissolve，或换一个场景；现在化过去。`,
        en: `The scene ${scene} of ${whoEn} has no object to carry. Write in=dissolve, or bind another scene; it is a dissolve until then.`,
      };
    return {
      zh: `${whoZh}的场景 ${scene} 里没有“${name}”。${meantZh(near)}它拿得出：${list(known)}。请改 in=carry:…；现在化过去。`,
      en: `The scene ${scene} of ${whoEn} has no "${name}" to carry. ${meantEn(near)}It has: ${list(known)}. Change in=carry:…; it is a dissolve until then.`,
    };
  },
  "missing-glyphs": ({ characters, text }) => ({
    zh: `“${characters}”在逗捧的字体里没有，到别的机器上画出来可能是空框：“${text}”。请换一个字或一种说法。`,
    en: `No font of Doupeng has "${characters}", so another machine may draw empty boxes: "${text}". Write it in other characters.`,
  }),
  "unsourced-fact": ({ text }) => ({
    zh: `知识框“${text}”没有出处。请加一行 source:，写 DOI、arXiv 号、网址或书名页码。`,
    en: `The fact "${text}" names no source. Add source: with a DOI, an arXiv id, a URL, or book and page.`,
  }),
  "unknown-quantity": ({ quantity, near, known }) => ({
    zh: `没有叫“${quantity}”的量，这个知识框没法核对。${meantZh(near)}${known.length > 0 ? `同类的量：${list(known)}。` : ""}全部：doupeng sim --list。`,
    en: `There is no quantity "${quantity}", so the fact cannot be checked. ${meantEn(near)}${known.length > 0 ? `Related: ${list(known)}. ` : ""}All of them: doupeng sim --list.`,
  }),
  "bad-fact-input": ({ quantity, path, fault }) => ({
    zh: `知识框里 ${quantity} 的输入 ${path} ${faultZh(fault)}。请改 with: 里的值；区间写成 [小, 大]。`,
    en: `Fact: input ${path} of ${quantity} ${faultEn(fault)}. Change it in with:; a range is written [low, high].`,
  }),
  "quantity-refused": ({ quantity, message }) => ({
    zh: `${quantity} 算不了这组输入：${message}。请改 with: 里的值。`,
    en: `${quantity} cannot be computed for this input: ${message}. Change with:.`,
  }),
  "fact-field": ({ quantity, field, known }) => ({
    zh: known.length === 0
      ? `${quantity} 只给一个值，没有 ${field ?? ""} 这一项。请删去 field:。`
      : `${quantity} 给出好几项${field === null ? "" : `，没有“${field}”`}。请用 field: 选一项：${list(known)}。`,
    en: known.length === 0
      ? `${quantity} gives one value and has no member ${field ?? ""}. Remove field:.`
      : `${quantity} gives several members${field === null ? "" : `, none called "${field}"`}. Pick one with field: ${list(known)}.`,
  }),
  "fact-unit": ({ claim, claimUnit, unit }) => ({
    zh: `知识框的“${claim}”用的单位“${claimUnit}”换算不成模拟的单位“${unit}”。请改成 ${unit} 或同类单位。`,
    en: `The claim "${claim}" is in "${claimUnit}", which does not convert to the simulation's "${unit}". Use ${unit} or a unit of the same kind.`,
  }),
  "fact-claim": ({ claim, computed }) => ({
    zh: `知识框的“${claim}”读不成数，而模拟给出的是 ${computed}。请写成 0.05..0.15、≥ 3、39.3 ± 0.5 或 约 448 这样的形式，单位跟在后面。`,
    en: `The claim "${claim}" is no number, while the simulation gives ${computed}. Write it like 0.05..0.15, ≥ 3, 39.3 ± 0.5 or ~448, the unit after it.`,
  }),
  "unclaimed-fact": ({ text, computed }) => ({
    zh: `知识框“${text}”没有写 claim:，模拟给出的是 ${computed}。请写上 claim: ${computed}。`,
    en: `The fact "${text}" makes no claim; the simulation gives ${computed}. Add claim: ${computed}.`,
  }),
  "overlapping-fact": ({ claim, computed, quantity }) => ({
    zh: `知识框说“${claim}”，模拟（${quantity}）给出的是 ${computed}，只有一部分重合。请改 claim:，或收窄 with: 里的区间。`,
    en: `The fact claims "${claim}"; the simulation (${quantity}) gives ${computed}: they only overlap. Change claim:, or narrow the ranges in with:.`,
  }),
  "contradicted-fact": ({ claim, computed, quantity }) => ({
    zh: `知识框说“${claim}”，不对：模拟（${quantity}）给出的是 ${computed}。请改 claim: 和台词，或改 with: 里的条件。`,
    en: `The fact claims "${claim}", which is wrong: the simulation (${quantity}) gives ${computed}. Change claim: and the line, or the conditions in with:.`,
  }),
};

export function faultZh(fault: Fault): string {
  switch (fault.kind) {
    case "missing":
      return "没有写";
    case "type":
      return `应当是${TYPES_ZH[fault.expected] ?? ` ${fault.expected}`}，写的是 ${fault.got}`;
    case "range":
      return `写的是 ${fault.got}，只能${rangeWords(fault, { both: "从 ", to: " 到 ", least: "不小于 ", most: "不大于 " })}`;
    case "length": {
      const unit = fault.of === "text" ? "个字" : "条";
      return `有 ${fault.got} ${unit}，${rangeWords(fault, { both: "只能有 ", to: " 到 ", least: "至少要 ", most: "最多 " })} ${unit}`;
    }
    case "choice":
      return `写的是 ${fault.got}，只能是：${list(fault.options)}`;
    case "unknown-key":
      return fault.known.length === 0 ? "不认识，这里没有参数可写" : `不认识，可以写的是：${list(fault.known)}`;
    case "other":
      return `写的是 ${fault.got}，不合要求（${fault.message}）`;
    default:
      return fault satisfies never;
  }
}

export function faultEn(fault: Fault): string {
  switch (fault.kind) {
    case "missing":
      return "is missing";
    case "type":
      return `must be ${TYPES_EN[fault.expected] ?? `of type ${fault.expected}`}, got ${fault.got}`;
    case "range":
      return `is ${fault.got}, but must be ${rangeWords(fault, { both: "from ", to: " to ", least: "at least ", most: "at most " })}`;
    case "length":
      return `has ${fault.got} ${fault.of === "text" ? "letters" : "entries"}, but must have ${rangeWords(fault, { both: "from ", to: " to ", least: "at least ", most: "at most " })}`;
    case "choice":
      return `is ${fault.got}, but must be one of: ${list(fault.options)}`;
    case "unknown-key":
      return fault.known.length === 0 ? "is not known; nothing can be set here" : `is not known; what can be set: ${list(fault.known)}`;
    case "other":
      return `is ${fault.got}, which is refused (${fault.message})`;
    default:
      return fault satisfies never;
  }
}

const TYPES_ZH: Readonly<Record<string, string>> = { number: "数", int: "整数", string: "文字", boolean: " true 或 false", array: "列表", object: "“键: 值”" };
const TYPES_EN: Readonly<Record<string, string>> = { number: "a number", int: "a whole number", string: "text", boolean: "true or false", array: "a list", object: "keys with values" };

function rangeWords({ least, most }: Pick<Extract<Fault, { kind: "range" }>, "least" | "most">, words: { both: string; to: string; least: string; most: string }): string {
  if (least !== null && most !== null) return `${words.both}${least}${words.to}${most}`;
  return least !== null ? `${words.least}${least}` : `${words.most}${most ?? ""}`;
}

function meantZh(near: string | null): string {
  return near === null ? "" : `是不是想写“${near}”？`;
}

function meantEn(near: string | null): string {
  return near === null ? "" : `Did you mean "${near}"? `;
}

const MOST_NAMES = 24;

function list(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(", ");
  return names.length > MOST_NAMES ? `${shown}, …` : shown;
}

/** Of what a scene said in both, 中文 / English, the half that is asked for; all of it where it spoke only one. */
export function inOneLanguage(message: string, language: "zh" | "en"): string {
  const [, zh = message, en = message] = /^(.*?\p{Script=Han}.*?) \/ (.+)$/su.exec(message) ?? [];
  return language === "zh" ? zh : en;
}
