import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { RenderFailure } from "../failure.ts";

/** What Doupeng writes into and clears out by itself in a show. */
const OWN = [".doupeng", ".doupeng/segments", ".doupeng/sound", ".history"] as const;

/**
 * A show may come from anywhere, and with it a link that would have us write, and remove, somewhere else.
 *
 * @param folders inside the show, with `/`
 * @throws {RenderFailure} `linked-folder`
 */
export async function requireUnlinked(dir: string, folders: readonly string[] = OWN): Promise<void> {
  for (const folder of folders)
    if ((await lstat(join(dir, ...folder.split("/"))).catch(() => null))?.isSymbolicLink()) throw new RenderFailure({ code: "linked-folder", folder });
}
