import { join } from "node:path";
import type { Bilingual, HistoryEntry, ReadOnly, SaveReply, SaveRequest } from "../protocol.ts";
import { TEXT_LIMIT } from "../protocol.ts";
import type { Disk, Entry } from "./disk.ts";
import { ChangedOnDisk, faultOf, SaveFault } from "./fault.ts";
import type { HistoryLimit } from "./history.ts";
import { History } from "./history.ts";
import { keepCopy } from "./keep-copy.ts";
import { codeOf } from "./node-disk.ts";
import { replaceFile, sweepUnfinished } from "./replace-file.ts";
import { sha256Of } from "./sha256.ts";
import { FOLDER_GONE_WORDS, garbledTextOf, isWritable, READ_ONLY_WORDS, textOf } from "./show-text.ts";

export interface LoadedText {
  readonly text: string;
  /** Of the bytes; null when there is no file that can be read. */
  readonly sha256: string | null;
  readonly readOnly: ReadOnly | null;
}

export interface ShowFileOptions {
  readonly disk: Disk;
  /** Absolute, without links. */
  readonly folder: string;
  /** Ms since 1970. */
  readonly now: () => number;
  /** Why nothing may be saved over this script; null when it may. */
  readonly refusalToSave: (text: string) => Bilingual | null;
  /** Called when the file turns out to be another than the one last seen, by somebody else's doing. */
  readonly onOutsideChange?: (sha256: string | null) => void;
  readonly historyLimit?: HistoryLimit;
  /** How long a file must hold still before it is believed, when somebody else writes it. */
  readonly settleMs?: number;
}

const NAME = "show.md";
const PRUNE_EVERY = 50;

/** The one owner of a show's `show.md`. Whatever it is asked happens one after the other. */
export class ShowFile {
  readonly path: string;
  private readonly disk: Disk;
  private readonly history: History;
  private queue: Promise<unknown> = Promise.resolve();
  /** What was on the disk when we last saw it. */
  private seen: string | null | undefined;
  /** Written, but perhaps not for good: its folder could not be synced. */
  private doubtful: string | null = null;
  /** The text on the disk as last seen, ours or not: nothing else holds it when another program writes over it without having seen it. */
  private last: { readonly bytes: Uint8Array; readonly sha256: string; readonly savedAt: number } | null = null;
  /** Why a version may not be written over, by its SHA-256. */
  private readonly verdicts = new Map<string, ReadOnly | null>();
  private saves = 0;

  constructor(private readonly options: ShowFileOptions) {
    this.disk = options.disk;
    this.path = join(options.folder, NAME);
    this.history = new History(options.disk, join(options.folder, ".history"), options.historyLimit);
  }

  /** What the server last saw. */
  get sha256(): string | null {
    return this.seen ?? null;
  }

  /** Removes what a crash left half-way. */
  async sweep(isAlive: (pid: number) => boolean): Promise<void> {
    await sweepUnfinished(this.disk, this.options.folder, isAlive);
    await sweepUnfinished(this.disk, this.history.folder, isAlive);
  }

  /** Never throws: what cannot be read comes as `readOnly`, with a copy of the file where its text is at stake. */
  load(): Promise<LoadedText> {
    return this.alone(async () => {
      const found = await this.readSettled();
      await this.notice(found);
      if ("readOnly" in found) return { text: "", sha256: null, readOnly: found.readOnly };
      const readOnly = await this.judge(found);
      return { text: found.text ?? garbledTextOf(found.bytes), sha256: found.sha256, readOnly };
    });
  }

  /**
   * Puts a text on the disk for good, or leaves the file as it is.
   *
   * @throws {ChangedOnDisk} when the file is not the one the text was made from
   * @throws {SaveFault} with a sentence, when it cannot be saved
   */
  save({ text, baseSha256 }: SaveRequest): Promise<SaveReply> {
    return this.alone(async () => {
      const bytes = requireBytes(text);
      try {
        return await this.replace(bytes, baseSha256);
      } catch (error) {
        if (error instanceof ChangedOnDisk) throw error;
        throw faultOf(error, NAME);
      }
    });
  }

