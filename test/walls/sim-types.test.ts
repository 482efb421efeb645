import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);

async function compile(project: string): Promise<string> {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  return run(process.execPath, [tsc, "-p", project, "--pretty", "false"]).then(() => "", ({ stdout }: { stdout: string }) => stdout);
}

test("src/sim compiles without the types of a browser or of Node", async () => {
  expect(await compile(join(root, "src", "sim"))).toBe("");
}, 240_000);

test("a browser or Node in src/sim would not compile", async () => {
  const dir = await mkdtemp(join(tmpdir(), "doupeng-sim-types-"));
  try {
    await writeFile(join(dir, "a.ts"), "export const a = document.title;\nexport const b = process.pid;\nexport const c = Math.hypot(3, 4);\n");
    await writeFile(join(dir, "tsconfig.json"), JSON.stringify({ extends: join(root, "src", "sim", "tsconfig.json"), include: ["a.ts"] }));
    const complaints = await compile(dir);
    expect(complaints).toContain("'document'");
    expect(complaints).toContain("'process'");
    expect(complaints).not.toContain("Math");
  } finally {
    await rm(dir, { recursive: true });
  }
}, 240_000);
