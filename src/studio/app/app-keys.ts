import { redo, undo } from "prosemirror-history";
import type { StudioCommand } from "../manuscript/index.ts";
import { isComposing } from "../store/gesture.ts";
import type { Studio } from "../store/studio-store.ts";

/** The customary keys of players. Some input methods take them to switch themselves, so they are not the first. */
const ALSO: Readonly<Record<string, string>> = { "Mod-Space": "F8", "Mod-Shift-Space": "Shift-F8" };

/** Keys of the whole page; none of them acts while a word is being composed. */
export function bindAppKeys(commands: readonly StudioCommand[], openPalette: () => void, studio: Studio): void {
  addEventListener("keydown", (event) => {
    if (isComposing(event) || event.defaultPrevented) return;
    const isMod = event.ctrlKey || event.metaKey;
    if (isMod && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      openPalette();
      return;
    }
    // The field that had the keyboard may have gone with what was undone.
    if (isMod && !event.altKey && event.target === document.body && studio.getState().mode === "xie" && /^[zy]$/iu.test(event.key)) {
      event.preventDefault();
      studio.run(event.key.toLowerCase() === "y" || event.shiftKey ? redo : undo);
      studio.bindNow();
      return;
    }
    const pressed = [isMod && "Mod", event.altKey && "Alt", event.shiftKey && "Shift", event.code.replace(/^Digit/u, "").replace(/^Key([A-Z])$/u, (_, letter: string) => letter.toLowerCase())].filter(Boolean).join("-");
    const command = commands.find(({ keys }) => keys === (ALSO[pressed] ?? pressed));
    if (command === undefined) return;
    event.preventDefault();
    // A key that is held down does it once.
    if (!event.repeat) studio.run(command.run);
  });
}
