import { lstat, readdir } from "node:fs/promises";
import { extname, join } from "node:path";
import { sha256Of } from "../save/sha256.ts";

/** A file that may be asked for. */
export interface ListedFile {
  /** Of name, size and time: another content has another id. Says nothing of the name. */
  readonly id: string;
  /** Path inside the folder, with `/`. */
  readonly name: string;
  readonly bytes: number;
  readonly changedMs: number;
}

export interface ListRule {
  /** Folder inside the root, `""` for the root itself. */
  readonly folder: string;
  readonly endings: readonly string[];
  /** How many floors below that folder. */
  readonly depth: number;
}

const MOST = 10_000;

/** The files in `root` that the rules name. Links, hidden ones and other endings are not there for anybody. */
export async function listFiles(root: string, rules: readonly ListRule[]): Promise<readonly ListedFile[]> {
  const found: ListedFile[] = [];
  for (const { folder, endings, depth } of rules) await walk(root, folder, endings, depth, found);
  return found;
}

async function walk(root: string, folder: string, endings: readonly string[], depth: number, found: ListedFile[]): Promise<void> {
  const place = join(root, ...folder.split("/"));
  if (!(await lstat(place).catch(() => null))?.isDirectory()) return;
  const entries = await readdir(place, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith(".") || found.length >= MOST) continue;
    const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && depth > 0) await walk(root, name, endings, depth - 1, found);
    if (!entry.isFile() || !endings.includes(extname(name).toLowerCase())) continue;
    const stats = await lstat(join(place, entry.name)).catch(() => null);
    if (stats?.isFile()) found.push({ id: sha256Of(`${name}\n${stats.size}\n${stats.mtimeMs}`).slice(0, 24), name, bytes: stats.size, changedMs: stats.mtimeMs });
  }
}
