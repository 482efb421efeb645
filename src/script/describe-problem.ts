import { describeFault, describeYamlFault, list, type Language } from "./describe-fault.ts";
import { actName } from "./words.ts";
import type { ScriptProblem } from "./problem.ts";

/**
 * One sentence that says what is wrong, where, and what to do. The only place such sentences live.
 *
 * @param naming `"words"`: without the line, for those who show the place themselves
 */
export function describeScriptProblem(problem: ScriptProblem, language: Language, naming: "place" | "words" = "place"): string {
  const said = sentences(problem);
  if (naming === "words") return said[language];
  return language === "zh" ? `第 ${problem.line} 行：${said.zh}` : `Line ${problem.line}: ${said.en}`;
}

function sentences(problem: ScriptProblem): Readonly<Record<Language, string>> {
  switch (problem.code) {
    case "too-large":
      return {
        zh: `本子有 ${problem.chars} 个字符，超过上限 ${problem.limit}，没有读入；请拆成几个本子。`,
        en: `The script has ${problem.chars} characters, over the limit of ${problem.limit}, and was not read; divide it into several scripts.`,
      };
    case "newer-version":
      return {
        zh: `本子的格式版本是 ${problem.version}，这里只认得到 ${problem.supported}，所以只能看不能存；请升级 Doupeng。`,
        en: `The script has format version ${problem.version}, newer than ${problem.supported}, so it can be read but not saved; update Doupeng.`,
      };
    case "older-version":
      return {
        zh: `本子的格式版本是 ${problem.version}，已按版本 ${problem.current} 读入；下次改动开头的信息时会写成新版，也可以现在就加上“doupeng: ${problem.current}”。`,
        en: `The script has format version ${problem.version} and was read as version ${problem.current}; the next change of its front matter writes the new form, or add "doupeng: ${problem.current}" now.`,
      };
    case "unclosed-front-matter":
      return {
        zh: `开头的“---”没有结尾；请在开头信息之后另起一行写“---”。`,
        en: `The opening "---" is never closed; put a line "---" after the front matter.`,
      };
    case "unclosed-fence":
      return {
        zh: `“${problem.opening}”没有结尾，只有这一行被当作原文保留；请在这一块之后另起一行写“\`\`\`”。`,
        en: `"${problem.opening}" is never closed, so only this line was set aside; put a line "\`\`\`" after the block.`,
      };
    case "unclosed-container":
      return {
        zh: `“${problem.opening}”没有结尾，只有这一行被当作原文保留；请另起一行写“:::”，或者删掉这一行。`,
        en: `"${problem.opening}" is never closed, so only this line was set aside; put a line ":::" after the block, or delete this line.`,
      };
    case "bad-yaml":
      return describeYamlFault(problem.fault, problem.detail);
    case "full-width-colon":
      return {
        zh: `“${problem.key}：”用了全角冒号，已当作半角读入；请改成“${problem.key}: ”（半角冒号加空格）。`,
        en: `"${problem.key}：" has a full-width colon, read as a plain one; write "${problem.key}: " with a plain colon and a space.`,
      };
    case "bad-value":
      return {
        zh: `“${problem.path}”的值“${problem.value}”不能用；请写成 ${problem.expected}。`,
        en: `${problem.path} has the value "${problem.value}", which cannot be used; write ${problem.expected}.`,
      };
    case "unknown-key":
      return {
        zh: `不认识“${problem.path}”，已原样保留；这里可用的有：${list(problem.known, "zh")}。`,
        en: `"${problem.path}" is not known and was kept as it is; known here: ${list(problem.known, "en")}.`,
      };
    case "long-title":
      return {
        zh: `标题有 ${problem.chars} 个字符，超过上限 ${problem.limit}，后面的没有用；请缩短。`,
        en: `The title has ${problem.chars} characters, over the limit of ${problem.limit}, and the rest is not used; shorten it.`,
      };
    case "unknown-act":
      return {
        zh: `“${problem.word}”不是段落的种类，暂按${actName(problem.used)}处理；请写成“# ${actName(problem.used)}：${problem.word}”，种类有：垫话、瓢把儿、正活、底、返场。`,
        en: `"${problem.word}" is no kind of act and was taken for ${problem.used}; write "# ${actName(problem.used)}：${problem.word}", with one of 垫话, 瓢把儿, 正活, 底, 返场.`,
      };
    case "outside-beat":
      return {
        zh: `“${problem.text}”前面没有拍子的标题，已自动放进一个新拍子；请在它前面加一行“## 名字”。`,
        en: `"${problem.text}" stands before any beat and was put into a new one; add a line "## name" before it.`,
      };
    case "missing-id":
      return {
        zh: `拍子“${problem.title}”没有编号，暂用 ${problem.id}；请在标题后加上“{#${problem.id}}”，以后改标题也不会断了联系。`,
        en: `The beat "${problem.title}" has no id, and ${problem.id} is used for now; add "{#${problem.id}}" to its heading, so that it survives a new title.`,
      };
    case "bad-id":
      return {
        zh: `编号“${problem.written}”不能用，暂用 ${problem.id}；编号以小写字母开头，只含小写字母、数字和“-”，最长 64 个字符。`,
        en: `The id "${problem.written}" cannot be used, and ${problem.id} is used for now; an id begins with a lower-case letter and has only lower-case letters, digits and "-", 64 at most.`,
      };
    case "duplicate-id":
      return {
        zh: `编号“${problem.id}”在第 ${problem.firstLine} 行已经用过，这里暂用 ${problem.newId}；请改成“{#${problem.newId}}”。`,
        en: `The id "${problem.id}" was used in line ${problem.firstLine} already, and ${problem.newId} is used here for now; write "{#${problem.newId}}".`,
      };
    case "bad-attributes":
      return {
        zh: `花括号里的“${problem.text}”读不懂，当成了标题的一部分；请写成“{#编号 .reverse speed=2}”这样。`,
        en: `The braces "${problem.text}" cannot be read and were taken for a part of the title; write them like "{#id .reverse speed=2}".`,
      };
    case "no-speaker":
      return {
        zh: `“${problem.text}”没有写是谁说的；请在前面加上“${problem.cast[0] ?? "甲"}：”，不念的话写成“> ${problem.text}”。`,
        en: `"${problem.text}" does not say who speaks; put "${problem.cast[0] ?? "甲"}：" before it, or "> " if it is a note.`,
      };
    case "unknown-speaker":
      return unknownSpeaker(problem);
    case "unknown-fence":
      return {
        zh: `不认识“${problem.name}”这种块，已原样保留；${problem.closest ? `是不是“${problem.closest}”？` : ""}可用的有：${list(problem.known, "zh")}。`,
        en: `There is no block "${problem.name}", so it was kept as it is; ${problem.closest ? `did you mean "${problem.closest}"? ` : ""}Known: ${list(problem.known, "en")}.`,
      };
    case "unknown-block":
      return {
        zh: `“${problem.text}”不是本子里的写法，已原样保留，不会演出；请删掉，或改成台词、“## 拍子”或“> 批注”。`,
        en: `"${problem.text}" is no part of a script; it was kept as it is and is not performed; delete it, or make it a line, a "## beat" or a "> note".`,
      };
    case "unknown-directive":
      return {
        zh: `不认识“:${problem.name}”，已原样保留，不会念；${problem.closest ? `是不是“:${problem.closest}”？` : ""}要当普通文字，请写“\\:${problem.name}”。可用的有：${list(problem.known, "zh")}。`,
        en: `":${problem.name}" is not known; it was kept as it is and is not spoken; ${problem.closest ? `did you mean ":${problem.closest}"? ` : ""}For plain text write "\\:${problem.name}". Known: ${list(problem.known, "en")}.`,
      };
    case "bad-directive":
      return describeFault(problem.name, problem.fault, problem.value);
    case "unclosed-directive":
      return {
        zh: `“:${problem.name}”的括号没有配对，被当成了普通文字；请补上“]”或“}”，要当普通文字就写“\\:${problem.name}”。`,
        en: `The brackets of ":${problem.name}" do not pair up, so it was taken for text; add the missing "]" or "}", or write "\\:${problem.name}" for text.`,
      };
    case "bare-directive":
      return {
        zh: `“:${problem.name}”后面没有“[…]”，会被当成台词念出来；请写成“:${problem.name}[…]”，确实要念就写“\\:${problem.name}”。`,
        en: `":${problem.name}" has no "[…]" and would be spoken as text; write ":${problem.name}[…]", or "\\:${problem.name}" if it is to be spoken.`,
      };
    case "misplaced-scene":
      return {
        zh: `场景“${problem.sceneId}”不是紧跟在拍子的标题后面，或者这一拍已经有场景，所以没有用；请把它移到“## ”标题的下一行，或者另起一拍。`,
        en: `The scene "${problem.sceneId}" does not stand right under the heading of its beat, or the beat has one already, so it is not used; move it under a "## " heading of its own.`,
      };
    case "misplaced-reprise":
      return {
        zh: `预演“${problem.beat}”写在了台词后面；请移到这一拍的第一句台词之前。`,
        en: `The reprise of "${problem.beat}" stands behind a line; move it before the first line of its beat.`,
      };
    case "unpaired-joke":
      return problem.missing === "dou"
        ? {
            zh: `包袱“${problem.joke}”只系没抖；请在后面用“:dou[…]{joke=${problem.joke}}”抖开，或去掉“:xi”。`,
            en: `The joke "${problem.joke}" is set up and never paid off; add ":dou[…]{joke=${problem.joke}}", or take ":xi" away.`,
          }
        : {
            zh: `包袱“${problem.joke}”只抖没系；请在前面用“:xi[…]{joke=${problem.joke}}”系上，或去掉“:dou”。`,
            en: `The joke "${problem.joke}" is paid off and never set up; add ":xi[…]{joke=${problem.joke}}" before it, or take ":dou" away.`,
          };
    default:
      return problem satisfies never;
  }
}

function unknownSpeaker(problem: Extract<ScriptProblem, { code: "unknown-speaker" }>): Readonly<Record<Language, string>> {
  const { speaker, closest, cast } = problem;
  const remedy = closest
    ? { zh: `是不是“${closest}：”？`, en: `did you mean "${closest}："? ` }
    : { zh: "", en: "" };
  return {
    zh: `演员表里没有“${speaker}”，有的是：${list(cast, "zh")}；${remedy.zh}请改名，或在开头的 cast 里加上“${speaker}”。`,
    en: `"${speaker}" is not in the cast (${list(cast, "en")}); ${remedy.en}Change the name, or add "${speaker}" to cast in the front matter.`,
  };
}
