import type { Playhead } from "../store/playhead.ts";

export interface Track {
  /** Film time at the track's left end, and how long it is; ms. */
  readonly startMs: number;
  readonly lengthMs: number;
  /** From its left end to its right end, a CSS length. */
  readonly width: string;
}

/** By so much the picture may be elsewhere before the element is put right; a picture is painted every 33 ms. */
const DRIFT_MS = 80;

/**
 * Moves an element along a track with the playhead. While the film plays the compositor does it: a style set for every
 * picture would have the page layered anew each time, which takes as long as the picture itself.
 *
 * @returns how to stop
 */
export function glide(element: HTMLElement, playhead: Playhead, { startMs, lengthMs, width }: Track): () => void {
  const motion = element.animate([{ transform: "translateX(0)" }, { transform: `translateX(${width})` }], { duration: Math.max(1, lengthMs), fill: "both" });
  motion.pause();
  const follow = () => {
    const { filmMs, isPlaying } = playhead.getState();
    const atMs = Math.max(0, Math.min(lengthMs, filmMs - startMs));
    const goesOn = isPlaying && atMs > 0 && atMs < lengthMs;
    if (!goesOn) motion.pause();
    if (!goesOn || motion.playState !== "running" || Math.abs(Number(motion.currentTime) - atMs) > DRIFT_MS) motion.currentTime = atMs;
    if (goesOn && motion.playState !== "running") motion.play();
  };
  follow();
  const unsubscribe = playhead.subscribe(follow);
  return () => {
    unsubscribe();
    motion.cancel();
  };
}
