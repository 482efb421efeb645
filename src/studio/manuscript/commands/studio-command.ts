import type { Command, EditorState } from "prosemirror-state";
import type { Words } from "../../words/words.ts";

/** Under which heading a menu shows a command. */
export type CommandGroup = "structure" | "line" | "mark" | "insert" | "edit" | "view" | "app";

/** Something the writer can do, from the slash menu, the palette or a key. */
export interface StudioCommand {
  /** Kebab-case, never changes. */
  readonly id: string;
  readonly title: Words;
  /** What else it is found by: pinyin initials, pinyin, English words. */
  readonly keywords: readonly string[];
  /** As in prosemirror-keymap: `Mod-b`. */
  readonly keys?: string;
  readonly group: CommandGroup;
  readonly run: Command;
  readonly isEnabled: (state: EditorState) => boolean;
}
