import { useRef } from "react";
import { usePlayheadState } from "../store/use-playhead.ts";

/** After a key the moving picture waits, so that the letter is seen first. ms */
const YIELD_MS = 150;
/** Longer it does not stand still, however fast somebody types. ms */
const LONGEST_MS = 300;

let pressedMs = -Infinity;
addEventListener("keydown", ({ timeStamp }) => { pressedMs = timeStamp; }, { capture: true, passive: true });

/**
 * The frame to show while the playhead is at `frame`: typing never waits for the preview.
 *
 * @param of what the frames are counted in; another one is shown at once
 */
export function useYieldingFrame(frame: number, of: unknown): number {
  const isPlaying = usePlayheadState((state) => state.isPlaying);
  const shown = useRef({ frame, of, atMs: -Infinity });
  const nowMs = performance.now();
  const waits = isPlaying && of === shown.current.of && nowMs - pressedMs < YIELD_MS && nowMs - shown.current.atMs < LONGEST_MS;
  if (!waits) shown.current = { frame, of, atMs: nowMs };
  return shown.current.frame;
}
