import { LIMITS } from "./limits.ts";
import type { DirectiveFault, YamlFault } from "./problem.ts";

export type Language = "zh" | "en";

type Said = Readonly<Record<Language, string>>;

export function list(words: readonly string[], language: Language): string {
  return words.join(language === "zh" ? "、" : ", ");
}

/** Why a block of YAML cannot be used, and what to do. */
export function describeYamlFault(fault: YamlFault, detail: string): Said {
  switch (fault) {
    case "syntax":
      return {
        zh: `这一块的 YAML 读不懂（${detail}）；请检查缩进、半角冒号后的空格和引号，值里有“: ”或“#”时请用双引号括起来。`,
        en: `This YAML cannot be read (${detail}); check the indentation, the space after each plain colon and the quotes, and quote a value that holds ": " or "#".`,
      };
    case "not-a-map":
      return {
        zh: `这一块应该是“键: 值”，每行一个；请用半角冒号加空格。`,
        en: `This block must be made of "key: value" lines; use a plain colon and a space.`,
      };
    case "alias":
      return {
        zh: `YAML 里的锚和别名（${detail}）不能用；请把内容直接写出来。`,
        en: `Anchors and aliases (${detail}) cannot be used; write the content out.`,
      };
    case "tag":
      return {
        zh: `YAML 里的标签（${detail}）不能用；请去掉“!”开头的标签。`,
        en: `Tags (${detail}) cannot be used; take the word with "!" away.`,
      };
    case "too-deep":
      return {
        zh: `这一块嵌套超过 ${LIMITS.yamlDepth} 层；请减少层数。`,
        en: `This block nests deeper than ${LIMITS.yamlDepth} levels; flatten it.`,
      };
    case "too-long":
      return {
        zh: `这一块太长（${detail} 个字符）；请缩短。`,
        en: `This block is too long (${detail} characters); shorten it.`,
      };
    case "forbidden-key":
      return { zh: `键“${detail}”不能用；请换个名字。`, en: `The key "${detail}" cannot be used; choose another.` };
    case "not-finite":
      return { zh: `“${detail}”不是有限的数；请写一个数。`, en: `"${detail}" is not a finite number; write a number.` };
    default:
      return fault satisfies never;
  }
}

/** Why an inline directive cannot be used, and what to do. */
export function describeFault(name: string, fault: DirectiveFault, value: string): Said {
  const kept: Said = { zh: `“:${name}”已原样保留，不起作用`, en: `":${name}" was kept as it is and does nothing` };
  const say = (zh: string, en: string): Said => ({ zh: `${kept.zh}：${zh}。`, en: `${kept.en}: ${en}.` });
  switch (fault) {
    case "needs-duration":
      return say(
        `“${value}”不是时长，请写成“:${name}[0.6s]”，最长 10 分钟`,
        `"${value}" is no duration; write ":${name}[0.6s]", ten minutes at most`,
      );
    case "needs-label":
      return say(`方括号里要有内容，请写成“:${name}[…]”`, `it needs something in brackets; write ":${name}[…]"`);
    case "needs-attribute":
      return say(`缺少“${value}”，请写成“:${name}[…]{${value}=…}”`, `it needs "${value}"; write ":${name}[…]{${value}=…}"`);
    case "unknown-attribute":
      return say(`它没有“${value}”这个属性，请去掉`, `it has no attribute "${value}"; take that away`);
    case "bad-attributes":
      return say(
        `花括号里的“${value}”读不懂，请写成“{名字=值 名字="有空格的值"}”`,
        `the braces "${value}" cannot be read; write {name=value name="value with spaces"}`,
      );
    case "bad-value":
      return say(`“${value}”太长、为空或超出范围，请改正`, `"${value}" is too long, empty or out of range; correct it`);
    case "not-at-start":
      return say(`它只能紧跟在“甲：”的冒号后面，请移过去`, `it belongs right behind the colon of the speaker; move it there`);
    default:
      return fault satisfies never;
  }
}
