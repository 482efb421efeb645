import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { RenderFailure } from "./failure.ts";
import { diskProblem } from "./media/disk-space.ts";

/** `.doupeng-<pid>-<random>-<name>`: says whose it is, so that a later run can tell a dead process's from a living one's. */
const OWN = /^\.?doupeng-(\d+)-[0-9a-f]{8}(-|$)/u;

/** A name beside `file`, on the same disk, for what will be renamed to it. Keeps the ending: ffmpeg goes by it. */
export function temporaryBeside(file: string): string {
  return join(dirname(file), `.doupeng-${process.pid}-${randomBytes(4).toString("hex")}-${basename(file).slice(-40)}`);
}

/** A new folder of our own for a browser's profile and the like. */
export async function temporaryFolder(): Promise<string> {
  const folder = join(tmpdir(), `doupeng-${process.pid}-${randomBytes(4).toString("hex")}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Removes what dead processes of ours left in `folder`. */
export async function sweepTemporary(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const pid = Number(OWN.exec(name)?.[1]);
    if (pid > 0 && pid !== process.pid && !isAlive(pid)) await rm(join(folder, name), { recursive: true, force: true }).catch(() => {});
  }
}

/**
 * Lets `make` write under a temporary name, then makes it last: synced, renamed, its folder synced. On any error
 * nothing is left and what stood under `file` stays.
 *
 * @throws {RenderFailure} `disk-full`, `write-failed`, or what `make` throws
 */
export async function writeWhole<T>(file: string, make: (temporary: string) => Promise<T>): Promise<T> {
  const temporary = temporaryBeside(file);
  try {
    await mkdir(dirname(file), { recursive: true });
    const made = await make(temporary);
    const handle = await open(temporary, "r+");
    await handle.sync().finally(() => handle.close());
    await rename(temporary, file);
    await syncFolder(dirname(file));
    return made;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw await asProblem(error, file);
  }
}

/** Writes `bytes` to `file` in one piece. */
export async function writeFileWhole(file: string, bytes: string | Uint8Array): Promise<void> {
  const content = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
  await writeWhole(file, async (temporary) => {
    const handle = await open(temporary, "wx", 0o644);
    try {
      // A full disk may take a part and report no error until the next call.
      for (let at = 0; at < content.length; ) at += (await handle.write(content, at)).bytesWritten;
      if ((await handle.stat()).size !== content.length) throw Object.assign(new Error("short write"), { code: "ENOSPC" });
    } finally {
      await handle.close();
    }
  });
}

async function asProblem(error: unknown, file: string): Promise<unknown> {
  const code = (error as NodeJS.ErrnoException).code;
  const reason = error instanceof Error ? error.message : String(error);
  if (code === "ENOSPC" || code === "EDQUOT" || /No space left|disk quota/iu.test(reason)) return new RenderFailure(await diskProblem(file));
  if (code && ["EACCES", "EPERM", "EROFS", "EEXIST", "ENOTDIR", "EISDIR", "EIO", "ENAMETOOLONG"].includes(code))
    return new RenderFailure({ code: "write-failed", path: file, reason: code });
  return error;
}

async function syncFolder(folder: string): Promise<void> {
  // Windows does not open folders.
  const handle = await open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
