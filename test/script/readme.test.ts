import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ACT_WORDS, nodes, parseScript, printScript } from "#script";

const readme = readFileSync(new URL("../../src/script/README.md", import.meta.url), "utf8");

test("the example that opens the README is a script without a single problem", () => {
  const example = /````markdown\n([^]*?\n)````/.exec(readme)![1]!;
  const { doc, problems, source } = parseScript(example);
  expect(problems).toEqual([]);
  expect(printScript(doc, source)).toBe(example);
  expect(doc.child(0).child(0).attrs["scene"]).toEqual({ id: "porridge", params: { ricePercent: 8 }, seed: null });
  expect(doc.child(0).child(0).children.map((block) => block.type.name)).toEqual(["line", "line", "line", "fact_box", "note"]);
});

test("every row of the table of marks and cues is read as it is written", () => {
  const rows = [...readme.matchAll(/^\| (.*?) \|/gm)].map((row) => row[1]!).filter((cell) => /`[:$]/.test(cell));
  expect(rows).toHaveLength(11);
  for (const cell of rows)
    for (const [, sample] of cell.matchAll(/`([:$][^`]*)`/g)) {
      const { doc, problems } = parseScript(`# 垫话\n## 粥 {#a}\n甲：${sample}\n`);
      expect(problems.filter((problem) => problem.code !== "unpaired-joke")).toEqual([]);
      const line = doc.child(0).child(0).child(0);
      expect(line.type).toBe(nodes["line"]);
      expect(line.attrs["overlapMs"] > 0 || line.children.some((child) => !child.isText || child.marks.length > 0)).toBe(true);
    }
});

test("the README names every kind of act", () => {
  for (const [word] of Object.values(ACT_WORDS)) expect(readme).toContain(word!);
});
