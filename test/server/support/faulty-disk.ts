import type { Disk, NewFile } from "../../../src/server/save/disk.ts";
import { nodeDisk } from "../../../src/server/save/node-disk.ts";

/** The faults a file system can answer with; `short`: it takes fewer bytes than it was given, and then no more. */
export const FAULTS = ["ENOSPC", "EDQUOT", "EIO", "EROFS", "EACCES", "EMFILE", "EBUSY", "short"] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultyDisk extends Disk {
  /** Names of the calls so far. */
  readonly calls: string[];
}

/** The real file system, but for the call with that number (from 0), which fails. */
export function faultyDisk(failing: number, fault: Fault, disk: Disk = nodeDisk): FaultyDisk {
  const calls: string[] = [];
  const isFailing = (name: string) => calls.push(name) - 1 === failing;
  const call = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
    if (isFailing(name)) throw Object.assign(new Error(`${fault} in ${name}`), { code: fault === "short" ? "EIO" : fault });
    return act();
  };
  const file = (opened: NewFile): NewFile => {
    let isFull = false;
    return {
      write: async (bytes, at) => {
        if (isFull) throw Object.assign(new Error("full"), { code: "ENOSPC" });
        if (!isFailing("write")) return opened.write(bytes, at);
        if (fault !== "short") throw Object.assign(new Error(fault), { code: fault });
        isFull = true;
        return opened.write(bytes.subarray(0, at + Math.max(1, Math.floor((bytes.length - at) / 2))), at);
      },
      size: () => call("size", () => opened.size()),
      become: (entry) => call("become", () => opened.become(entry)),
      sync: () => call("sync", () => opened.sync()),
      close: async () => {
        const fails = isFailing("close");
        await opened.close();
        if (fails) throw Object.assign(new Error(fault), { code: fault === "short" ? "EIO" : fault });
      },
    };
  };
  return {
    calls,
    create: (path) => call("create", async () => file(await disk.create(path))),
    read: (path, limit) => call("read", () => disk.read(path, limit)),
    look: (path) => call("look", () => disk.look(path)),
    canWrite: (path) => disk.canWrite(path),
    link: (path, second) => call("link", () => disk.link(path, second)),
    rename: (from, to) => call("rename", () => disk.rename(from, to)),
    unlink: (path) => call("unlink", () => disk.unlink(path)),
    list: (folder) => call("list", () => disk.list(folder)),
    makeFolder: (folder) => call("makeFolder", () => disk.makeFolder(folder)),
    syncFolder: (folder) => call("syncFolder", () => disk.syncFolder(folder)),
    freeBytes: (folder) => call("freeBytes", () => disk.freeBytes(folder)),
  };
}