  /** Reads the disk now. @returns the hash of what is there; null when there is no file that can be read */
  look(): Promise<string | null> {
    return this.alone(async () => {
      await this.notice(await this.readSettled());
      return this.sha256;
    });
  }

  /**
   * Writes a text beside the script, for a person to compare.
   *
   * @returns the file's name
   * @throws {SaveFault}
   */
  keepConflict(text: string): Promise<string> {
    return this.alone(async () => {
      try {
        return await keepCopy(this.disk, this.options.folder, "show.conflict-", ".md", requireBytes(text), this.options.now());
      } catch (error) {
        throw faultOf(error, "show.conflict");
      }
    });
  }

  versions(): Promise<readonly HistoryEntry[]> {
    return this.history.entries();
  }

  /** The text of an earlier version; null for an id that `versions` does not give. */
  async version(id: string): Promise<string | null> {
    const bytes = await this.history.read(id, TEXT_LIMIT);
    return bytes && (textOf(bytes) ?? garbledTextOf(bytes));
  }

  private async replace(bytes: Buffer, baseSha256: string | null): Promise<SaveReply> {
    const found = await this.read();
    await this.notice(found);
    if ("readOnly" in found && found.readOnly.code !== "gone") throw new SaveFault("read-only", found.readOnly.reason);
    const old = "readOnly" in found ? null : found;
    const sha256 = sha256Of(bytes);
    const reply = { sha256, savedAt: this.options.now() };
    if (old?.sha256 === sha256 && sha256 !== this.doubtful) return reply;
    if ((old?.sha256 ?? null) !== baseSha256 && old?.sha256 !== sha256) throw await this.changed();
    const readOnly = old && (await this.judge(old));
    if (readOnly) throw new SaveFault("read-only", readOnly.reason);
    if (bytes.length === 0 && old && old.bytes.length > 0) throw new SaveFault("empty", EMPTY);
    await replaceFile(this.disk, {
      path: this.path,
      bytes,
      old: old?.entry ?? null,
      beforeRename: async () => {
        const mark = await this.mark();
        if (mark !== (old?.entry.mark ?? null) && !(await this.isStill(old?.sha256 ?? null))) throw await this.changed();
        if (!old) return;
        await this.history.keep(this.path, old.entry, old.bytes, old.sha256);
        // That took its time. Between the last mark and the rename lie microseconds; who writes in them into the file writes into the version that is kept.
        const kept = await this.mark();
        if (!(await this.isStill(old.sha256)) || (await this.mark()) !== kept) throw await this.changed();
      },
      onRenamed: () => {
        this.seen = sha256;
        this.doubtful = sha256;
        this.last = { bytes, ...reply };
        this.verdicts.set(sha256, null);
      },
    });
    this.doubtful = null;
    if (++this.saves % PRUNE_EVERY === 0) await this.history.prune(this.options.now());
    return reply;
  }

  private async notice(found: Found | NotFound): Promise<void> {
    // What cannot be read this time may be next time.
    if ("readOnly" in found && found.readOnly.code === "unreadable") return;
    const sha256 = "readOnly" in found ? null : found.sha256;
    const isNews = this.seen !== undefined && this.seen !== sha256;
    // When that fails, as on a full disk, the next look tries again.
    if (this.last !== null && this.last.sha256 !== sha256)
      await this.history.keepCopy(this.last).then(() => { this.last = null; }, () => {});
    if (this.last === null && "text" in found && found.text !== null && found.bytes.length > 0)
      this.last = { bytes: found.bytes, sha256: found.sha256, savedAt: this.options.now() };
    this.seen = sha256;
    if (isNews) this.options.onOutsideChange?.(sha256);
  }

  private async mark(): Promise<string | null> {
    return (await this.disk.look(this.path))?.mark ?? null;
  }

  private async isStill(sha256: string | null): Promise<boolean> {
    const found = await this.read();
    return "readOnly" in found ? found.readOnly.code === "gone" && sha256 === null : found.sha256 === sha256;
  }

  private async changed(): Promise<ChangedOnDisk | SaveFault> {
    const found = await this.readSettled();
    await this.notice(found);
    if ("readOnly" in found) return found.readOnly.code === "gone" ? new ChangedOnDisk(null, null) : new SaveFault("read-only", found.readOnly.reason);
    const readOnly = await this.judge(found);
    return readOnly ? new SaveFault("read-only", readOnly.reason) : new ChangedOnDisk(found.sha256, found.text);
  }

