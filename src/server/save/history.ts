import { dirname, join } from "node:path";
import type { HistoryEntry } from "../protocol.ts";
import type { Disk, Entry } from "./disk.ts";
import { codeOf } from "./node-disk.ts";
import { createFile, linkWorks } from "./replace-file.ts";
import { sha256Of } from "./sha256.ts";

/** Earlier versions up to this many bytes and files; then they are thinned out. */
export interface HistoryLimit {
  readonly bytes: number;
  readonly files: number;
}

const LIMIT: HistoryLimit = { bytes: 256_000_000, files: 4000 };

const NAME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-([0-9a-f]{64})\.md$/u;

/** The versions a show had, in its `.history/`, each under the time it was written and its SHA-256. */
export class History {
  constructor(
    private readonly disk: Disk,
    readonly folder: string,
    private readonly limit: HistoryLimit = LIMIT,
  ) {}

  /**
   * Keeps the version that is about to be replaced: as a second name of the same file, so that nothing is copied and what
   * another program still writes into it is kept too. When it returns, the version is there for good.
   */
  async keep(path: string, { changedMs }: Entry, bytes: Uint8Array, sha256: string): Promise<void> {
    const file = join(this.folder, nameOf(changedMs, sha256));
    if ((await this.disk.look(this.folder)) === null) {
      await this.disk.makeFolder(this.folder);
      await this.disk.syncFolder(dirname(this.folder));
    }
    try {
      if (!(await linkWorks(this.disk, path, file))) await createFile(this.disk, file, bytes);
    } catch (error) {
      // The same version of the same moment is there already.
      if (codeOf(error) !== "EEXIST") throw error;
    }
    // A power cut must not find the old name taken and the second one not yet given.
    await this.disk.syncFolder(this.folder);
  }

  /** Keeps a version that has no name any more. */
  async keepCopy({ bytes, sha256, savedAt }: { readonly bytes: Uint8Array; readonly sha256: string; readonly savedAt: number }): Promise<void> {
    await this.disk.makeFolder(this.folder);
    await createFile(this.disk, join(this.folder, nameOf(savedAt, sha256)), bytes).catch((error: unknown) => {
      if (codeOf(error) !== "EEXIST") throw error;
    });
  }

  /** Newest first. */
  async entries(): Promise<readonly HistoryEntry[]> {
    const found = await this.files();
    return found.map(({ name, savedAt, bytes, sha256 }) => ({ id: idOf(name), savedAt, bytes, sha256 })).reverse();
  }

  /** The bytes of a version; null for an id that `entries` does not give. */
  async read(id: string, limit: number): Promise<Buffer | null> {
    const name = (await this.disk.list(this.folder)).find((each) => NAME.test(each) && idOf(each) === id);
    return name === undefined ? null : this.disk.read(join(this.folder, name), limit);
  }

  /** Thins out when there is too much. Never throws: too much history harms nobody. */
  async prune(nowMs: number): Promise<void> {
    try {
      for (const name of toForget(await this.files(), this.limit, nowMs)) await this.disk.unlink(join(this.folder, name));
    } catch {
      // The next time.
    }
  }

  /** Oldest first. */
  private async files(): Promise<readonly Version[]> {
    const names = (await this.disk.list(this.folder)).filter((name) => NAME.test(name)).sort();
    const looks = await Promise.all(names.map(async (name) => ({ name, entry: await this.disk.look(join(this.folder, name)) })));
    return looks.flatMap(({ name, entry }) => (entry?.kind === "file" ? [{ name, savedAt: timeOf(name), bytes: entry.bytes, sha256: name.slice(-67, -3) }] : []));
  }
}

interface Version {
  readonly name: string;
  readonly savedAt: number;
  readonly bytes: number;
  readonly sha256: string;
}

const HOUR_MS = 3_600_000;
/** Of what is older than that, one version per stretch of that length outlasts the others. */
const THINNING: readonly (readonly [olderMs: number, perMs: number])[] = [[HOUR_MS, HOUR_MS / 6], [24 * HOUR_MS, HOUR_MS], [30 * 24 * HOUR_MS, 24 * HOUR_MS]];
const NEWEST_KEPT = 50;

/**
 * Which versions go, when all together are over the limit: first all but the last of each stretch of time, the stretches
 * longer the older they are, then the oldest. The newest fifty always stay.
 *
 * @param versions oldest first
 */
export function toForget(versions: readonly Version[], limit: HistoryLimit, nowMs: number): readonly string[] {
  const isOver = (kept: readonly Version[]) => kept.length > limit.files || kept.reduce((sum, { bytes }) => sum + bytes, 0) > limit.bytes;
  if (!isOver(versions)) return [];
  const old = versions.slice(0, -NEWEST_KEPT);
  const forgotten = new Set(old.filter((version, i) => isCrowded(version, old[i + 1], nowMs)));
  let kept = versions.filter((version) => !forgotten.has(version));
  while (isOver(kept) && kept.length > NEWEST_KEPT) {
    forgotten.add(kept[0]!);
    kept = kept.slice(1);
  }
  return [...forgotten].map(({ name }) => name);
}

function isCrowded({ savedAt }: Version, next: Version | undefined, nowMs: number): boolean {
  const perMs = THINNING.findLast(([olderMs]) => nowMs - savedAt > olderMs)?.[1];
  return perMs !== undefined && next !== undefined && Math.floor(savedAt / perMs) === Math.floor(next.savedAt / perMs);
}

function nameOf(timeMs: number, sha256: string): string {
  return `${new Date(Math.max(0, timeMs)).toISOString().replace(/[-:.]/gu, "")}-${sha256}.md`;
}

function timeOf(name: string): number {
  const [, year, month, day, hour, minute, second, ms] = NAME.exec(name)!.map(Number);
  return Date.UTC(year!, month! - 1, day, hour, minute, second, ms);
}

/** Says nothing of the name. */
function idOf(name: string): string {
  return sha256Of(name).slice(0, 24);
}
