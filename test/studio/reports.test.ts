import { expect, test } from "vitest";
import type { Node } from "prosemirror-model";
import { parseScript } from "#script";
import { bindShow } from "#show";
import { catalogue } from "#stage";
import { measureShow } from "../../src/studio/reports/measure.ts";
import { actKeys } from "../../src/studio/reports/targets.ts";
import { typedSeconds } from "../../src/studio/reports/typed-seconds.ts";

/** Positions stand for lines, as in the studio. */
function measure(text: string) {
  const { doc, problems } = parseScript(text);
  const places = new Map<Node, number>();
  doc.descendants((node, pos) => { places.set(node, pos + 1); });
  const lineOf = (node: Node) => places.get(node);
  const bound = bindShow({ script: { doc, problems, lineOf, sceneLineOf: lineOf }, catalogue, takes: [] });
  const at = (pos: number) => doc.nodeAt(pos)!;
  return { ...measureShow(bound, doc), bound, doc, at };
}

const SHOW = `---
doupeng: 1
cast:
  窦: { role: dougen, syllablesPerSecond: 5 }
  彭: { role: penggen, syllablesPerSecond: 5 }
targets: { 垫话: 10, 正活: 3, 正活2: 60 }
---
# 垫话：开头
## 一 {#one}
窦：一二三四五六七八九十一二三四五，:xi[谁]{joke=a}？
彭：一二三四五。
> 待办：找一个更好的开头
窦：:dou[你]{joke=a}。
# 正活
## 二 {#two}
\`\`\`reprise
beat: three
\`\`\`
窦：一二三四五六七八九十。
> 只是一条批注
# 正活
## 三 {#three}
彭：:dou[前半]{joke=b}:pause[1s]:dou[后半]{joke=b}，:dou[再来]{joke=c}！
\`\`\`fact
text: 球
claim: 0.075 1/um
quantity: geometry.surfaceToVolume
with: { shape: sphere, diameterUm: 80 }
source: 6/d
\`\`\`
\`\`\`fact
text: 不对
claim: 1 1/um
quantity: geometry.surfaceToVolume
with: { shape: sphere, diameterUm: 80 }
source: 6/d
\`\`\`
> TODO second note
`;

test("who speaks how much: syllables, time and shares, cold opens not counted twice", () => {
  const { voices, at } = measure(SHOW);
  expect(voices.map(({ speaker, role, lines, syllables }) => ({ speaker, role, lines, syllables }))).toEqual([
    { speaker: "窦", role: "dougen", lines: 3, syllables: 16 + 1 + 10 },
    { speaker: "彭", role: "penggen", lines: 2, syllables: 5 + 6 },
  ]);
  const [dou, peng] = voices;
  expect(dou!.syllableShare).toBeCloseTo(27 / 38);
  expect(dou!.syllableShare + peng!.syllableShare).toBeCloseTo(1);
  expect(dou!.timeShare + peng!.timeShare).toBeCloseTo(1);
  // Ten syllables at five a second.
  expect(dou!.spokenMs).toBeGreaterThan(27 * 200 - 50);
  expect(at(peng!.pos).textContent).toBe("一二三四五。");
});

test("jokes: one a line and joke, at the time they are said; the longest stretch without one", () => {
  const { punches, punchesPerMinute, drought, durationMs, bound, at } = measure(SHOW);
  expect(punches.map(({ joke, text }) => [joke, text])).toEqual([["a", "你"], ["b", "前半后半"], ["c", "再来"]]);
  const three = bound.timeline.clips.find(({ clip }) => clip.id === "three")!;
  expect(punches[1]!.tMs).toBe(three.startMs + three.clip.lines[0]!.startMs);
  expect(punches[2]!.tMs).toBeGreaterThan(punches[1]!.tMs + 1000);
  expect(punchesPerMinute).toBeCloseTo(3 / (durationMs / 60_000));
  expect(drought).toMatchObject({ startMs: punches[0]!.tMs, endMs: punches[1]!.tMs });
  expect(at(drought!.pos).textContent).toBe("你。");
});

test("a film without a joke is one stretch; an empty one has none", () => {
  const { drought, durationMs } = measure("# 垫话\n## 一 {#a}\n甲：一二三。\n");
  expect(drought).toMatchObject({ startMs: 0, endMs: durationMs });
  expect(measure("")).toMatchObject({ drought: null, punches: [], voices: [], toDos: [], facts: [] });
});

test("acts against their targets, each by its kind and its number among its kind", () => {
  const { acts, durationMs, at } = measure(SHOW);
  expect(acts.map(({ kind, title, targetMs }) => [kind, title, targetMs])).toEqual([["dianhua", "开头", 10_000], ["zhenghuo", "", 3000], ["zhenghuo", "", 60_000]]);
  expect(acts.reduce((sum, act) => sum + act.durationMs, 0)).toBeCloseTo(durationMs);
  expect(acts.map(({ pos }) => at(pos).type.name)).toEqual(["act", "act", "act"]);
  expect(actKeys(["zhenghuo", "di", "zhenghuo", "zhenghuo"])).toEqual(["正活", "底", "正活2", "正活3"]);
});

test("facts by verdict, the worst first, and to-dos among the notes, each with its place", () => {
  const { facts, toDos, at } = measure(SHOW);
  expect(facts.map(({ verdict, boxes }) => [verdict, boxes.map(({ text }) => text)])).toEqual([["contradicted", ["不对"]], ["supported", ["球"]]]);
  expect(at(facts[0]!.boxes[0]!.pos!).attrs["text"]).toBe("不对");
  expect(toDos.map(({ text, beatTitle }) => [text, beatTitle])).toEqual([["待办：找一个更好的开头", "一"], ["TODO second note", "三"]]);
  expect(toDos.map(({ pos, text }) => at(pos).textContent === text)).toEqual([true, true]);
});

test.each([
  ["90", 90], ["1:30", 90], ["１：３０", 90], ["1 分 30 秒", 90], ["2分钟", 120], ["2 min", 120], ["45s", 45], ["0:05.5", 5.5], ["1:02:03", 3723], ["1分30", 90], ["1'30\"", 90], ["1′30″", 90], ["1’30”", 90],
  ["一分半", 90], ["一分半钟", 90], ["两分", 120], ["两分半", 150], ["90秒", 90], ["九十秒", 90], ["九十", 90], ["1.5分", 90], ["1。5分", 90], ["一点五分", 90], ["1.1分", 66], ["半分钟", 30], ["半分", 30], ["三分二十", 200], ["两分零五秒", 125], ["十二分", 720], ["二十分钟", 1200],
  ["一百二十秒", 120], ["一百二秒", 120], ["一百零二秒", 102], ["〇", 0], ["一刻钟", 900], ["一个半小时", 5400], ["一小时十分", 4200], ["1 minute, 30 seconds", 90], ["1 minute and 5 secs", 65], ["1m30s", 90],
  ["", null], ["一会儿", null], ["1:75", null], ["9999999", null], ["分", null], ["半半分", null], ["一二分", null], ["十十秒", null], ["点五分", null], ["一点分", null], ["-90", null], ["1.2.3", null], ["1:2:3:4", null], ["constructor", null],
])("a typed length %j is %j seconds", (text, seconds) => {
  expect(typedSeconds(text)).toBe(seconds);
});
