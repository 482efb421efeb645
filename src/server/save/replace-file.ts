import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { codeOf } from "./node-disk.ts";
import type { Disk, Entry } from "./disk.ts";

/** Names of files on their way to another name; the process's number tells later whether it still lives. */
const OWN = /^\.doupeng-(\d+)-[0-9a-f]{8}-save$/u;

export interface Replacement {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Whose rights the new file takes on; null for a file that is not there yet. */
  readonly old: Entry | null;
  /** Called when the new bytes are safe and before the old ones lose their name. What it throws ends the save. */
  readonly beforeRename: () => Promise<void>;
  /** Called when the file has its new bytes, though not yet for good. */
  readonly onRenamed: () => void;
}

/**
 * Gives a file new bytes so that after a crash at any point it holds all of the old or all of the new ones: a new file
 * beside it is written whole, counted and synced, takes the name, and the folder is synced. When it returns, the bytes
 * are on the disk for good; when it throws, the file is as it was (or, if only the folder's sync failed, new but not
 * surely for good).
 *
 * @throws the file system's error, or `ENOSPC` when fewer bytes arrived than were written
 */
export async function replaceFile(disk: Disk, { path, bytes, old, beforeRename, onRenamed }: Replacement): Promise<void> {
  const folder = dirname(path);
  const temporary = temporaryIn(folder);
  await requireRoom(disk, folder, bytes.length);
  try {
    await writeNew(disk, temporary, bytes, old);
    await beforeRename();
    await disk.rename(temporary, path);
  } catch (error) {
    // What cannot be removed now is swept at the next start.
    await disk.unlink(temporary).catch(() => {});
    throw error;
  }
  onRenamed();
  await disk.syncFolder(folder);
}

/**
 * Writes a file under a name nobody has, for good.
 *
 * @throws `EEXIST` when the name is taken
 */
export async function createFile(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = temporaryIn(dirname(path));
  await requireRoom(disk, dirname(path), bytes.length);
  try {
    await writeNew(disk, temporary, bytes, null);
    await nameNew(disk, temporary, path);
  } catch (error) {
    await disk.unlink(temporary).catch(() => {});
    throw error;
  }
  await disk.syncFolder(dirname(path));
}

/**
 * Gives a finished file the name it is for.
 *
 * @throws `EEXIST` when the name is taken
 */
export async function nameNew(disk: Disk, temporary: string, path: string): Promise<void> {
  // Unlike a rename, a link never takes a name away from another file.
  if (await linkWorks(disk, temporary, path)) await disk.unlink(temporary).catch(() => {});
  else {
    if ((await disk.look(path)) !== null) throw Object.assign(new Error(`${path} exists`), { code: "EEXIST", path });
    await disk.rename(temporary, path);
  }
}

/** Some file systems (FAT) have no second names: false. */
export async function linkWorks(disk: Disk, path: string, second: string): Promise<boolean> {
  try {
    await disk.link(path, second);
    return true;
  } catch (error) {
    if (["ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EPERM", "EMLINK", "EXDEV"].includes(codeOf(error) ?? "")) return false;
    throw error;
  }
}

/** Removes what dead processes left half-way in `folder`. Never throws: nothing depends on it. */
export async function sweepUnfinished(disk: Disk, folder: string, isAlive: (pid: number) => boolean): Promise<void> {
  for (const name of await disk.list(folder).catch(() => [])) {
    const pid = Number(OWN.exec(name)?.[1]);
    if (pid > 0 && !isAlive(pid)) await disk.unlink(join(folder, name)).catch(() => {});
  }
}

/** Whether a name in a show's folder is ours for the moment. */
export function isTemporaryName(path: string): boolean {
  return basename(path).startsWith(".doupeng-");
}

async function writeNew(disk: Disk, path: string, bytes: Uint8Array, like: Entry | null): Promise<void> {
  const file = await disk.create(path);
  let failure: unknown = null;
  try {
    for (let at = 0; at < bytes.length; ) {
      const taken = await file.write(bytes, at);
      if (taken === 0) throw tooShort(path);
      at += taken;
    }
    if (like) await file.become(like);
    if ((await file.size()) !== bytes.length) throw tooShort(path);
    // After a failed sync the system may forget the bytes and say yes to a second try: the file is given up instead.
    await file.sync();
  } catch (error) {
    failure = error;
  }
  await file.close().catch((error: unknown) => { failure ??= error; });
  if (failure !== null) throw failure;
}

/** @throws `ENOSPC` when there is no room for as many bytes */
export async function requireRoom(disk: Disk, folder: string, bytes: number): Promise<void> {
  const free = await disk.freeBytes(folder);
  if (free < bytes + SPARE_BYTES) throw tooShort(folder);
}

/** For the folder itself, and for what others write meanwhile. */
const SPARE_BYTES = 64 * 1024;

/** A name that nobody has, for a file on its way to another. */
export function temporaryIn(folder: string): string {
  return join(folder, `.doupeng-${process.pid}-${randomBytes(4).toString("hex")}-save`);
}

function tooShort(path: string): Error {
  return Object.assign(new Error(`no space left for ${path}`), { code: "ENOSPC", path });
}
