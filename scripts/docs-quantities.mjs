// `npm run docs:quantities`: writes src/sim/QUANTITIES.md, the catalogue of quantities, from the simulation itself.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { quantitiesPage } from "./docs/quantities-page.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "node_modules/.cache/doupeng/docs");
await mkdir(folder, { recursive: true });
await build({
  entryPoints: [join(root, "src/sim/index.ts")],
  outfile: join(folder, "sim.mjs"),
  bundle: true,
  platform: "neutral",
  packages: "external",
  format: "esm",
  logLevel: "error",
});
const { quantities, encodeJson } = await import(pathToFileURL(join(folder, "sim.mjs")).href);
const page = join(root, "src/sim/QUANTITIES.md");
await writeFile(page, quantitiesPage(quantities, encodeJson));
console.log(`${page}: ${quantities.size}`);
