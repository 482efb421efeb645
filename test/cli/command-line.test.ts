import { describe, expect, test } from "vitest";
import { commands } from "../../src/cli/index.ts";
import { clean, cleanJson } from "../../src/cli/clean.ts";
import { languageOf } from "../../src/cli/language.ts";
import { runCli } from "../support/run-cli.ts";

describe("used wrongly", () => {
  test.each([
    [["smi"], "是不是 sim？"],
    [["chek", "x"], "是不是 check？"],
    [["sim", "--lst"], "是不是 --list？"],
    [["qqqqqqqq"], "有：new"],
    [["check"], "缺少 SHOW"],
    [["scenes", "a", "b"], "多给了参数"],
    [["sim", "--in"], "--in"],
    [["scenes", "porrige"], "是不是 porridge？"],
    [["sim", "--lang", "fr"], "zh 或 en"],
  ])("%j ends with 2 and says what to do", async (words, sentence) => {
    const run = await runCli(words);
    expect(run.exitCode).toBe(2);
    expect(run.err).toContain(sentence);
    expect(run.err).toContain("--help");
    expect(run.out).toBe("");
  });

  test("says it in English too, and as JSON for a machine", async () => {
    const english = await runCli(["smi"], { language: "en" });
    expect(english.err).toContain("did you mean sim?");
    const machine = await runCli(["smi", "--json"], { language: "en" });
    expect(machine.json()).toEqual([{ error: expect.stringContaining("smi") as string }]);
  });
});

describe("help", () => {
  test.each(commands.map(({ name }) => name))("%s --help explains itself with an example, in both languages", async (name) => {
    const zh = await runCli([name, "--help"]);
    const en = await runCli([name, "--help"], { language: "en" });
    expect(zh.exitCode).toBe(0);
    expect(zh.out).toContain(`doupeng ${name}`);
    expect(zh.out).toContain("例子：");
    expect(zh.out).toContain("--json");
    expect(en.out).toContain("Examples:");
    expect(en.out).not.toMatch(/[\u4e00-\u9fff]{4}/u);
  });

  test("no words at all show the commands", async () => {
    const { exitCode, out } = await runCli([]);
    expect(exitCode).toBe(0);
    for (const { name } of commands) expect(out).toContain(`  ${name} `);
  });
});

describe("language", () => {
  test.each([
    [{}, "zh"],
    [{ LANG: "zh_CN.UTF-8" }, "zh"],
    [{ LANG: "en_US.UTF-8" }, "en"],
    [{ LANG: "de_DE.UTF-8" }, "en"],
    [{ LANG: "C.UTF-8" }, "zh"],
    [{ LANG: "zh_CN", LC_ALL: "en_GB" }, "en"],
  ])("%j → %s", (env, language) => { expect(languageOf(env)).toBe(language); });
});

describe("text of others in a terminal", () => {
  test("loses what a terminal obeys", () => {
    expect(clean("a\u001b[31mred\u0007\u009b2J\tb\nc")).toBe("a[31mred2J\tb\nc");
  });

  test("shows what reorders text", () => {
    expect(clean("甲\u202e乙")).toBe("甲‹U+202E›乙");
  });

  test("JSON is escaped and reads back the same", () => {
    const value = { text: "\u009b\u202e\u001b甲" };
    expect(cleanJson(value)).not.toMatch(/[\u001b\u009b\u202e]/u);
    expect(JSON.parse(cleanJson(value))).toEqual(value);
  });
});
