import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of Doupeng's package.json: two floors above in a checkout, one above in the packed program. */
export const packageRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Doupeng's own version. */
export const toolVersion: string = (JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as { version: string }).version;

function findRoot(from: string): string {
  const file = join(from, "package.json");
  if (existsSync(file) && (JSON.parse(readFileSync(file, "utf8")) as { name?: string }).name === "doupeng") return from;
  const above = dirname(from);
  if (above === from) throw new Error("Doupeng's package.json is missing: install it again");
  return findRoot(above);
}
