import type { Node } from "prosemirror-model";

/** What a beat is called where it is listed: its title; without one its first words; "" when it has neither. */
export function beatName(beat: Node): string {
  return String(beat.attrs["title"]) || (beat.firstChild?.textContent.slice(0, 12) ?? "");
}
