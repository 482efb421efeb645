import { useRef } from "react";
import { usePlayheadState } from "../store/use-playhead.ts";

/** After a key the moving picture waits, so that the letter is seen first. ms */
const YIELD_MS = 150;
/** Longer it does not stand still, however fast somebody types. ms */
const LONGEST_MS = 300;

let pressedMs = -Infinity;
addEventListener("keydown", ({ timeStamp }) => { pressedMs = timeStamp; }, { capture: true, passive: true });

/** Whether what moves with the preview stands still for now: typing never waits for it. @param shownMs when it moved last, of `performance.now()` */
export function yieldsToKeys(shownMs: number): boolean {
  const nowMs = performance.now();
  return nowMs - pressedMs < YIELD_MS && nowMs - shownMs < LONGEST_MS;
}

/**
 * The frame to show while the playhead is at `frame`.
 *
 * @param of what the frames are counted in; another one is shown at once
 */
export function useYieldingFrame(frame: number, of: unknown): number {
  const isPlaying = usePlayheadState((state) => state.isPlaying);
  const shown = useRef({ frame, of, atMs: -Infinity });
  if (!(isPlaying && of === shown.current.of && yieldsToKeys(shown.current.atMs))) shown.current = { frame, of, atMs: performance.now() };
  return shown.current.frame;
}
