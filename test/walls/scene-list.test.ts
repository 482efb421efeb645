import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { scenes } from "#scenes";

const scenesDir = fileURLToPath(new URL("../../src/scenes/", import.meta.url));
const folders = readdirSync(scenesDir, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

test("folder name = scene id = place in the list, alphabetical", () => {
  expect([...scenes.keys()]).toEqual(folders.sort());
});

test("each scene is imported from its own folder, one line each", () => {
  const list = readFileSync(`${scenesDir}index.ts`, "utf8");
  for (const id of scenes.keys()) expect(list.match(new RegExp(`from "\\./${id}/`, "gu")), id).toHaveLength(1);
});
