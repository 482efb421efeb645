import { expect, test } from "vitest";
import { parseScript } from "#script";
import { bindShow, describeProblem } from "#show";
import { quantities } from "#sim";
import { catalogue, clipOf, endOf, take } from "./builders.ts";

const bindText = (text: string, takes: Parameters<typeof bindShow>[0]["takes"] = []) => bindShow({ script: parseScript(text), catalogue: { ...catalogue, quantities }, takes });

const SCRIPT = `---
doupeng: 1
title: 一碗粥里的大模型
cast:
  甲: { role: dougen, syllablesPerSecond: 5 }
  乙: { role: penggen }
---
# 垫话
## 粥 {#porridge}
\`\`\`scene porridge
solidsFraction: 0.12
\`\`\`
甲：这碗粥，筷子得:stress[立]得住。
乙：:cue[慢慢歪倒]{do=fall tilt=20}立不住呢？
甲：:pause[0.6s]那可就有人站不住了。
\`\`\`fact
text: 同样的体积，球的表面积最小。
claim: 0.05..0.15 1/um
quantity: geometry.surfaceToVolume
with: { shape: sphere, diameterUm: [40, 120] }
source: 几何
\`\`\`
> 这里还缺一段髓鞘
`;

test("the script of the design, from the text on", () => {
  const show = bindText(SCRIPT);
  expect(show.problems).toEqual([]);
  expect(show.facts).toMatchObject([{ line: 16, verdict: "supported" }]);
  const { scene, lines } = clipOf(show, "porridge");
  expect(scene).toMatchObject({ params: { solidsFraction: 0.12 }, events: [{ tMs: lines[1]!.startMs, action: "fall", args: { tilt: 20 } }] });
  expect(lines[2]!.startMs - endOf(lines[1]!)).toBeGreaterThan(600);
  expect(lines.map(({ text }) => text)).toEqual(["这碗粥，筷子得立得住。", "立不住呢？", "那可就有人站不住了。"]);
});

test("problems stand at their lines, and the script's own among them name their beat", () => {
  const show = bindText(SCRIPT.replace("do=fall", "do=fal").replace("甲：:pause", "丙：:pause").replace("0.05..0.15", "0.01..0.03"));
  expect(show.problems.map(({ code, line, beatId, severity }) => [code, line, beatId, severity])).toEqual([
    ["unknown-action", 14, "porridge", "error"], ["unknown-speaker", 15, "porridge", "error"], ["contradicted-fact", 16, "porridge", "error"],
  ]);
  expect(describeProblem(show.problems[2]!, "zh")).toContain("0.05–0.15 1/μm");
});

test("a take is found by what the line says, whatever stands in the line", () => {
  const show = bindText(SCRIPT, [take("porridge", "立不住呢？", { speaker: "乙", durationMs: 1234 })]);
  expect(clipOf(show, "porridge").lines[1]).toMatchObject({ durationMs: 1234, take: { file: "takes/porridge.opus" } });
});

// Claims of popular texts: what these families can judge, and the value that is right.
test.each([
  ["adipocytes of 40–120 µm have S/V 0.01–0.03 /µm", "0.01..0.03 1/um", "geometry.surfaceToVolume", { shape: "sphere", diameterUm: [40, 120] }, "0.05–0.15 1/μm"],
  ["a pyramidal soma has 3–5 /µm", "3..5 1/um", "geometry.surfaceToVolume", { shape: "sphere", diameterUm: [15, 30] }, "0.2–0.4 1/μm"],
  ["a granule cell's soma has 8–10 /µm", "8..10 1/um", "geometry.surfaceToVolume", { shape: "sphere", diameterUm: [5, 8] }, "0.75–1.2 1/μm"],
])("%s", (_, claim, quantity, input, right) => {
  const show = bindText(SCRIPT.replace(/claim: .*/, `claim: ${claim}`).replace(/quantity: .*/, `quantity: ${quantity}`).replace(/with: .*/, `with: ${JSON.stringify(input)}`));
  expect(show.facts[0]).toMatchObject({ verdict: "contradicted", computed: right });
  expect(describeProblem(show.problems[0]!, "en")).toContain(right);
});

test("a character that no font of ours has is named at its line; a formula's signs are KaTeX's own business", () => {
  const show = bindText(SCRIPT.replace("这碗粥，筷子", "这碗🍚，$\\oiint$筷子"));
  expect(show.problems.map(({ code, line, severity }) => [code, line, severity])).toEqual([["missing-glyphs", 13, "warning"]]);
  expect(describeProblem(show.problems[0]!, "zh")).toContain("🍚");
});
