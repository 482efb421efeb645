import type { ReadOnly, ServerEvent, ShowReply } from "../../server/protocol.ts";
import { createAsk } from "./ask.ts";
import { DiskText, type KeptEditor, type Settled } from "./disk-text.ts";
import { Journal } from "./journal.ts";
import { ServerLine } from "./server-line.ts";
import type { Draft, KeepNotice, KeepStatus } from "./status.ts";
import { type TabMessage, Tabs } from "./tabs.ts";

export interface KeeperOptions {
  readonly token: string;
  /** The show as it was loaded; the editor holds its text. */
  readonly show: Pick<ShowReply, "showId" | "text" | "sha256" | "readOnly">;
  readonly editor: KeptEditor;
  readonly onStatus: (status: KeepStatus) => void;
  readonly onNotice: (notice: KeepNotice) => void;
  /** What the server tells; in every tab, though only the writing one listens to the server. */
  readonly onEvent?: (event: ServerEvent) => void;
  readonly fetch?: typeof globalThis.fetch;
}

/** Keeps every word that is typed: in the browser at once, on the disk at the next pause. */
export interface Keeper {
  /** Call after every change that the person makes, also while an input method is at work. Costs nothing. */
  readonly changed: () => void;
  /** Saves now (Ctrl-S, before a film). @returns whether all is on the disk */
  readonly saveNow: () => Promise<boolean>;
  /** Puts the words of an earlier visit on the screen, together with what is there. */
  readonly takeDraft: (id: string) => Promise<void>;
  /** The person does not want them. */
  readonly dropDraft: (id: string) => Promise<void>;
  /** In a tab that follows: write here from now on. */
  readonly takeOver: () => void;
  readonly stop: () => void;
}

const IDLE_MS = 800;
/** Who types without a pause is saved all the same. */
const LONGEST_MS = 10_000;
const JOURNAL_MS = 150;
const RETRY_MS = [1000, 2000, 5000, 10_000, 30_000];

const NO_ANSWER: Extract<KeepStatus, { kind: "failed" }> = {
  kind: "failed",
  message: { zh: "这次存盘没有回音；您写的字留在浏览器里，会自动再存。", en: "The save was not answered; your words are kept in the browser and will be saved again by themselves." },
};

export function createKeeper(options: KeeperOptions): Keeper {
  return new ShowKeeper(options);
}

class ShowKeeper implements Keeper {
  private readonly visit = crypto.randomUUID();
  private readonly journal: Journal;
  private readonly ask;
  private readonly disk: DiskText;
  private readonly tabs: Tabs;
  private line: ServerLine | null = null;
  private role: "waiting" | "writer" | "follower" = "waiting";
  private readOnly: ReadOnly | null;
  private link: "up" | "down" | "locked-out" = "up";
  private failure: Extract<KeepStatus, { kind: "failed" }> | null = null;
  private failures = 0;
  private isDirty = false;
  private isSaving = false;
  private savedAtMs: number | null = null;
  private told = "";
  private dirtySinceMs = 0;
  private saveTimer: ReturnType<typeof setTimeout> | undefined;
  private journalTimer: ReturnType<typeof setTimeout> | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  /** Earlier visits whose words are on this screen; forgotten with the next save. */
  private readonly taken = new Set<string>();
  private hasFollowers = false;
  private isJournalSilent = false;

  constructor(private readonly options: KeeperOptions) {
    const { show, token, editor } = options;
    // A function of the window loses its window when it is called as a member.
    const { fetch = (...words: Parameters<typeof globalThis.fetch>) => globalThis.fetch(...words) } = options;
    this.ask = createAsk(token, fetch);
    this.readOnly = show.readOnly;
    this.disk = new DiskText({ sha256: show.sha256, text: show.sha256 === null ? null : show.text }, editor, this.ask, options.onNotice);
    this.journal = new Journal(show.showId, this.visit);
    void navigator.storage?.persist?.().catch(() => {});
    document.addEventListener("visibilitychange", this.onVisibility);
    window.addEventListener("pagehide", this.onLeave);
    window.addEventListener("focus", this.onFocus);
    window.addEventListener("online", this.onFocus);
    this.tabs = new Tabs(show.showId, {
      onWriter: (isFirst) => { void this.becomeWriter(isFirst); },
      onFollower: () => { this.becomeFollower(); },
      onMessage: (message) => { this.hear(message); },
    });
    this.tell();
  }

