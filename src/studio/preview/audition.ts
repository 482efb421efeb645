import type { Playhead } from "../store/playhead.ts";

/** Long enough to see what led to the cue, and what came of it. ms */
const LEAD_MS = 400;
const LENGTH_MS = 2600;

/** Plays a cue alone. @param atMs film time at which it fires */
export function audition(playhead: Playhead, atMs: number): void {
  playhead.audition(Math.max(0, atMs - LEAD_MS), atMs - LEAD_MS + LENGTH_MS);
}
