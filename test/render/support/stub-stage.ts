import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, parse } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";
import { buildWhenStale } from "../../../scripts/build-when-stale.mjs";
import { repository } from "../../support/built.ts";

/** A folder that goes away when the file's tests are done. */
export function useFolder(): { readonly path: string } {
  const folder = { path: "" };
  beforeAll(async () => {
    folder.path = await mkdtemp(join(tmpdir(), "doupeng-test-"));
  });
  afterAll(() => rm(folder.path, { recursive: true, force: true }));
  return folder;
}

/** The tests' small stage. */
export function useStubStage(): { readonly directory: string } {
  return useStage(new URL("../stub/stage.tsx", import.meta.url));
}

/** The real stage, as it is built for users. */
export function useBuiltStage(): { readonly directory: string } {
  beforeAll(() => buildWhenStale());
  return { directory: join(repository, "dist", "stage") };
}

/** A stage whose #stage is another module; inside the checkout, where its programs find their packages, and kept for the next file. */
export function useStage(module: URL): { readonly directory: string } {
  const stage = fileURLToPath(module);
  const outDir = join(repository, "node_modules", ".cache", "doupeng", `test-${parse(stage).name}`);
  beforeAll(() => buildWhenStale({ outDir, stage }));
  return { directory: join(outDir, "stage") };
}
