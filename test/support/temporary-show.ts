import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder that goes away at the end: `await using dir = await temporaryFolder()`. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
}

/** @param files by path inside the folder */
export async function temporaryFolder(files: Readonly<Record<string, string>> = {}): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), "doupeng-test-"));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, file)), { recursive: true });
    await writeFile(join(path, file), text);
  }
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

const HEAD = "---\ndoupeng: 1\ntitle: 试\ncast:\n  甲: { role: dougen }\n  乙: { role: penggen }\n---\n\n";

/** The text of a show of one act, around the given beats. */
export function showText(beats: string): string {
  return `${HEAD}# 正活：试\n\n${beats}\n`;
}
