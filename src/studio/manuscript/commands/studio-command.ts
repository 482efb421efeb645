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

export const GROUP_WORDS: Readonly<Record<CommandGroup, Words>> = {
  insert: { zh: "插入", en: "Insert" },
  mark: { zh: "标记", en: "Mark" },
  line: { zh: "台词", en: "Line" },
  structure: { zh: "结构", en: "Structure" },
  edit: { zh: "编辑", en: "Edit" },
  view: { zh: "查看", en: "View" },
  app: { zh: "工作室", en: "Studio" },
};

const KEY_SIGNS: Readonly<Record<string, string>> = { Alt: "⌥", Shift: "⇧", ArrowUp: "↑", ArrowDown: "↓", Enter: "⏎" };

/** A key as it is shown: `⌘B` or `Ctrl+B`. */
export function keyText(keys: string, isMac = typeof navigator !== "undefined" && /Mac|iP/u.test(navigator.platform)): string {
  const parts = keys.split("-").map((part) => part.length === 1 ? part.toUpperCase() : part);
  if (isMac) return parts.map((part) => (part === "Mod" ? "⌘" : KEY_SIGNS[part] ?? part)).join("");
  return parts.map((part) => (part === "Mod" ? "Ctrl" : part.startsWith("Arrow") ? KEY_SIGNS[part]! : part)).join("+");
}
