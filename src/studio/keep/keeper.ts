import type { ReadOnly, ServerEvent, ShowReply } from "../../server/protocol.ts";
import { createAsk } from "./ask.ts";
import { DiskText, type KeptEditor, type Settled } from "./disk-text.ts";
import { Drafts } from "./drafts.ts";
import { Journal } from "./journal.ts";
import { watchPage } from "./page-life.ts";
import { ServerLine } from "./server-line.ts";
import type { KeepNotice, KeepStatus } from "./status.ts";
import { NO_ANSWER, type Standing, statusOf } from "./status-of.ts";
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

export function createKeeper(options: KeeperOptions): Keeper {
  return new ShowKeeper(options);
}

class ShowKeeper implements Keeper, Standing {
  private readonly visit = crypto.randomUUID();
  private readonly journal: Journal;
  private readonly ask;
  private readonly disk: DiskText;
  private readonly drafts: Drafts;
  private readonly tabs: Tabs;
  private readonly leavePage: () => void;
  private line: ServerLine | null = null;
  role: "waiting" | "writer" | "follower" = "waiting";
  readOnly: ReadOnly | null;
  link: "up" | "down" | "locked-out" = "up";
  failure: Extract<KeepStatus, { kind: "failed" }> | null = null;
  private failures = 0;
  isDirty = false;
  isSaving = false;
  savedAtMs: number | null = null;
  private told = "";
  private dirtySinceMs = 0;
  private saveTimer: ReturnType<typeof setTimeout> | undefined;
  private journalTimer: ReturnType<typeof setTimeout> | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private hasFollowers = false;
  /** What the other tabs were told last. */
  private said: string | null = null;
  /** The visit that wrote what this tab followed last. */
  private followed: string | null = null;
  private isJournalSilent = false;

  constructor(private readonly options: KeeperOptions) {
    const { show, token, editor } = options;
    // A function of the window loses its window when it is called as a member.
    const { fetch = (...words: Parameters<typeof globalThis.fetch>) => globalThis.fetch(...words) } = options;
    this.ask = createAsk(token, fetch);
    this.readOnly = show.readOnly;
    this.journal = new Journal(show.showId, this.visit);
    const base = { sha256: show.sha256, text: show.sha256 === null ? null : show.text };
    this.disk = new DiskText(base, editor, this.ask, options.onNotice, (text, from) => this.journal.sending(text, from).catch(() => {}));
    this.drafts = new Drafts(this.journal, this.disk, editor, this.ask);
    void navigator.storage?.persist?.().catch(() => {});
    this.leavePage = watchPage({ onHidden: () => { this.hide(); }, onLeave: () => { this.leave(); }, onReturn: () => { this.comeBack(); } });
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
    // Printing a long script takes a moment: between two keys, if there is a gap.
    this.journalTimer ??= setTimeout(() => { requestIdleCallback(() => { void this.writeJournal(); }, { timeout: JOURNAL_MS / 2 }); }, JOURNAL_MS);
    this.saveSoon(Math.max(0, Math.min(IDLE_MS, this.dirtySinceMs + LONGEST_MS - performance.now())));
    this.tell();
  };

  saveNow = async (): Promise<boolean> => {
    if (this.isWriter) await this.save();
    return !this.isDirty;
  };

  takeDraft = async (id: string): Promise<void> => {
    await this.alone(() => this.drafts.take(id));
    this.changed();
  };

  dropDraft = (id: string): Promise<void> => this.journal.drop(id);

  takeOver = (): void => { this.tabs.takeOver(); };

