import type { EditorView } from "prosemirror-view";
import type { StudioCommand } from "../commands/studio-command.ts";

/** Opens the command palette; `extra` are commands of the app. */
export function openPalette(_view: EditorView, _extra: readonly StudioCommand[] = []): void {}
