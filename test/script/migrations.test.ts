import { describe, expect, test } from "vitest";
import { FORMAT_VERSION, migrations, parseScript, printScript } from "#script";
import { cursorAt, told } from "../support/script-states.ts";
import { setFrontMatter } from "#script";

/** For every step a script of its version, and what must be in the document afterwards. */
const samples: Readonly<Record<string, { readonly text: string; readonly attrs: Readonly<Record<string, unknown>> }>> = {
  "name-and-performers": {
    text: "---\n# 手稿\nname: 一碗粥\nperformers: [甲, 乙, 老王]\n灯光: 暗\n---\n# 垫话\n## 粥 {#porridge}\n甲：这碗粥\n",
    attrs: {
      title: "一碗粥",
      cast: [["甲", "dougen"], ["乙", "penggen"], ["老王", "narrator"]].map(([name, role]) => ({ name, role, syllablesPerSecond: null, voice: null })),
      extra: { 灯光: "暗" },
      version: FORMAT_VERSION,
    },
  },
};

test("there is a step from every version to the next", () => {
  expect(migrations.map((step) => step.from)).toEqual(Array.from({ length: FORMAT_VERSION }, (_, version) => version));
});

describe.each(migrations.map((step) => [step.name]))("%s", (name) => {
  const { text, attrs } = samples[name]!;
  const { doc, source, problems, readOnly } = parseScript(text);

  test("brings a script of its version to the next, and says so", () => {
    expect(doc.attrs).toMatchObject(attrs);
    expect(readOnly).toBe(false);
    expect(problems.map((problem) => problem.code)).toContain("older-version");
  });

  test("leaves the file alone until it is edited", () => {
    expect(printScript(doc, source)).toBe(text);
  });

  test("writes the new form with the first edit of the front matter, and keeps the rest", () => {
    const edited = printScript(told(cursorAt(doc, "这碗粥"), setFrontMatter({ title: "两碗粥" }))!.doc, source);
    expect(edited).toContain(`doupeng: ${FORMAT_VERSION}`);
    expect(edited).toContain("# 手稿");
    expect(edited.endsWith("---\n# 垫话\n## 粥 {#porridge}\n甲：这碗粥\n")).toBe(true);
    const again = parseScript(edited);
    expect(again.doc.attrs).toEqual({ ...doc.attrs, title: "两碗粥" });
    expect(again.problems.map((problem) => problem.code)).not.toContain("older-version");
  });
});

test("a newer version can be read, not saved, and stays as it is", () => {
  const text = "---\ndoupeng: 2\n新: 1\n---\n# 垫话\n## 粥 {#porridge}\n甲：这碗粥\n";
  const { doc, source, readOnly } = parseScript(text);
  expect(readOnly).toBe(true);
  expect(doc.attrs["version"]).toBe(2);
  expect(doc.textContent).toBe("这碗粥");
  expect(printScript(doc, source)).toBe(text);
});