  stop = (): void => {
    clearTimeout(this.saveTimer);
    clearTimeout(this.journalTimer);
    this.line?.stop();
    this.tabs.stop();
    this.leavePage();
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
      else await this.drafts.forget();
    } else if (settled === "offline") {
      // When the server is gone, the line says so; when it is only slow, this does.
      this.failure = NO_ANSWER;
      this.retryLater();
    } else if (settled !== "again") {
      if ("readOnly" in settled) this.readOnly = settled.readOnly;
      else if (settled.refused.code === "bad-token") this.hearLink("locked-out");
      else {
        this.failure = { kind: "failed", message: settled.refused.message };
        // Asked again it would be refused again; the next word may change that.
        if (settled.refused.code !== "empty") this.retryLater();
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
    // Also of a file that may not be written since: its words are on no disk yet.
    if (this.role !== "writer" || !this.isDirty) return;
    const text = this.options.editor.getText();
    if (this.hasFollowers) this.sayText();
    await this.journal.write(text, this.disk.base).then(() => { this.isJournalSilent = false; }, () => {
      if (!this.isJournalSilent) this.options.onNotice({ kind: "no-journal" });
      this.isJournalSilent = true;
    });
    // A save that ended meanwhile had nothing to forget yet.
    if (!this.isDirty) await this.drafts.forget();
  }

  private async offerDrafts(isMine: (id: string) => boolean): Promise<void> {
    const found = await this.journal.others().catch(() => []);
    // The last words of a page that was left may have reached the disk after this one was loaded.
    if (found.length > 0) await this.look();
    for (const draft of await this.drafts.toOffer(found, isMine)) this.options.onNotice({ kind: "draft", draft });
    if (!this.isDirty) await this.drafts.forget();
  }

  // —— the other tabs

  private async becomeWriter(isFirst: boolean): Promise<void> {
    this.role = "writer";
    this.line = new ServerLine(this.ask, { onEvent: (event) => { this.hearServer(event); }, onState: (state) => { this.hearLink(state); } });
    if (!isFirst) {
      this.hasFollowers = true;
      this.options.onNotice({ kind: "took-over" });
    }
    this.tell();
    // What the tab before had on its screen is on ours.
    if (this.options.editor.getText() !== this.disk.base.text) this.changed();
    await this.offerDrafts((id) => id === this.followed);
    this.sayText();
  }

  private becomeFollower(): void {
    const text = this.options.editor.getText();
    if (this.isWriter && this.isDirty && text !== this.said) void this.leaveWords(text);
    this.role = "follower";
    this.isDirty = false;
    this.line?.stop();
    this.line = null;
    clearTimeout(this.saveTimer);
    this.tell();
  }

  /** Words that were typed while the lock was let go of: kept first, then handed to who has it. */
  private async leaveWords(text: string): Promise<void> {
    const left = new Journal(this.options.show.showId, crypto.randomUUID());
    await left.write(text, this.disk.base).then(() => { this.tabs.say({ type: "left", id: left.id }); }, () => { this.options.onNotice({ kind: "no-journal" }); });
  }

  private hear(message: TabMessage): void {
    switch (message.type) {
      case "hello":
        // Also when we follow: the writer to come has to know.
        this.hasFollowers = true;
        if (this.role === "writer") this.sayText();
        // It was let in a moment ago: the server may have been started anew.
        this.line?.hurry();
        if (this.link === "locked-out") void this.giveUp();
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
        return;
      case "left":
        if (this.role === "writer") void this.takeDraft(message.id);
    }
  }

  private async giveWay(): Promise<void> {
    await this.writeJournal();
    await Promise.race([this.save(), new Promise((resolve) => { setTimeout(resolve, 1000); })]);
    this.sayText();
    this.tabs.giveWay();
  }

  /** Nothing that is typed here reaches the disk any more; there is a tab that can write. */
  private async giveUp(): Promise<void> {
    // Between two letters of a word nothing is taken away.
    await this.disk.composed().then(() => this.writeJournal());
    if (this.role === "writer") this.sayText();
    this.tabs.giveUp();
  }

  private sayText(): void {
    this.said = this.options.editor.getText();
    this.tabs.say({ type: "text", visit: this.visit, text: this.said, base: this.disk.base });
  }

  // —— the server

  private hearServer(event: ServerEvent): void {
    this.options.onEvent?.(event);
    if (event.type === "film" || event.type === "takes-changed") return this.tabs.say({ type: "event", event });
    const isOther = event.sha256 !== this.disk.base.sha256;
    // What could not be read may be again what it was.
    const isNews = event.type === "show-changed" ? isOther || this.readOnly !== null : isOther && this.readOnly === null;
    if (isNews && !this.isSaving) void this.look();
  }

  private hearLink(state: "up" | "down" | "locked-out"): void {
    this.link = state;
    if (state === "up" && this.isDirty) this.saveSoon(0);
    if (state === "locked-out") void this.tabs.isAwaited().then((isAwaited) => (isAwaited ? this.giveUp() : undefined));
    this.tell();
  }

  private comeBack(): void {
    this.line?.hurry();
    // Perhaps somebody went to mend the file's permissions, which changes no text.
    if (this.role === "writer" && this.readOnly !== null) void this.look();
    else if (this.isWriter && this.link === "up") void this.ask.hash().then((sha256) => {
      if (sha256 !== undefined && !this.isSaving && sha256 !== this.disk.base.sha256) void this.look();
    });
  }

  private hide(): void {
    void this.writeJournal();
    if (this.isWriter && this.isDirty) void this.save();
  }

  private leave(): void {
    if (this.role === "writer" && this.isDirty) this.journal.writeLast(this.options.editor.getText());
    void this.writeJournal();
    // Whether it arrives nobody here will know; if not, the journal has it.
    if (this.isWriter && this.isDirty && !this.options.editor.isComposing()) this.ask.leave(this.options.editor.getText(), this.disk.base.sha256);
  }

  // —— what is shown

  private get isWriter(): boolean {
    return this.role === "writer" && this.readOnly === null;
  }

  private tell(): void {
    const status = statusOf(this);
    const text = JSON.stringify(status);
    if (text === this.told) return;
    this.told = text;
    this.options.onStatus(status);
  }
}
