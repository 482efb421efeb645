import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Playhead } from "../store/playhead.ts";

/** Closest: a word is a hand wide. */
const MOST_PX_PER_MS = 0.5;
/** To begin with: half a minute in a window. */
const FIRST_PX_PER_MS = 0.03;

/** How much of the film the window shows. Zooming keeps the place under the pointer, or the playhead, where it is. */
export function useZoom(durationMs: number, widthPx: number, host: RefObject<HTMLElement | null>, playhead: Playhead) {
  const [wanted, setWanted] = useState(FIRST_PX_PER_MS);
  const least = durationMs === 0 || widthPx === 0 ? FIRST_PX_PER_MS : Math.min(MOST_PX_PER_MS, (widthPx - 24) / durationMs);
  const [held, setHeld] = useState<number | null>(null);
  const pxPerMs = held ?? Math.max(least, Math.min(MOST_PX_PER_MS, wanted));
  const anchor = useRef<{ readonly filmMs: number; readonly x: number } | null>(null);

  const zoomBy = (factor: number, x?: number) => {
    const left = host.current?.scrollLeft ?? 0;
    const lineX = playhead.getState().filmMs * pxPerMs - left;
    const at = x ?? (lineX >= 0 && lineX <= widthPx ? lineX : widthPx / 2);
    anchor.current = { filmMs: (left + at) / pxPerMs, x: at };
    setWanted(Math.max(least, Math.min(MOST_PX_PER_MS, pxPerMs * factor)));
  };
  useLayoutEffect(() => {
    if (anchor.current === null || host.current === null) return;
    host.current.scrollLeft = anchor.current.filmMs * pxPerMs - anchor.current.x;
    anchor.current = null;
  }, [pxPerMs, host]);

  const latest = useRef(zoomBy);
  latest.current = zoomBy;
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const wheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        latest.current(1.0015 ** -event.deltaY, event.clientX - element.getBoundingClientRect().left);
      } else if (event.deltaX === 0 && !event.shiftKey) {
        event.preventDefault();
        element.scrollLeft += event.deltaY;
      }
    };
    // React's own wheel listeners cannot keep the page from zooming.
    element.addEventListener("wheel", wheel, { passive: false });
    return () => { element.removeEventListener("wheel", wheel); };
  }, [host]);

  return {
    pxPerMs,
    /** While something is dragged the scale stays, though the film grows under it. */
    hold: (isHeld: boolean) => { setHeld(isHeld ? pxPerMs : null); },
    zoomBy: (factor: number) => { zoomBy(factor); },
    fit: () => { setWanted(0); },
  };
}
