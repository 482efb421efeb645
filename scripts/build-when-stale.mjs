import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const SOURCES = ["src", "assets/sounds", "package-lock.json", "scripts/build.mjs", "scripts/build-studio.mjs"];
/** The build's last file. */
const PRODUCT = "cli.js";

/**
 * Builds `dist/`, or what `build` is told to, when a source is newer than it. Costs a few ms when nothing is.
 *
 * @param {{ outDir?: string, stage?: string }} [options] as of `build`
 */
export async function buildWhenStale(options = {}) {
  const builtMs = changedMs(join(options.outDir ?? join(root, "dist"), PRODUCT));
  const sources = [...SOURCES.map((source) => join(root, source)), ...(options.stage === undefined ? [] : [dirname(options.stage)])];
  if (sources.every((source) => newestMs(source) <= builtMs)) return;
  await build(options);
}

function newestMs(path) {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (!entry?.isDirectory()) return entry?.mtimeMs ?? 0;
  // A folder's own time tells of files that went.
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestMs(join(path, name))), entry.mtimeMs);
}

function changedMs(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? -1;
}
