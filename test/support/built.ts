import { cp, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildWhenStale } from "../../scripts/build-when-stale.mjs";

export const repository = fileURLToPath(new URL("../..", import.meta.url));

/** The package as a user has it installed: the build and the command, no sources. */
export interface PackedPackage {
  /** scripts/doupeng.mjs of the package. */
  readonly command: string;
  readonly remove: () => Promise<void>;
}

/** Builds what is stale and lays out the package in a folder of its own. */
export async function packPackage(): Promise<PackedPackage> {
  await buildWhenStale();
  const root = await mkdtemp(join(tmpdir(), "doupeng-packed-"));
  await mkdir(join(root, "scripts"));
  await cp(join(repository, "dist"), join(root, "dist"), { recursive: true });
  for (const file of ["package.json", join("scripts", "doupeng.mjs")]) await cp(join(repository, file), join(root, file));
  await symlink(join(repository, "node_modules"), join(root, "node_modules"), "junction");
  return { command: join(root, "scripts", "doupeng.mjs"), remove: () => rm(root, { recursive: true, force: true }) };
}