  /** Why this version may not be written over; keeps a copy of what is not a script, once. */
  private async judge({ bytes, sha256, text, entry }: Found): Promise<ReadOnly | null> {
    if ((entry.mode & 0o222) === 0 || !(await this.disk.canWrite(this.path)) || !(await this.disk.canWrite(this.options.folder)))
      return { code: "no-permission", reason: READ_ONLY_WORDS["no-permission"], copy: null };
    const known = this.verdicts.get(sha256);
    if (known !== undefined) return known;
    const reason = text === null ? READ_ONLY_WORDS["not-text"] : this.options.refusalToSave(text);
    const copy = reason && (await keepCopy(this.disk, this.options.folder, "show.md.broken-", "", bytes, this.options.now()).catch(() => null));
    const verdict: ReadOnly | null = reason && { code: text === null ? "not-text" : "not-understood", reason, copy };
    this.verdicts.set(sha256, verdict);
    return verdict;
  }

  /** Waits until nobody is writing: a reader between two halves of another's write sees neither version. */
  private async readSettled(): Promise<Found | NotFound> {
    const { settleMs = 40 } = this.options;
    for (let tries = 0; ; tries++) {
      const found = await this.read().catch(() => notFound("unreadable"));
      if (settleMs === 0 || tries === 10) return found;
      const mark = "entry" in found ? found.entry.mark : null;
      await new Promise((resolve) => setTimeout(resolve, settleMs));
      const now = await this.disk.look(this.path).catch(() => null);
      if ((now?.kind === "file" ? now.mark : null) === mark) return found;
    }
  }

  /** @throws the file system's error, when it may be another next time */
  private async read(): Promise<Found | NotFound> {
    try {
      const entry = await this.disk.look(this.path);
      // Of a folder that was moved or unplugged nothing is known; made anew it would only be taken for the one that is looked for.
      if (entry === null) return (await this.disk.look(this.options.folder)) === null ? FOLDER_GONE : notFound("gone");
      if (entry.kind === "link") return notFound("link");
      if (entry.kind !== "file") return notFound("unreadable");
      const bytes = await this.disk.read(this.path, TEXT_LIMIT);
      return { entry, bytes, sha256: sha256Of(bytes), text: textOf(bytes) };
    } catch (error) {
      const known = NOT_FOUND.get(codeOf(error));
      if (known === undefined) throw error;
      return notFound(known);
    }
  }

  private alone<T>(act: () => Promise<T>): Promise<T> {
    const done = this.queue.then(act);
    this.queue = done.catch(() => {});
    return done;
  }
}

interface Found {
  readonly entry: Entry;
  readonly bytes: Buffer;
  readonly sha256: string;
  /** null when the bytes are not text. */
  readonly text: string | null;
}

interface NotFound {
  readonly readOnly: ReadOnly;
}

function notFound(code: Exclude<ReadOnly["code"], "not-understood">): NotFound {
  return { readOnly: { code, reason: READ_ONLY_WORDS[code], copy: null } };
}

const FOLDER_GONE: NotFound = { readOnly: { code: "unreadable", reason: FOLDER_GONE_WORDS, copy: null } };

const NOT_FOUND: ReadonlyMap<string | undefined, Exclude<ReadOnly["code"], "not-understood">> = new Map([["EFBIG", "too-large"], ["ENOENT", "gone"], ["ELOOP", "link"]]);

function requireBytes(text: string): Buffer {
  if (!isWritable(text)) throw new SaveFault("not-text", { zh: "文本里有不完整的字符，存不了：请删掉看起来是方块的字。", en: "The text holds half a character and cannot be saved: delete what looks like a box." });
  const bytes = Buffer.from(text);
  if (bytes.length > TEXT_LIMIT) throw new SaveFault("too-large", READ_ONLY_WORDS["too-large"]);
  return bytes;
}

const EMPTY = {
  zh: "一个字也没有的本子不会盖掉原来的：如果真要清空，请在文件夹里删掉 show.md。",
  en: "A script without a single word does not replace the old one: if that is what you want, delete show.md in its folder.",
};
