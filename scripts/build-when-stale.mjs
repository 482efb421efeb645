import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const SOURCES = ["src", "assets/sounds", "package-lock.json", "scripts/build.mjs", "scripts/build-studio.mjs"];
/** The build's last file. */
const PRODUCT = "dist/cli.js";

/** Builds `dist/` when a source is newer than it. Costs a few ms when nothing is. */
export async function buildWhenStale() {
  const builtMs = changedMs(join(root, PRODUCT));
  if (SOURCES.every((source) => newestMs(join(root, source)) <= builtMs)) return;
  await build();
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
