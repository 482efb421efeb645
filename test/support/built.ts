import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildWhenStale } from "../../scripts/build-when-stale.mjs";

export const repository = fileURLToPath(new URL("../..", import.meta.url));

/** The command as a user runs it. Call `build` first. */
export const command = join(repository, "scripts", "doupeng.mjs");

/** Builds `dist/` when a source is newer; for `beforeAll`. */
export async function built(): Promise<void> {
  await buildWhenStale();
}
