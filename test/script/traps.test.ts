import { describe, expect, test } from "vitest";
import { type FactBoxAttrs, parseScript, printScript, spokenText } from "#script";

/** A script of one beat. */
const HEAD = "# 垫话\n## 粥 {#porridge}\n";

function read(body: string) {
  const script = parseScript(HEAD + body);
  const beat = script.doc.child(0).child(0);
  return { ...script, blocks: beat.children, codes: script.problems.map((problem) => `${problem.code}@${problem.line - 2}`) };
}

/** The text of the only line, which must have no problems and survive being printed anew. */
function said(line: string): string {
  const { blocks, codes, doc } = read(`${line}\n`);
  expect(codes).toEqual([]);
  expect(blocks.map((block) => block.type.name)).toEqual(["line"]);
  expect(parseScript(printScript(doc)).doc.eq(doc)).toBe(true);
  expect(blocks[0]!.children.every((child) => child.isText)).toBe(true);
  return blocks[0]!.textContent;
}

describe("plain Chinese never turns into markup", () => {
  test("`甲:` with a half-width colon names the speaker", () => {
    const { blocks, codes } = read("甲:这碗粥\n乙: 立得住\n甲::cue[歪倒]{do=fall}倒了");
    expect(codes).toEqual([]);
    expect(blocks.map((block) => [block.attrs["speaker"], block.textContent])).toEqual([["甲", "这碗粥"], ["乙", "立得住"], ["甲", "倒了"]]);
    expect(blocks[2]!.firstChild!.attrs).toEqual({ text: "歪倒", do: "fall", args: {} });
  });

  test.each([
    ["10:30", "甲：10:30 开会，10:30"],
    ["3:1", "乙：比分 3:1，水米 3:1:2"],
    ["见:下文", "甲：见:下文，见:abc，图:a1。"],
    ["$5 和 $6", "乙：$5 和 $6，5$和6$，US$5-US$6，花了$5，找了$"],
    ["**这个，**很好", "甲：**这个，**很好，*强*，_调_，__下划__，~~删~~"],
    ["<b>", "乙：<b>粗</b> &amp; <!-- x --> <https://a.b>"],
    ["links and images", "甲：[文](url) ![图](url) [a]: b [^1]"],
    ["backticks", "乙：`code` 和 ```"],
    ["a backslash", "甲：他说\\\"好\\\"，C:\\new\\好"],
    ["braces", "乙：{注}、{a=1}、[方]{圆}"],
    ["a hard break", "甲：这句  后面有空格\\"],
  ])("%s stays text", (_, line) => {
    expect(said(line)).toBe(line.slice(2));
  });

  test("a script without markup says what it says", () => {
    expect(said("甲：#1 号粥 > 2 号粥 - 3 号粥 + 4 号粥 = 1. 5 号粥")).toBe("#1 号粥 > 2 号粥 - 3 号粥 + 4 号粥 = 1. 5 号粥");
  });

  test("`10:30` and `见:下文` at the start of a line are not speakers", () => {
    const { blocks, codes } = read("10:30 开会\n见:下文");
    expect(codes).toEqual(["no-speaker@1", "no-speaker@2"]);
    expect(blocks.map((block) => [block.attrs["speaker"], block.textContent])).toEqual([["", "10:30 开会"], ["", "见:下文"]]);
  });

  test("`---` under a line is no heading", () => {
    const { blocks, codes } = read("甲：这碗粥\n---\n乙：===\n===");
    expect(blocks.map((block) => [block.type.name, block.attrs["speaker"], block.textContent]))
      .toEqual([["line", "甲", "这碗粥"], ["line", "", "---"], ["line", "乙", "==="], ["line", "", "==="]]);
    expect(codes).toEqual(["no-speaker@2", "no-speaker@4"]);
  });

  test("a line after `> …` is not swallowed by the note", () => {
    const { blocks, codes } = read("> 这里还缺一段\n甲：这碗粥");
    expect(codes).toEqual([]);
    expect(blocks.map((block) => [block.type.name, block.textContent])).toEqual([["note", "这里还缺一段"], ["line", "这碗粥"]]);
  });

  test("four leading spaces make no code", () => {
    const { blocks, codes } = read("    甲：这碗粥\n　　乙：立得住\n\t甲：是");
    expect(codes).toEqual([]);
    expect(blocks.map((block) => [block.attrs["speaker"], block.textContent])).toEqual([["甲", "这碗粥"], ["乙", "立得住"], ["甲", "是"]]);
  });

  test("`- `, `* ` and `1. ` make no list", () => {
    const { blocks } = read("- 甲：这碗粥\n* 一\n1. 二");
    expect(blocks.map((block) => [block.type.name, block.textContent])).toEqual([["line", "- 甲：这碗粥"], ["line", "* 一"], ["line", "1. 二"]]);
  });

  test("two lines of text without a blank line between are two lines of script", () => {
    const { blocks } = read("甲：这碗粥\n乙：立得住\n\n\n甲：是");
    expect(blocks.map((block) => block.attrs["speaker"])).toEqual(["甲", "乙", "甲"]);
  });

  test("a directive that is unknown, unlabelled and attribute-less is text", () => {
    expect(said("甲：他说:foo，10:a，:smile: 和 :foo-bar")).toBe("他说:foo，10:a，:smile: 和 :foo-bar");
  });
});

