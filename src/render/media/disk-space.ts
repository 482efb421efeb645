import { statfs } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import type { RenderProblem } from "../failure.ts";
import { RenderFailure } from "../failure.ts";

const MB = 1e6;

/** @throws {RenderFailure} `disk-full` when the disk of `path` has less than `neededBytes` free */
export async function requireSpace(path: string, neededBytes: number): Promise<void> {
  const freeBytes = await freeSpace(path);
  if (freeBytes === null || freeBytes >= neededBytes) return;
  throw new RenderFailure({ code: "disk-full", path, neededMb: Math.ceil(neededBytes / MB), freeMb: Math.floor(freeBytes / MB) });
}

/** The problem of a write to `path` that found no room. */
export async function diskProblem(path: string, neededBytes = 100 * MB): Promise<RenderProblem> {
  const freeBytes = (await freeSpace(path)) ?? 0;
  return { code: "disk-full", path, neededMb: Math.ceil(Math.max(neededBytes, freeBytes + MB) / MB), freeMb: Math.floor(freeBytes / MB) };
}

/** Bytes free for us on the disk that holds `path`, or its nearest folder that exists; null where the system does not say. */
async function freeSpace(path: string): Promise<number | null> {
  let folder = path;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const disk = await statfs(folder).catch(() => null);
  return disk ? disk.bavail * disk.bsize : null;
}
