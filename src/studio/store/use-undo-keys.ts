import { redo, undo } from "prosemirror-history";
import type { KeyboardEvent } from "react";
import { isComposing } from "./gesture.ts";
import { useStudio } from "./use-studio.ts";

/** For a panel's `onKeyDown`: the keys of undo and redo mean the script there, too. */
export function useUndoKeys(): (event: KeyboardEvent) => void {
  const studio = useStudio();
  return (event) => {
    if (isComposing(event.nativeEvent) || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    event.stopPropagation();
    studio.run(key === "y" || event.shiftKey ? redo : undo);
    studio.bindNow();
  };
}
