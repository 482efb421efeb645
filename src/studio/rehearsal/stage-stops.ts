import type { Timeline } from "#show";
import { NEAR_MS } from "../preview/whereabouts.ts";
import type { SpokenLine } from "./spoken-lines.ts";

/**
 * Where a key leads on the stage; null for a key that leads nowhere, or has nowhere to go.
 *
 * @param filmMs where it stands
 * @returns film time in ms
 */
export function stageStop(key: string, filmMs: number, lines: readonly SpokenLine[], { clips, durationMs }: Pick<Timeline, "clips" | "durationMs">): number | null {
  const beats = clips.flatMap(({ clip, startMs }) => (clip.kind === "transition" ? [] : [{ startMs, fromMs: startMs }]));
  switch (key) {
    case "ArrowUp": return beside(lines, filmMs, -1);
    case "ArrowDown": return beside(lines, filmMs, 1);
    case "PageUp": return beside(beats, filmMs, -1);
    case "PageDown": return beside(beats, filmMs, 1);
    case "Home": return 0;
    case "End": return durationMs;
    default: return null;
  }
}

function beside(stops: readonly { readonly startMs: number; readonly fromMs: number }[], filmMs: number, by: 1 | -1): number | null {
  const now = stops.findLastIndex(({ fromMs }) => fromMs <= filmMs + NEAR_MS);
  return stops[now + by]?.startMs ?? null;
}