  changed = (): void => {
    if (!this.isWriter) return;
    if (!this.isDirty) this.dirtySinceMs = performance.now();
    this.isDirty = true;
    this.journalTimer ??= setTimeout(() => { void this.writeJournal(); }, JOURNAL_MS);
    this.saveSoon(Math.max(0, Math.min(IDLE_MS, this.dirtySinceMs + LONGEST_MS - performance.now())));
    this.tell();
  };

  saveNow = async (): Promise<boolean> => {
    if (this.isWriter) await this.save();
    return !this.isDirty;
  };

  takeDraft = async (id: string): Promise<void> => {
    const draft = (await this.journal.others()).find((each) => each.id === id);
    if (!draft) return;
    const from = (await this.journal.baseTextOf(id)) ?? this.disk.base.text ?? "";
    await this.alone(async () => {
      if ((await this.disk.join(draft.text, from, "draft")) === "joined") this.taken.add(id);
    });
    this.changed();
  };

  dropDraft = (id: string): Promise<void> => this.journal.drop(id);

  takeOver = (): void => { this.tabs.takeOver(); };

  stop = (): void => {
    clearTimeout(this.saveTimer);
    clearTimeout(this.journalTimer);
    this.line?.stop();
    this.tabs.stop();
    document.removeEventListener("visibilitychange", this.onVisibility);
    window.removeEventListener("pagehide", this.onLeave);
    window.removeEventListener("focus", this.onFocus);
    window.removeEventListener("online", this.onFocus);
  };

  // —— saving

  private saveSoon(ms: number): void {
    clearTimeout(this.saveTimer);
    this.saveTimer = setTimeout(() => { void this.save(); }, ms);
  }

  private save(): Promise<void> {
    clearTimeout(this.saveTimer);
    return this.alone(async () => {
      for (let tries = 0; this.isWriter && this.isDirty && tries < 5; tries++) {
        if (this.options.editor.isComposing()) return this.saveSoon(IDLE_MS / 4);
        this.isSaving = true;
        this.tell();
        const settled = await this.disk.save();
        this.isSaving = false;
        await this.settle(settled);
        if (settled !== "again") return;
      }
      // Somebody writes as fast as we do.
      if (this.isWriter && this.isDirty) this.saveSoon(IDLE_MS);
    });
  }

  /** Somebody else wrote: looks, once no save is under way. */
  private look(): Promise<void> {
    return this.alone(async () => {
      if (this.role !== "writer") return;
      const settled = await this.disk.look();
      if (settled === "again") {
        this.readOnly = null;
        this.sayText();
      }
      await this.settle(settled === "again" && !this.isDirty && this.options.editor.getText() === this.disk.base.text ? "saved" : settled);
      if (settled === "again" && this.options.editor.getText() !== this.disk.base.text) this.changed();
    });
  }

  private async settle(settled: Settled): Promise<void> {
    if (settled === "saved") {
      this.failures = 0;
      this.failure = null;
      this.isDirty = this.options.editor.getText() !== this.disk.base.text;
      this.savedAtMs = Date.now();
      if (this.hasFollowers) this.sayText();
      if (this.isDirty) this.saveSoon(IDLE_MS);
      else await this.forget();
    } else if (settled === "offline") {
      // When the server is gone, the line says so; when it is only slow, this does.
      this.failure = NO_ANSWER;
      this.retryLater();
    } else if (settled !== "again") {
      if ("readOnly" in settled) this.readOnly = settled.readOnly;
      else if (settled.refused.code === "bad-token") this.link = "locked-out";
      else {
        this.failure = { kind: "failed", message: settled.refused.message };
        this.retryLater();
      }
    }
    this.tell();
  }

