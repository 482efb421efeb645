import type { ReadOnly, Refusal } from "../../server/protocol.ts";
import type { Ask, Unanswered } from "./ask.ts";
import { mergeTexts } from "./merge.ts";
import type { KeepNotice } from "./status.ts";

/** The text on the screen. */
export interface KeptEditor {
  readonly getText: () => string;
  /**
   * Puts another text on the screen, as small a change as may be, with the cursor where it was.
   *
   * `outside`: somebody else wrote it; `merged`: theirs and ours; `followed`: the writing tab has it; `draft`: taken from an earlier visit.
   */
  readonly setText: (text: string, why: "outside" | "merged" | "followed" | "draft") => void;
  /** Whether an input method is at work; meanwhile nothing is saved and no text is put on the screen. */
  readonly isComposing: () => boolean;
}

/** What is on the disk as far as this tab knows; nulls: no file. */
export interface Base {
  readonly sha256: string | null;
  readonly text: string | null;
}

export type Settled = "saved" | "again" | "offline" | { readonly refused: Refusal } | { readonly readOnly: ReadOnly };

/** Texts whose answer never came, the latest of which may be on the disk all the same. */
const UNSURE_KEPT = 4;

/** Brings the text on the screen and the text on the disk together. Its calls must not overlap. */
export class DiskText {
  private readonly unsure: string[] = [];

  constructor(
    public base: Base,
    private readonly editor: KeptEditor,
    private readonly ask: Ask,
    private readonly notice: (notice: KeepNotice) => void,
    /** Before a text is sent, so that somebody knows it for ours if we do not live to hear the answer. */
    private readonly beforeSend: (text: string, base: Base) => Promise<void>,
  ) {}

  /** Saves what is on the screen. `again`: the disk held something else, which is on the screen now too. */
  async save(): Promise<Settled> {
    const text = this.editor.getText();
    if (text === this.base.text) return "saved";
    this.unsure.push(text);
    await this.beforeSend(text, this.base);
    const outcome = await this.ask.save(text, this.base.sha256);
    switch (outcome.kind) {
      case "saved":
        this.unsure.length = 0;
        this.base = { sha256: outcome.sha256, text };
        return "saved";
      case "changed":
        return this.meet(outcome.disk);
      case "refused":
      case "offline":
        this.unsure.splice(0, this.unsure.length - UNSURE_KEPT);
        return failureOf(outcome);
    }
  }

  /** Looks at the disk, where somebody else is said to have written. */
  async look(): Promise<Settled> {
    const answer = await this.ask.show();
    if (answer.kind !== "show") return failureOf(answer);
    const { sha256, text, readOnly } = answer.show;
    if (readOnly?.code === "gone") return this.meet({ sha256: null, text: null });
    return readOnly ? { readOnly } : this.meet({ sha256, text });
  }

  /**
   * Puts another version of the show together with what is on the screen.
   *
   * @param from what both were made from
   */
  async join(theirs: string, from: string, why: "outside" | "draft"): Promise<Settled | "joined"> {
    await this.composed();
    const ours = this.editor.getText();
    if (ours === theirs) return "joined";
    const merged = ours === from ? { text: theirs, isConflict: false } : mergeTexts(from, ours, theirs, why === "draft" ? "both" : "ours");
    // Where both changed a line, what is being worked on stays; all of the other version lies beside the script.
    if (merged.isConflict && why === "outside") {
      const kept = await this.ask.conflict(theirs);
      if (kept.kind !== "kept") return failureOf(kept);
      this.notice({ kind: "conflict", name: kept.name });
      await this.composed();
      // Typed while the copy was made.
      if (this.editor.getText() !== ours) return this.join(theirs, from, why);
    } else if (why === "outside") this.notice({ kind: ours === from ? "outside" : "merged" });
    this.editor.setText(merged.text, ours === from ? why : "merged");
    return "joined";
  }

  /** Our own words whose answer was lost, no words at all, or somebody else's. */
  private async meet(disk: { readonly sha256: string | null; readonly text: string | null }): Promise<Settled> {
    if (disk.sha256 === this.base.sha256) return "again";
    // A file left without a word is one whose writer died over it.
    if (disk.text === null || (disk.text === "" && this.base.text !== null)) {
      this.notice({ kind: "was-gone" });
      this.base = disk;
      return "again";
    }
    if (!this.unsure.includes(disk.text)) {
      const joined = await this.join(disk.text, this.base.text ?? "", "outside");
      if (joined !== "joined") return joined;
    }
    this.base = disk;
    return "again";
  }

  /** Waits for the end of a composition. */
  async composed(): Promise<void> {
    while (this.editor.isComposing()) await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

function failureOf(outcome: Unanswered): Settled {
  return outcome.kind === "offline" ? "offline" : { refused: outcome.refusal };
}
