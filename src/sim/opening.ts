import type { SimEvent } from "./simulate.ts";

/** What happens by itself, put among the cues in order of time; before those of the same instant. */
export function withOpening(events: readonly SimEvent[], opening: readonly SimEvent[]): readonly SimEvent[] {
  return [...opening, ...events].sort((a, b) => a.tMs - b.tMs);
}
