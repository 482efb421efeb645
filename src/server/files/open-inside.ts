import { constants } from "node:fs";
import { lstat, open, realpath, type FileHandle } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/**
 * Opens a file for reading only if it truly lies in `root`: no part of its path below `root` is a link, also when somebody
 * swaps one in while we look.
 *
 * @param root absolute, without links
 * @param name path inside, with `/`
 * @returns null when there is no such file
 */
export async function openInside(root: string, name: string): Promise<FileHandle | null> {
  const path = join(root, ...name.split("/"));
  if (relative(root, path).startsWith("..")) return null;
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)).catch(() => null);
  if (handle === null) return null;
  try {
    const [opened, real] = await Promise.all([handle.stat({ bigint: true }), realpath(path)]);
    // The file at the one true path inside is the one that is open.
    const there = await lstat(path, { bigint: true });
    if (real === path && real.startsWith(root + sep) && opened.isFile() && there.isFile() && there.ino === opened.ino && there.dev === opened.dev) return handle;
  } catch {
    // Gone meanwhile.
  }
  await handle.close();
  return null;
}
