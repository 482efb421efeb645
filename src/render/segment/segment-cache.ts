import { mkdir, readFile, readdir, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { requireUnlinked } from "../show-folder/own-folders.ts";
import { sweepTemporary, writeFileWhole } from "../temporary.ts";
import type { KeyParts } from "./key.ts";
import type { SegmentRecord } from "./segment-file.ts";
import { checksum } from "./segment-file.ts";

const recordSchema = z.strictObject({ frames: z.number(), bytes: z.number(), sha256: z.string(), configuration: z.string() });
const historySchema = z.record(z.string(), z.record(z.string(), z.string()));

/** Old segments are kept, for undo and for other sizes, up to this many bytes in all. */
const KEEP_BYTES = 4e9;

/** The segments of one show, in its `.doupeng/segments/`. A segment counts only with its record and its checksum. */
export class SegmentCache {
  readonly folder: string;
  private remembered: Promise<void> = Promise.resolve();

  constructor(private readonly showDirectory: string) {
    this.folder = join(showDirectory, ".doupeng", "segments");
  }

  /** Makes the folder and removes what dead processes left in it. */
  async prepare(): Promise<void> {
    await requireUnlinked(this.showDirectory);
    await mkdir(this.folder, { recursive: true });
    await sweepTemporary(this.folder);
  }

  file(key: string): string {
    return join(this.folder, `${key}.mp4`);
  }

  /** The record of a whole segment; else whether it is missing or broken. */
  async check(key: string, frames: number): Promise<SegmentRecord | "missing" | "broken"> {
    const file = this.file(key);
    const size = (await stat(file).catch(() => null))?.size;
    if (size === undefined) return "missing";
    const record = await this.record(key);
    if (record?.bytes !== size || record.frames !== frames) return "broken";
    return (await checksum(file)).sha256 === record.sha256 ? record : "broken";
  }

  async keep(key: string, record: SegmentRecord): Promise<void> {
    await writeFileWhole(this.recordFile(key), JSON.stringify(record));
  }

  async drop(key: string): Promise<void> {
    await rm(this.file(key), { force: true });
    await rm(this.recordFile(key), { force: true });
  }

  /** What each clip's segment was made of last time, by clip id. */
  async history(): Promise<Readonly<Record<string, Partial<KeyParts>>>> {
    const text = await readFile(this.historyFile, "utf8").catch(() => "{}");
    try {
      return historySchema.parse(JSON.parse(text)) as Record<string, Partial<KeyParts>>;
    } catch {
      // Only tells why; a damaged one is begun anew.
      return {};
    }
  }

  /** One after the other: what two clips finish at once must both be in. */
  remember(clipId: string, parts: KeyParts): Promise<void> {
    const write = this.remembered.then(async () => writeFileWhole(this.historyFile, JSON.stringify({ ...(await this.history()), [clipId]: parts })));
    this.remembered = write.catch(() => {});
    return write;
  }

  /** Marks `used` as fresh and removes the longest unused ones beyond the limit. */
  async prune(used: ReadonlySet<string>, keepBytes = KEEP_BYTES): Promise<void> {
    const now = new Date();
    await Promise.all([...used].map((key) => utimes(this.file(key), now, now).catch(() => {})));
    const names = (await readdir(this.folder)).filter((name) => name.endsWith(".mp4") && !name.startsWith("."));
    const all = await Promise.all(names.map(async (name) => ({ key: name.slice(0, -4), ...(await sizeAndTime(join(this.folder, name))) })));
    let total = 0;
    for (const { key, bytes } of all.sort((a, b) => b.timeMs - a.timeMs)) {
      total += bytes;
      if (total > keepBytes && !used.has(key)) await this.drop(key);
    }
  }

  private async record(key: string): Promise<SegmentRecord | null> {
    try {
      return recordSchema.parse(JSON.parse(await readFile(this.recordFile(key), "utf8")));
    } catch {
      return null;
    }
  }

  private recordFile(key: string): string {
    return join(this.folder, `${key}.json`);
  }

  private get historyFile(): string {
    return join(this.folder, "history.json");
  }
}

async function sizeAndTime(file: string): Promise<{ bytes: number; timeMs: number }> {
  const info = await stat(file).catch(() => null);
  return { bytes: info?.size ?? 0, timeMs: info?.mtimeMs ?? 0 };
}
