import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { failed } from "./trouble.ts";
import type { Io } from "./io.ts";

const LIMIT_BYTES = 64 * 1024 * 1024;

/** The text of a file, or of standard input for `-`. @throws Trouble when it is missing, too large or not UTF-8 */
export async function readText(path: string, io: Io): Promise<string> {
  if (path === "-") return io.readStdin();
  const file = resolve(io.cwd, path);
  const { size } = await stat(file);
  if (size > LIMIT_BYTES)
    throw failed({ zh: `${path} 有 ${megabytes(size)} MB，最多读 64 MB：请分成几个文件。`, en: `${path} has ${megabytes(size)} MB, at most 64 MB are read: split it.` });
  const bytes = await readFile(file);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw failed({ zh: `${path} 不是 UTF-8 文本：请另存为 UTF-8。`, en: `${path} is not UTF-8 text: save it as UTF-8.` });
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0);
}