describe("what was not closed swallows nothing", () => {
  test("an unclosed fence is a problem at its opening line", () => {
    const { blocks, codes } = read("甲：一\n```fact\n乙：二\n## 下一拍 {#next}\n甲：三");
    expect(codes).toEqual(["unclosed-fence@2"]);
    expect(blocks.map((block) => block.type.name)).toEqual(["line", "raw_block", "line"]);
  });

  test("a fence that another one interrupts is unclosed; the other one stands", () => {
    const { blocks, codes, doc } = read("```fact\n甲：一\n## 下一拍 {#next}\n```scene porridge\n```\n甲：二");
    expect(codes).toEqual(["unclosed-fence@1"]);
    expect(blocks.map((block) => block.type.name)).toEqual(["raw_block", "line"]);
    expect(doc.child(0).child(1).attrs["scene"]).toEqual({ id: "porridge", params: {}, seed: null });
  });

  test("an unclosed `:::` is a problem at its opening line", () => {
    const { blocks, codes } = read(":::note\n甲：一\n乙：二");
    expect(codes).toEqual(["unclosed-container@1"]);
    expect(blocks.map((block) => block.type.name)).toEqual(["raw_block", "line", "line"]);
  });

  test("unclosed front matter is a problem at its opening line", () => {
    const { doc, problems } = parseScript("---\ntitle: 粥\n# 垫话\n## 粥 {#porridge}\n甲：一\n");
    expect(problems.filter((problem) => problem.line === 1).map((problem) => problem.code)).toContain("unclosed-front-matter");
    expect(doc.lastChild!.child(0).attrs["id"]).toBe("porridge");
    expect(doc.lastChild!.child(0).textContent).toBe("一");
  });

  test("an unclosed label is text, and a problem where it opens", () => {
    const { blocks, problems } = read("甲：这:stress[立得住。");
    expect(blocks[0]!.textContent).toBe("这:stress[立得住。");
    expect(problems).toMatchObject([{ code: "unclosed-directive", name: "stress", line: 3, column: 4 }]);
  });
});

describe("quotes and full-width signs in attributes and front matter", () => {
  const cue = (attributes: string) => read(`甲：:cue[x]{${attributes}}`).blocks[0]!.firstChild!.attrs["args"] as Record<string, string>;

  test.each([
    ["\\\" inside quotes", "say=\"他说\\\"好\\\"\"", "他说\"好\""],
    ["a full-width colon inside a value", "say=六除以：直径", "六除以：直径"],
    ["Chinese quotes around a value", "say=“六 除以”", "六 除以"],
    ["Chinese quotes inside a value", "say=\"“六”\"", "“六”"],
    ["a full-width equals sign", "say＝六", "六"],
    ["a full-width colon for the equals sign", "say：六", "六"],
    ["a brace inside quotes", "say=\"{六}\"", "{六}"],
  ])("%s", (_, attributes, value) => {
    expect(cue(attributes)).toEqual({ say: value });
  });

  test("full-width commas divide attributes", () => {
    expect(cue("a=1，b=2 c=3, d=4")).toEqual({ a: "1", b: "2", c: "3", d: "4" });
  });

  test("a full-width colon behind a key of the front matter is read and reported", () => {
    const { doc, problems } = parseScript("---\ndoupeng：1\ntitle：“粥”\ncast：\n  甲：{ role: dougen }\n  乙: { role: “penggen” }\n---\n# 垫话\n## 粥 {#a}\n甲：一\n");
    expect(doc.attrs["title"]).toBe("“粥”");
    expect((doc.attrs["cast"] as { name: string; role: string }[]).map(({ name, role }) => [name, role])).toEqual([["甲", "dougen"], ["乙", "penggen"]]);
    expect(problems.map((problem) => [problem.code, problem.line])).toEqual([2, 3, 4, 5].map((line) => ["full-width-colon", line]));
  });

  test("full-width signs in values of YAML are part of the value", () => {
    const { blocks, codes } = read("```fact\ntext: 他说：“好”，就是好。\nclaim: 3.0 um\nsource: 见：Müller 2019\n```");
    expect(codes).toEqual([]);
    expect(blocks[0]!.attrs as FactBoxAttrs).toMatchObject({ text: "他说：“好”，就是好。", claim: "3.0 um", source: "见：Müller 2019" });
  });

  test("a number in a fact box keeps its digits", () => {
    expect(read("```fact\ntext: 一\nclaim: 3.0\n```").blocks[0]!.attrs["claim"]).toBe("3.0");
  });
});

test("what is spoken are the words and the readings of formulas", () => {
  const { blocks } = read("甲：:overlap[0.4s]这:cue[歪]{do=fall}碗:stress[粥]:pause[1s]，:math[6/d]{say=六除以直径}，$a+b$:foo[不念]。");
  expect(spokenText(blocks[0]!)).toBe("这碗粥，六除以直径，a+b。");
});
