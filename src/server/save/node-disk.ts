import { constants, type BigIntStats } from "node:fs";
import { access, link, lstat, mkdir, open, readdir, rename, statfs, unlink, type FileHandle } from "node:fs/promises";
import type { Disk, Entry, NewFile } from "./disk.ts";

const isWindows = process.platform === "win32";
/** What a system without it answers to a request to sync a folder. */
const NO_FOLDER_SYNC: ReadonlySet<string | undefined> = new Set(["EINVAL", "ENOTSUP", "ENOSYS", ...(isWindows ? ["EPERM", "EISDIR", "EACCES", "EBADF"] : [])]);

/** The real file system. */
export const nodeDisk: Disk = {
  create: async (path) => newFile(await open(path, "wx", 0o600)),
  read,
  look: async (path) => {
    try {
      return entryOf(await lstat(path, { bigint: true }));
    } catch (error) {
      if (codeOf(error) === "ENOENT") return null;
      throw error;
    }
  },
  canWrite: (path) => access(path, constants.W_OK).then(() => true, () => false),
  link,
  rename,
  unlink,
  list: async (folder) => {
    try {
      return await readdir(folder);
    } catch (error) {
      if (codeOf(error) === "ENOENT") return [];
      throw error;
    }
  },
  // Not the folder it lies in as well: that may have been moved away.
  makeFolder: async (folder) => { await mkdir(folder).catch((error: unknown) => { if (codeOf(error) !== "EEXIST") throw error; }); },
  syncFolder,
  freeBytes: async (folder) => {
    const { bavail, bsize, blocks } = await statfs(folder).catch(() => ({ bavail: 0, bsize: 0, blocks: 0 }));
    return blocks === 0 ? Infinity : bavail * bsize;
  },
};

async function read(path: string, limit: number): Promise<Buffer> {
  // Not through a link, and not waiting for the other end of a pipe.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const { size } = await handle.stat();
    if (size > limit) throw Object.assign(new Error(`${path}: ${size} bytes`), { code: "EFBIG", path });
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, "r");
    await handle.sync();
  } catch (error) {
    if (!NO_FOLDER_SYNC.has(codeOf(error))) throw error;
  } finally {
    await handle?.close();
  }
}

function newFile(handle: FileHandle): NewFile {
  return {
    write: async (bytes, at) => (await handle.write(bytes, at, bytes.length - at, at)).bytesWritten,
    size: async () => (await handle.stat()).size,
    become: async ({ mode, uid, gid }) => {
      if (isWindows) return;
      const own = await handle.stat();
      // Only root may give a file away; for others it keeps its writer.
      if (own.uid !== uid || own.gid !== gid) await handle.chown(uid, gid).catch(() => {});
      await handle.chmod(mode & 0o777);
    },
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

function entryOf(stats: BigIntStats): Entry {
  const kind = stats.isFile() ? "file" : stats.isSymbolicLink() ? "link" : stats.isDirectory() ? "folder" : "other";
  const { size, mode, uid, gid, mtimeMs, ino, mtimeNs, ctimeNs } = stats;
  return { kind, bytes: Number(size), mode: Number(mode), uid: Number(uid), gid: Number(gid), changedMs: Number(mtimeMs), mark: [ino, size, mtimeNs, ctimeNs].join(" ") };
}

export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | null)?.code;
}
