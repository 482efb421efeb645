import { expect, test } from "vitest";
import { parseScript } from "#script";
import { bindShow } from "#show";
import { catalogue } from "#stage";
import { spokenLines } from "../../src/studio/rehearsal/spoken-lines.ts";

test("the prompter has the script's lines with their punctuation, and says where a beat begins", () => {
  const script = parseScript("# 垫话\n## 舍粥 {#one}\n甲：这碗粥，筷子:cue[插]一插，立得住。\n甲：真的？\n## 走 {#two}\n甲：走吧，您。\n");
  const lines = spokenLines(bindShow({ script, catalogue, takes: [] }).timeline);
  expect(lines.map(({ text, beat }) => [beat?.title ?? null, text])).toEqual([["舍粥", "这碗粥，筷子一插，立得住。"], [null, "真的？"], ["走", "走吧，您。"]]);
  expect(lines.map(({ startMs }) => startMs)).toEqual(lines.map(({ startMs }) => startMs).toSorted((a, b) => a - b));
});
