import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import type { Disk } from "../../../src/server/save/disk.ts";
import { nodeDisk } from "../../../src/server/save/node-disk.ts";

/** What changes a disk, as its journal would see it; files by number, folders by path. */
type Step =
  | { readonly kind: "write"; readonly file: number; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: "sync"; readonly file: number }
  /** Names given and taken in one folder, all or none. null: taken away. */
  | { readonly kind: "name"; readonly folder: string; readonly names: Readonly<Record<string, number | null>> }
  | { readonly kind: "folder"; readonly path: string }
  | { readonly kind: "syncFolder"; readonly folder: string }
  /** Somebody was told that this text is safe. */
  | { readonly kind: "told"; readonly text: string };

export interface RecordingDisk extends Disk {
  readonly steps: Step[];
  /** A text was acknowledged. */
  told(text: string): void;
}

/** The real file system, which notes the order of all that changes it. @param root a folder that holds files only, all of them safe */
export function recordingDisk(root: string): RecordingDisk {
  const steps: Step[] = [];
  const numbers = new Map<string, number>();
  let files = 0;
  const name = (folder: string, names: Readonly<Record<string, number | null>>) => { steps.push({ kind: "name", folder: relative(root, folder), names }); };
  for (const each of readdirSync(root)) {
    const file = files++;
    numbers.set(join(root, each), file);
    steps.push({ kind: "write", file, at: 0, bytes: readFileSync(join(root, each)) }, { kind: "sync", file });
    name(root, { [each]: file });
  }
  steps.push({ kind: "syncFolder", folder: "" });
  return {
    ...nodeDisk,
    steps,
    told: (text) => { steps.push({ kind: "told", text }); },
    create: async (path) => {
      const opened = await nodeDisk.create(path);
      const file = files++;
      numbers.set(path, file);
      name(dirname(path), { [basename(path)]: file });
      return {
        ...opened,
        // In pieces, so that the power can go between two.
        write: async (bytes, at) => {
          const taken = await opened.write(bytes.subarray(0, Math.min(bytes.length, at + 4096)), at);
          steps.push({ kind: "write", file, at, bytes: bytes.slice(at, at + taken) });
          return taken;
        },
        sync: async () => {
          await opened.sync();
          steps.push({ kind: "sync", file });
        },
      };
    },
    link: async (path, second) => {
      await nodeDisk.link(path, second);
      numbers.set(second, numbers.get(path)!);
      name(dirname(second), { [basename(second)]: numbers.get(path)! });
    },
    rename: async (from, to) => {
      await nodeDisk.rename(from, to);
      const file = numbers.get(from)!;
      numbers.delete(from);
      numbers.set(to, file);
      name(dirname(to), { [basename(from)]: null, [basename(to)]: file });
    },
    unlink: async (path) => {
      await nodeDisk.unlink(path);
      numbers.delete(path);
      name(dirname(path), { [basename(path)]: null });
    },
    makeFolder: async (folder) => {
      await nodeDisk.makeFolder(folder);
      steps.push({ kind: "folder", path: relative(root, folder) });
    },
    syncFolder: async (folder) => {
      await nodeDisk.syncFolder(folder);
      steps.push({ kind: "syncFolder", folder: relative(root, folder) });
    },
  };
}

/**
 * What may lie on the disk when the power goes after the first `count` steps: what was synced lies there; of the rest each step does or does not, in
 * any combination, and a write perhaps in part.
 *
 * @param chance 0…1, asked once for each step that is in doubt: below 0.5 it is lost
 * @returns bytes by path
 */
export function afterPowerCut(steps: readonly Step[], count: number, chance: () => number): ReadonlyMap<string, Uint8Array> {
  const isSafe = (index: number, isSynced: (later: Step) => boolean) => steps.slice(index, count).some(isSynced);
  const bytes = new Map<number, Uint8Array>();
  const names = new Map<string, number>();
  const folders = new Set([""]);
  steps.slice(0, count).forEach((step, index) => {
    if (step.kind === "write") {
      const kept = isSafe(index, (later) => later.kind === "sync" && later.file === step.file) ? 1 : Math.max(0, chance() * 2 - 1);
      const part = step.bytes.subarray(0, Math.ceil(step.bytes.length * (kept > 0.9 ? 1 : kept)));
      if (part.length === 0) return;
      const before = bytes.get(step.file) ?? new Uint8Array();
      const after = new Uint8Array(Math.max(before.length, step.at + part.length));
      after.set(before);
      after.set(part, step.at);
      bytes.set(step.file, after);
    } else if (step.kind === "name") {
      if (!isSafe(index, (later) => later.kind === "syncFolder" && later.folder === step.folder) && chance() < 0.5) return;
      for (const [name, file] of Object.entries(step.names)) {
        if (file === null) names.delete(join(step.folder, name));
        else names.set(join(step.folder, name), file);
      }
    } else if (step.kind === "folder" && !folders.has(step.path)) {
      const parent = dirname(step.path) === "." ? "" : dirname(step.path);
      if (isSafe(index, (later) => later.kind === "syncFolder" && later.folder === parent) || chance() >= 0.5) folders.add(step.path);
    }
  });
  return new Map([...names].filter(([path]) => folders.has(dirname(path) === "." ? "" : dirname(path))).map(([path, file]) => [path, bytes.get(file) ?? new Uint8Array()]));
}
