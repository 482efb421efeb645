import type { Bilingual, ReadOnly } from "../../server/protocol.ts";

/** How it stands with the words on the screen. */
export type KeepStatus =
  /** All of them are on the disk for good. `atMs`: since when, as `Date.now()`; null: nothing was changed yet. */
  | { readonly kind: "saved"; readonly atMs: number | null }
  /** Some were typed since; they are kept in the browser and are saved at the next pause. */
  | { readonly kind: "unsaved" }
  | { readonly kind: "saving" }
  /** The server does not answer. Words are kept in the browser, and saved when it is back. */
  | { readonly kind: "offline"; readonly hasUnsaved: boolean }
  /** The server could not save; it is tried again. */
  | { readonly kind: "failed"; readonly message: Bilingual }
  /** Another tab writes this show; this one looks on. Typing must be off. */
  | { readonly kind: "following" }
  /** The server was started anew, and a tab that it knows writes; this one looks on. Typing must be off. */
  | { readonly kind: "outdated" }
  /** The file can only be looked at. Typing must be off. */
  | { readonly kind: "read-only"; readonly reason: ReadOnly }
  /** The server was started anew and no longer knows this tab: open the new address. Words are kept in the browser. */
  | { readonly kind: "locked-out"; readonly hasUnsaved: boolean };

/** What happened and must be seen. */
export type KeepNotice =
  /** Words of an earlier visit that never reached the disk; nothing happens until `takeDraft` or `dropDraft`. */
  | { readonly kind: "draft"; readonly draft: Draft }
  /** Somebody else changed the file; what he changed is on the screen now. */
  | { readonly kind: "outside" }
  /** Somebody else changed the file, and so did the person here: both are on the screen now. */
  | { readonly kind: "merged" }
  /** Both changed the same lines. The screen keeps what was typed here; the other version lies in this file. */
  | { readonly kind: "conflict"; readonly name: string }
  /** The file was taken away or emptied; it was written anew. */
  | { readonly kind: "was-gone" }
  /** The other tab let go: this one writes now. */
  | { readonly kind: "took-over" }
  /** The browser keeps no drafts (private mode, full disk): only what is saved is safe. */
  | { readonly kind: "no-journal" };

/** Words kept in the browser. */
export interface Draft {
  readonly id: string;
  readonly text: string;
  /** When they were typed last, as `Date.now()`. */
  readonly atMs: number;
}
