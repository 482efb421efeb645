import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Scene } from "#scenes";
import { repository } from "../support/built.ts";

const run = promisify(execFile);
let root: string;

/** A copy of the repository that may be written to. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "doupeng-new-scene-"));
  await mkdir(join(root, "src"));
  for (const layer of ["sim", "look", "scenes"]) await cp(join(repository, "src", layer), join(root, "src", layer), { recursive: true });
  for (const shared of ["package.json", "tsconfig.json", "node_modules"]) await symlink(join(repository, shared), join(root, shared));
});
afterAll(async () => { await rm(root, { recursive: true, force: true }); });

function newScene(...words: readonly string[]): Promise<{ code: number; err: string }> {
  return run(process.execPath, [join(repository, "scripts", "new-scene.mjs"), ...words, "--root", root])
    .then(() => ({ code: 0, err: "" }), ({ code, stderr }: { code: number; stderr: string }) => ({ code, err: stderr }));
}

test("writes a folder and one line; the scene compiles, simulates and stands in its place", async () => {
  const listFile = join(root, "src", "scenes", "index.ts");
  const before = (await readFile(listFile, "utf8")).split("\n");
  expect(await newScene("heat-bath")).toEqual({ code: 0, err: "" });

  expect((await readdir(join(root, "src", "scenes", "heat-bath"))).sort()).toEqual(["index.ts", "paint.ts", "params.ts", "simulate.ts"]);
  const after = (await readFile(listFile, "utf8")).split("\n");
  const added = after.filter((line) => !before.includes(line));
  expect(added.filter((line) => line.startsWith("import"))).toEqual([`import { heatBath } from "./heat-bath/index.ts";`]);
  expect(before.filter((line) => line.startsWith("import") && !after.includes(line))).toEqual([]);

  const tsc = join(repository, "node_modules", "typescript", "bin", "tsc");
  const project = join(root, "tsconfig.scenes.json");
  await writeFile(project, JSON.stringify({ extends: "./tsconfig.json", include: ["src/scenes"] }));
  const complaints = await run(process.execPath, [tsc, "-p", project, "--pretty", "false"], { cwd: root }).then(() => "", ({ stdout }: { stdout: string }) => stdout);
  expect(complaints).toBe("");

  const { outputFiles } = await build({ entryPoints: [listFile], bundle: true, write: false, format: "esm", platform: "node", packages: "external", jsx: "automatic", absWorkingDir: root, outfile: join(root, "scenes.mjs") });
  const file = join(root, "scenes.mjs");
  await writeFile(file, outputFiles[0]!.contents);
  const { scenes } = await import(/* @vite-ignore */ file) as { scenes: ReadonlyMap<string, Scene> };
  expect([...scenes.keys()]).toEqual([...scenes.keys()].sort());
  const scene = scenes.get("heat-bath")!;
  const params = scene.params.parse({});
  const push = { tMs: 1000, action: "push", args: scene.actions["push"]!.args.parse({}) };
  expect(scene.simulate(params, 1, [push])(1500)).not.toEqual(scene.simulate(params, 1, [])(1500));
}, 120_000);

test.each([
  ["Heat", "heat-bath"],
  ["热", "heat-bath"],
  ["../evil", "heat-bath"],
  ["porridge", "src/scenes/porridge"],
  ["class", "class"],
  ["formula", "formula"],
])("refuses %s and writes nothing", async (name, said) => {
  const list = await readFile(join(root, "src", "scenes", "index.ts"), "utf8");
  const folders = await readdir(join(root, "src", "scenes"));
  const { code, err } = await newScene(name);
  expect(code).toBe(2);
  expect(err).toContain(said);
  expect(await readFile(join(root, "src", "scenes", "index.ts"), "utf8")).toBe(list);
  expect(await readdir(join(root, "src", "scenes"))).toEqual(folders);
});

test("says how it is used", async () => {
  expect(await newScene()).toMatchObject({ code: 2 });
  expect(await newScene("a", "b")).toMatchObject({ code: 2 });
});
