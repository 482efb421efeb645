import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** Words of one visit, as they were typed last. */
export interface JournalEntry {
  /** Of the visit. */
  readonly id: string;
  readonly showId: string;
  readonly text: string;
  readonly atMs: number;
  /** What the words were made from; the text lies apart, because it seldom changes. */
  readonly baseSha256: string | null;
  /** Dropped by the person: not offered again, and removed after a month. */
  readonly dropped?: true;
}

interface Schema extends DBSchema {
  drafts: { key: string; value: JournalEntry; indexes: { show: string } };
  /** `sent`: on its way to the disk when last heard of; whether it arrived, the disk tells. */
  bases: { key: string; value: { readonly id: string; readonly text: string | null; readonly sent?: string } };
}

const MONTH_MS = 30 * 24 * 3_600_000;

/**
 * What was typed, kept in the browser until it is on the disk. Each visit has one entry; nobody writes over another's.
 * A write is done when the browser says that it lasts (`durability: "strict"`).
 */
export class Journal {
  private readonly db: Promise<IDBPDatabase<Schema>>;
  private writtenBase: string | null | undefined;

  constructor(
    private readonly showId: string,
    /** Of this visit. */
    readonly id: string,
  ) {
    this.db = openDB<Schema>("doupeng-drafts", 1, {
      upgrade: (db) => {
        db.createObjectStore("drafts", { keyPath: "id" }).createIndex("show", "showId");
        db.createObjectStore("bases", { keyPath: "id" });
      },
    });
    this.db.catch(() => {});
  }

  /** @throws what the browser says when it cannot keep it */
  async write(text: string, base: { readonly sha256: string | null; readonly text: string | null }): Promise<void> {
    const tx = (await this.db).transaction(["drafts", "bases"], "readwrite", { durability: "strict" });
    const isNewBase = this.writtenBase !== base.sha256;
    await Promise.all([
      tx.objectStore("drafts").put({ id: this.id, showId: this.showId, text, atMs: Date.now(), baseSha256: base.sha256 }),
      isNewBase ? tx.objectStore("bases").put({ id: this.id, text: base.text }) : undefined,
      tx.done,
    ]);
    this.writtenBase = base.sha256;
  }

  /**
   * The last words of a page that goes away: what is asked of the database then is not done any more, and this is done at once.
   * A text too long for it is a moment older.
   */
  writeLast(text: string): void {
    try {
      localStorage.setItem(this.lastKey(this.id), text);
    } catch {
      // The entry in the database has to do.
    }
  }

  /** Forgets entries whose words are on the disk. */
  async forget(ids: readonly string[]): Promise<void> {
    const tx = (await this.db).transaction(["drafts", "bases"], "readwrite");
    if (ids.includes(this.id)) this.writtenBase = undefined;
    for (const id of ids) localStorage.removeItem(this.lastKey(id));
    await Promise.all([...ids.flatMap((id) => [tx.objectStore("drafts").delete(id), tx.objectStore("bases").delete(id)]), tx.done]);
  }

  /** Entries of other visits to this show, the latest first. */
  async others(): Promise<readonly JournalEntry[]> {
    const all = await (await this.db).getAllFromIndex("drafts", "show", this.showId);
    const old = all.filter(({ dropped, atMs }) => dropped && Date.now() - atMs > MONTH_MS).map(({ id }) => id);
    if (old.length > 0) await this.forget(old);
    const last = (entry: JournalEntry): JournalEntry => ({ ...entry, text: localStorage.getItem(this.lastKey(entry.id)) ?? entry.text });
    return [...all, ...this.lastAlone(all)].filter(({ id, dropped }) => id !== this.id && !dropped).map(last).sort((a, b) => b.atMs - a.atMs);
  }

  /** Last words of pages that went away before the database had anything of them. */
  private lastAlone(entries: readonly JournalEntry[]): readonly JournalEntry[] {
    const known = new Set(entries.map(({ id }) => id));
    const prefix = this.lastKey("");
    const ids = Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    return ids.filter((id) => !known.has(id)).map((id) => ({ id, showId: this.showId, text: "", atMs: Date.now(), baseSha256: null }));
  }

  /** Notes a text that is about to be sent, so that it is known for ours when it is met on the disk. */
  async sending(text: string, base: { readonly sha256: string | null; readonly text: string | null }): Promise<void> {
    const tx = (await this.db).transaction("bases", "readwrite", { durability: "strict" });
    await Promise.all([tx.store.put({ id: this.id, text: base.text, sent: text }), tx.done]);
    this.writtenBase = base.sha256;
  }

  /**
   * What a visit's words were made from: the text it sent last, if that reached the disk, else its base.
   *
   * @returns null when it is not known
   */
  async originOf(id: string, wasOnDisk: (text: string) => Promise<boolean>): Promise<string | null> {
    const base = await (await this.db).get("bases", id);
    return base?.sent !== undefined && (await wasOnDisk(base.sent)) ? base.sent : (base?.text ?? null);
  }

  async drop(id: string): Promise<void> {
    const entry = (await this.others()).find((each) => each.id === id);
    if (entry) await (await this.db).put("drafts", { ...entry, dropped: true });
  }

  private lastKey(id: string): string {
    return `doupeng-last:${this.showId}:${id}`;
  }
}
