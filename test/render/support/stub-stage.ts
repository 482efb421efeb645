import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";
import { build } from "../../../scripts/build.mjs";

/** A folder that goes away when the file's tests are done. */
export function useFolder(): { readonly path: string } {
  const folder = { path: "" };
  beforeAll(async () => {
    folder.path = await mkdtemp(join(tmpdir(), "doupeng-test-"));
  });
  afterAll(() => rm(folder.path, { recursive: true, force: true }));
  return folder;
}

/** The tests' small stage, built. */
export function useStubStage(): { readonly directory: string } {
  return useBuiltStage(fileURLToPath(new URL("../stub/stage.tsx", import.meta.url)));
}

/** A stage built from `module`, the real one when left out; inside the checkout, where its programs find their packages. */
export function useBuiltStage(module?: string): { readonly directory: string } {
  const outDir = fileURLToPath(new URL(`../../../node_modules/.cache/doupeng/test-${randomUUID()}`, import.meta.url));
  beforeAll(() => build({ outDir, ...(module === undefined ? {} : { stage: module }) }).then(() => {}));
  afterAll(() => rm(outDir, { recursive: true, force: true }));
  return { directory: join(outDir, "stage") };
}
