import { existsSync, readdirSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from "dependency-cruiser";
import extractTsConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { expect, test } from "vitest";
import { layers } from "../../scripts/config/layers.mjs";
import walls from "../../scripts/config/dependency-cruiser.config.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folders = readdirSync(join(root, "src"), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

test("the table and src/ name the same layers", () => {
  expect(folders.sort()).toEqual(Object.keys(layers).sort());
});

test.each(folders)("src/%s has a README and a door", (layer) => {
  expect(existsSync(join(root, "src", layer, "README.md"))).toBe(true);
  expect(existsSync(join(root, "src", layer, "index.ts"))).toBe(true);
});

test("no import crosses a wall", { timeout: 120_000 }, async () => {
  expect(await violations(root)).toEqual([]);
});

const PLANTED: readonly (readonly [rule: string, file: string, text: string])[] = [
  ["sim-layers", "src/sim/a.ts", `import { light } from "#look"; export const a = light;`],
  ["sim-no-node", "src/sim/b.ts", `import { readFile } from "node:fs/promises"; export const b = readFile;`],
  ["sim-packages", "src/sim/c.ts", `import type { ReactNode } from "react"; export type C = ReactNode;`],
  ["look-packages", "src/look/a.ts", `import { z } from "zod"; export const a = z;`],
  ["script-packages", "src/script/a.ts", `import { Fragment } from "react"; export const a = Fragment;`],
  ["show-sees-scene-types-only", "src/show/a.ts", `import { scenes } from "#scenes"; export const a = scenes;`],
  ["no-scene-imports-scene", "src/scenes/one/a.ts", `import { b } from "../two/b.ts"; export const a = b;`],
  ["stage-layers", "src/stage/a.ts", `import { a } from "../render/index.ts"; export const b = a;`],
  ["cli-layers", "src/cli/a.ts", `import { light } from "../look/inner.ts"; export const b = light;`],
  ["no-cycle", "src/look/b.ts", `import { c } from "./c.ts"; export const b = c;`],
  ["not-from-dev-dependencies", "src/render/a.ts", `import { test } from "vitest"; export const a = test;`],
];

const INNOCENT = {
  "src/look/index.ts": `export { light } from "./inner.ts";`,
  "src/look/inner.ts": `export const light = 1;`,
  "src/look/c.ts": `import { b } from "./b.ts"; export const c = () => b;`,
  "src/scenes/index.ts": `import { light } from "#look"; export const scenes = light;`,
  "src/scenes/two/b.ts": `import { z } from "zod"; export const b = z;`,
  "src/render/index.ts": `import { readFile } from "node:fs"; export const a = readFile;`,
};

test("every planted import that crosses a wall is found, and nothing else is", async () => {
  const dir = await mkdtemp(join(tmpdir(), "doupeng-walls-"));
  try {
    for (const [path, text] of [...Object.entries(INNOCENT), ...PLANTED.map(([, file, words]) => [file, words] as const)]) {
      await mkdir(dirname(join(dir, path)), { recursive: true });
      await writeFile(join(dir, path), text);
    }
    for (const shared of ["package.json", "tsconfig.json", "node_modules"]) await symlink(join(root, shared), join(dir, shared));
    const found = await violations(dir);
    for (const [rule, file] of PLANTED) expect(found).toContainEqual(expect.stringContaining(`${rule}: ${file} → `));
    for (const file of Object.keys(INNOCENT)) if (file !== "src/look/c.ts") expect(found.join("\n")).not.toContain(`: ${file} → `);
  } finally {
    await rm(dir, { recursive: true });
  }
}, 240_000);

/** Every import that breaks a rule: `rule: from → to`. */
async function violations(baseDir: string): Promise<readonly string[]> {
  const { forbidden, options } = walls;
  const { output } = await cruise(
    ["src"],
    { ...options, baseDir, validate: true, ruleSet: { forbidden } as unknown as IFlattenedRuleSet },
    undefined,
    { tsConfig: extractTsConfig(join(baseDir, "tsconfig.json")) },
  );
  const { summary } = output as ICruiseResult;
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}
