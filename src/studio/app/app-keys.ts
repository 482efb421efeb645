import type { StudioCommand } from "../manuscript/index.ts";
import type { Studio } from "../store/studio-store.ts";

/** Keys of the whole page; none of them acts while a word is being composed. */
export function bindAppKeys(commands: readonly StudioCommand[], openPalette: () => void, studio: Studio): void {
  addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    const isMod = event.ctrlKey || event.metaKey;
    if (isMod && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      openPalette();
      return;
    }
    const pressed = [isMod && "Mod", event.altKey && "Alt", event.shiftKey && "Shift", event.code === "Space" ? "Space" : event.code.replace(/^Digit/u, "").replace(/^Key([A-Z])$/u, (_, letter: string) => letter.toLowerCase())].filter(Boolean).join("-");
    const command = commands.find(({ keys }) => keys === pressed);
    if (command === undefined) return;
    event.preventDefault();
    studio.run(command.run);
  });
}
