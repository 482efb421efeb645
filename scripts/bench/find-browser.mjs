import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The browser that the tests and the renderer use. */
export async function findBrowser() {
  const outfile = join(root, "node_modules/.cache/doupeng/bench/find-browser.mjs");
  await build({ entryPoints: [join(root, "src/render/browser/find-browser.ts")], outfile, bundle: true, platform: "node", format: "esm", packages: "external", logLevel: "error" });
  const found = await (await import(pathToFileURL(outfile).href)).findBrowser();
  if ("problem" in found) throw new Error("No browser: run npm run setup.");
  return found.executablePath;
}
