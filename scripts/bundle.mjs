import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { programBundle } from "./config/esbuild.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * TypeScript of ours as a program that Node runs as fast as the built one. Its packages stay where they are.
 *
 * @param {string} entry from the repository's top
 * @returns {Promise<string>} the program's path, under node_modules/.cache/doupeng/programs
 */
export async function bundle(entry) {
  const outfile = join(root, "node_modules/.cache/doupeng/programs", entry.replace(/\.\w+$/u, ".mjs"));
  await build({
    ...programBundle,
    entryPoints: [entry],
    outfile,
    // Files beside a source are found from there.
    define: { "import.meta.url": JSON.stringify(pathToFileURL(join(root, entry)).href) },
    logLevel: "error",
  });
  return outfile;
}

/** @param {string} entry from the repository's top */
export async function importSource(entry) {
  return import(pathToFileURL(await bundle(entry)).href);
}