  private retryLater(): void {
    this.saveSoon(RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)]!);
  }

  private alone<T>(act: () => Promise<T>): Promise<T> {
    const done = this.queue.then(act);
    this.queue = done.catch(() => {});
    return done;
  }

  // —— the journal

  private async writeJournal(): Promise<void> {
    clearTimeout(this.journalTimer);
    this.journalTimer = undefined;
    if (!this.isWriter || !this.isDirty) return;
    const text = this.options.editor.getText();
    if (this.hasFollowers) this.sayText();
    await this.journal.write(text, this.disk.base).then(() => { this.isJournalSilent = false; }, () => {
      if (!this.isJournalSilent) this.options.onNotice({ kind: "no-journal" });
      this.isJournalSilent = true;
    });
    // A save that ended meanwhile had nothing to forget yet.
    if (!this.isDirty) await this.forget();
  }

  private async forget(): Promise<void> {
    const ids = [this.visit, ...this.taken];
    this.taken.clear();
    await this.journal.forget(ids).catch(() => {});
  }

  private async offerDrafts(isMine: (id: string) => boolean): Promise<void> {
    const found = await this.journal.others().catch(() => []);
    // The last words of a page that was left may have reached the disk after this one was loaded.
    if (found.length > 0) await this.look();
    const text = this.options.editor.getText();
    for (const { id, text: words, atMs } of found) {
      if (isMine(id) || words === text) this.taken.add(id);
      else this.options.onNotice({ kind: "draft", draft: { id, text: words, atMs } satisfies Draft });
    }
    if (!this.isDirty) await this.forget();
  }

  // —— the other tabs

  private async becomeWriter(isFirst: boolean): Promise<void> {
    this.role = "writer";
    this.line = new ServerLine(this.ask, { onEvent: (event) => { this.hearServer(event); }, onState: (state) => { this.hearLink(state); } });
    if (!isFirst) this.options.onNotice({ kind: "took-over" });
    this.tell();
    // What the tab before had on its screen is on ours.
    if (this.options.editor.getText() !== this.disk.base.text) this.changed();
    await this.offerDrafts((id) => id === this.followed);
    this.sayText();
  }

  private becomeFollower(): void {
    this.role = "follower";
    this.line?.stop();
    this.line = null;
    clearTimeout(this.saveTimer);
    this.tell();
  }

  private followed: string | null = null;

  private hear(message: TabMessage): void {
    switch (message.type) {
      case "hello":
        if (this.role !== "writer") return;
        this.hasFollowers = true;
        this.sayText();
        return;
      case "text":
        if (this.role !== "follower") return;
        this.followed = message.visit;
        this.disk.base = message.base;
        if (message.text !== this.options.editor.getText()) this.options.editor.setText(message.text, "followed");
        return;
      case "event":
        if (this.role === "follower") this.options.onEvent?.(message.event);
        return;
      case "yield":
        if (this.role === "writer") void this.giveWay();
    }
  }

  private async giveWay(): Promise<void> {
    await this.writeJournal();
    await Promise.race([this.save(), new Promise((resolve) => { setTimeout(resolve, 1000); })]);
    this.sayText();
    this.tabs.giveWay();
  }

  private sayText(): void {
    this.tabs.say({ type: "text", visit: this.visit, text: this.options.editor.getText(), base: this.disk.base });
  }

  // —— the server

  private hearServer(event: ServerEvent): void {
    this.options.onEvent?.(event);
    if (event.type === "film" || event.type === "takes-changed") this.tabs.say({ type: "event", event });
    else if (!this.isSaving && event.sha256 !== this.disk.base.sha256 && (event.type === "show-changed" || this.readOnly === null)) void this.look();
  }

  private hearLink(state: "up" | "down" | "locked-out"): void {
    this.link = state;
    if (state === "up" && this.isDirty) this.saveSoon(0);
    this.tell();
  }

  private readonly onFocus = (): void => {
    this.line?.hurry();
    if (this.isWriter && this.link === "up") void this.ask.hash().then((sha256) => {
      if (sha256 !== undefined && !this.isSaving && sha256 !== this.disk.base.sha256) void this.look();
    });
  };

  private readonly onVisibility = (): void => {
    void this.writeJournal();
    if (this.isWriter && this.isDirty) void this.save();
  };

  private readonly onLeave = (): void => {
    void this.writeJournal();
    // Whether it arrives nobody here will know; if not, the journal has it.
    if (this.isWriter && this.isDirty && !this.options.editor.isComposing()) this.ask.leave(this.options.editor.getText(), this.disk.base.sha256);
  };

  // —— what is shown

  private get isWriter(): boolean {
    return this.role === "writer" && this.readOnly === null;
  }

  private tell(): void {
    const status = this.status();
    const text = JSON.stringify(status);
    if (text === this.told) return;
    this.told = text;
    this.options.onStatus(status);
  }

  private status(): KeepStatus {
    if (this.readOnly && this.readOnly.code !== "gone") return { kind: "read-only", reason: this.readOnly };
    if (this.role === "follower") return { kind: "following" };
    if (this.link === "locked-out") return { kind: "locked-out", hasUnsaved: this.isDirty };
    if (this.link === "down") return { kind: "offline", hasUnsaved: this.isDirty };
    if (this.isSaving) return { kind: "saving" };
    if (this.failure && this.isDirty) return this.failure;
    if (this.isDirty) return { kind: "unsaved" };
    return { kind: "saved", atMs: this.savedAtMs };
  }
}
