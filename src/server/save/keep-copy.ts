import { join } from "node:path";
import type { Disk } from "./disk.ts";
import { codeOf } from "./node-disk.ts";
import { createFile } from "./replace-file.ts";

/**
 * Keeps bytes in a folder under `<before><local time><after>`; the same bytes are not kept twice.
 *
 * @returns the file's name
 */
export async function keepCopy(disk: Disk, folder: string, before: string, after: string, bytes: Uint8Array, nowMs: number): Promise<string> {
  const there = await findSame(disk, folder, before, bytes);
  if (there !== null) return there;
  for (let number = 1; ; number++) {
    const name = `${before}${stampOf(nowMs)}${number === 1 ? "" : `-${number}`}${after}`;
    try {
      await createFile(disk, join(folder, name), bytes);
      return name;
    } catch (error) {
      if (codeOf(error) !== "EEXIST" || number === 1000) throw error;
    }
  }
}

async function findSame(disk: Disk, folder: string, before: string, bytes: Uint8Array): Promise<string | null> {
  for (const name of await disk.list(folder)) {
    if (!name.startsWith(before)) continue;
    const path = join(folder, name);
    const entry = await disk.look(path);
    if (entry?.kind === "file" && entry.bytes === bytes.length && (await disk.read(path, bytes.length)).equals(bytes)) return name;
  }
  return null;
}

/** As a person on this machine would write it: 20261122-093015. */
function stampOf(nowMs: number): string {
  const now = new Date(nowMs);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}
