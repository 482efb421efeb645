import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { defineQuantity, encodeJson, quantities, type Quantity } from "#sim";
import { quantitiesPage } from "../../scripts/docs/quantities-page.mjs";

const page = quantitiesPage(quantities, encodeJson);

test("the committed page of quantities is up to date", async () => {
  const committed = await readFile(fileURLToPath(new URL("../../src/sim/QUANTITIES.md", import.meta.url)), "utf8");
  expect(committed === page, "src/sim/QUANTITIES.md is stale: npm run docs:quantities").toBe(true);
});

test("every quantity has its section, every family its place in the contents", () => {
  for (const name of quantities.keys()) {
    expect(page.includes(`\n### \`${name}\`\n`), name).toBe(true);
    const [family] = name.split(".");
    const inContents = new RegExp(`^- \\[.+ · .+\\]\\(#${family}\\) \\(\\d+\\)$`, "mu").test(page);
    expect(inContents, `${family} has no name in scripts/docs/quantities-page.mjs`).toBe(true);
  }
});

test("a section tells inputs with range, default and unit, the output, the source, and the example computed", () => {
  const twice = defineQuantity({
    name: "sums.twice",
    title: { zh: "两倍", en: "Twice" },
    input: z.strictObject({
      lengthUm: z.number().min(1e-7).max(1e9).meta({ label: { zh: "长", en: "Length" }, unit: "um" }),
      times: z.int().min(1).max(9).default(2).meta({ label: { zh: "几倍", en: "Times" }, unit: "1" }),
      way: z.enum(["a", "b"]).optional().meta({ label: { zh: "甲|乙", en: "Way" }, unit: "1" }),
    }),
    output: z.strictObject({ lengthUm: z.number(), list: z.array(z.number()) }),
    unit: { lengthUm: "um", list: "1" },
    source: "arithmetic",
    example: { lengthUm: 2 / 3, times: 2 },
    compute: ({ lengthUm, times }) => ({ lengthUm: lengthUm * times, list: [1, Math.PI] }),
  });
  const text = quantitiesPage(new Map([["sums.twice", twice as unknown as Quantity]]), encodeJson);
  expect(text).toContain("两倍\\\nTwice");
  expect(text).toContain("| `lengthUm` | 长<br>Length | um | 1e-7…1e9 |  |");
  expect(text).toContain("| `times` | 几倍<br>Times |  | 1…9 (整数 whole) | `2` |");
  expect(text).toContain("| `way` | 甲\\|乙<br>Way |  | a, b | 可不给 optional |");
  expect(text).toContain("- 输出 output: `lengthUm` um, `list`\n");
  expect(text).toContain("- 出处 source: arithmetic\n");
  expect(text).toContain('→ `{"lengthUm":1.33333,"list":[1,3.14159]}`');
});

test("every input field of every quantity has a name in both languages", () => {
  for (const { name, input } of quantities.values()) {
    const { properties = {} } = z.toJSONSchema(input, { io: "input" });
    for (const [field, schema] of Object.entries(properties)) {
      const { label } = schema as { label?: { zh: string; en: string } };
      expect(label?.zh && label.en, `${name} ${field}`).toBeTruthy();
    }
  }
});
