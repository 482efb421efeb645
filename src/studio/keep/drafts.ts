import type { Ask } from "./ask.ts";
import type { DiskText, KeptEditor } from "./disk-text.ts";
import type { Journal, JournalEntry } from "./journal.ts";
import { mergeTexts } from "./merge.ts";
import type { Draft } from "./status.ts";

/** Words that other visits left in the journal: to be offered, put on the screen, and forgotten once they are on the disk. */
export class Drafts {
  /** Whose words are on this screen. */
  private readonly taken = new Set<string>();

  constructor(
    private readonly journal: Journal,
    private readonly disk: DiskText,
    private readonly editor: KeptEditor,
    private readonly ask: Ask,
  ) {}

  /** Those of `found` that hold anything which is neither on the screen nor was ever on the disk. @param isMine whether this screen took over from that visit */
  async toOffer(found: readonly JournalEntry[], isMine: (id: string) => boolean): Promise<readonly Draft[]> {
    const offered: Draft[] = [];
    const wasOnDisk = found.length > 0 ? await this.savedBefore() : null;
    for (const { id, text, atMs } of found) {
      if (isMine(id) || (await wasOnDisk!(text)) || !(await this.addsWords(id, text, wasOnDisk!))) this.taken.add(id);
      else offered.push({ id, text, atMs });
    }
    return offered;
  }

  /** Puts the words of a visit on the screen, together with what is there. Nothing else may use the disk meanwhile. */
  async take(id: string): Promise<void> {
    const draft = (await this.journal.others()).find((each) => each.id === id);
    if (!draft) return;
    const from = (await this.journal.originOf(id, await this.savedBefore())) ?? this.disk.base.text ?? "";
    if ((await this.disk.join(draft.text, from, "draft")) === "joined") this.taken.add(id);
  }

  /** All is on the disk. */
  async forget(): Promise<void> {
    const ids = [this.journal.id, ...this.taken];
    this.taken.clear();
    await this.journal.forget(ids).catch(() => {});
  }

  /** Whether a draft holds anything that is not on the screen. */
  private async addsWords(id: string, words: string, wasOnDisk: (text: string) => Promise<boolean>): Promise<boolean> {
    const text = this.editor.getText();
    const from = await this.journal.originOf(id, wasOnDisk);
    return words !== text && mergeTexts(from ?? text, text, words, "both").text !== text;
  }

  /** Tells whether a text is, or once was, on the disk. */
  private async savedBefore(): Promise<(text: string) => Promise<boolean>> {
    const versions = await this.ask.versions();
    return async (text) => {
      if (text === this.disk.base.text) return true;
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
      return versions.has([...hash].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
    };
  }
}
