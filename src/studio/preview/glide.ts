import type { Playhead } from "../store/playhead.ts";
import { yieldsToKeys } from "./yielding-frame.ts";

export interface Course {
  /** Film time at its left end, and how long it is; ms. */
  readonly startMs: number;
  readonly lengthMs: number;
  /** From its left end to its right end, a CSS length. */
  readonly width: string;
}

/**
 * Moves an element along a course with the playhead, thirty times a second, without React, a layout or a new layering of
 * the page: the browser does without that only for what is animated, so the course is an animation that stands still and
 * is set. Running by itself it would cost every letter more (p95 84–90 ms against 49–54, side by side).
 *
 * @returns how to stop
 */
export function glide(element: HTMLElement, playhead: Playhead, { startMs, lengthMs, width }: Course): () => void {
  const course = element.animate({ transform: ["none", `translateX(${width})`] }, { duration: Math.max(1, lengthMs), fill: "both" });
  course.pause();
  let shownMs = -Infinity;
  const follow = () => {
    const { filmMs, isPlaying } = playhead.getState();
    if (isPlaying && yieldsToKeys(shownMs)) return;
    shownMs = performance.now();
    course.currentTime = Math.max(0, Math.min(lengthMs, filmMs - startMs));
  };
  follow();
  const leave = playhead.subscribe(follow);
  return () => {
    leave();
    course.cancel();
  };
}
