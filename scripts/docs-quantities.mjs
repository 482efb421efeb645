// `npm run docs:quantities`: writes src/sim/QUANTITIES.md, the catalogue of quantities, from the simulation itself.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { importSource } from "./bundle.mjs";
import { quantitiesPage } from "./docs/quantities-page.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { quantities, encodeJson } = await importSource("src/sim/index.ts");
const page = join(root, "src/sim/QUANTITIES.md");
await writeFile(page, quantitiesPage(quantities, encodeJson));
console.log(`${page}: ${quantities.size}`);
