import { describe, expect, test } from "vitest";
import { parseScript } from "#script";
import { bindShow } from "#show";
import { catalogue } from "#stage";
import { sameMoment } from "../../src/studio/preview/same-moment.ts";

const SHOW = `# 垫话
## 一 {#one}
甲：第一句话在这儿。
乙：第二句话在这儿。
甲：第三句话在这儿。
## 二 {#two}
甲：第四句话在这儿。
乙：第五句话在这儿。
`;
const timelineOf = (text: string) => bindShow({ script: parseScript(text), catalogue, takes: [] }).timeline;
const linesOf = (text: string) => timelineOf(text).clips.flatMap(({ startMs, clip }) => clip.lines.map((line) => ({ text: line.text, startMs: startMs + line.startMs })));
/** The line, and how far into it the film stands, that stood 300 ms into a line. */
function after(line: string, next: string) {
  const fromMs = linesOf(SHOW).find(({ text }) => text === line)!.startMs + 300;
  const toMs = sameMoment(timelineOf(SHOW), timelineOf(next), fromMs);
  const now = linesOf(next).findLast(({ startMs }) => startMs <= toMs + 0.001)!;
  return [now.text, Math.round(toMs - now.startMs)];
}

describe("a film bound anew stands", () => {
  test.each([
    ["at the same words when something before them grew", "第五句话在这儿。", SHOW.replace("第一句话", "很长很长很长的第一句话"), "第五句话在这儿。", 300],
    ["… in the same beat", "第三句话在这儿。", SHOW.replace("乙：第二", "乙：新的一句。\n乙：第二"), "第三句话在这儿。", 300],
    ["… and when a beat came before", "第五句话在这儿。", SHOW.replace("## 二", "## 新 {#new}\n甲：新的。\n## 二"), "第五句话在这儿。", 300],
    ["in the line that was rewritten", "第二句话在这儿。", SHOW.replace("第二句话在这儿", "全变了，什么都不一样"), "全变了，什么都不一样。", 300],
    ["at the line that took its place, where it is gone", "第二句话在这儿。", SHOW.replace("乙：第二句话在这儿。\n", ""), "第三句话在这儿。", 0],
    ["at the last one left, where the end is gone", "第五句话在这儿。", SHOW.replace("乙：第五句话在这儿。\n", ""), "第四句话在这儿。", 0],
  ])("%s", (_, line, next, text, ms) => {
    expect(after(line, next)).toEqual([text, ms]);
  });

  test("at the beat behind, where its own is gone; at the beginning of the last, where all behind are gone", () => {
    const [one, two] = [SHOW.slice(0, SHOW.indexOf("## 二")), SHOW.replace(/## 一[\s\S]*(?=## 二)/u, "")];
    const at = (line: string) => linesOf(SHOW).find(({ text }) => text.startsWith(line))!.startMs;
    expect(sameMoment(timelineOf(SHOW), timelineOf(two), at("第二"))).toBe(0);
    expect(sameMoment(timelineOf(SHOW), timelineOf(one), at("第五"))).toBe(0);
  });
});
