import { useCallback, useEffect, useState } from "react";

export interface Clock {
  readonly tMs: number;
  readonly isPlaying: boolean;
  readonly seek: (tMs: number) => void;
  readonly setPlaying: (isPlaying: boolean) => void;
}

/** A clock that runs with the page's frames, from 0 to `lengthMs` and round again. */
export function useClock(lengthMs: number, startsPlaying: boolean): Clock {
  const [tMs, seek] = useState(0);
  const [isPlaying, setPlaying] = useState(startsPlaying);

  useEffect(() => {
    if (!isPlaying) return undefined;
    let lastMs: number | undefined;
    let request = requestAnimationFrame(function step(nowMs) {
      const passedMs = nowMs - (lastMs ?? nowMs);
      lastMs = nowMs;
      seek((before) => (before + passedMs) % lengthMs);
      request = requestAnimationFrame(step);
    });
    return () => { cancelAnimationFrame(request); };
  }, [isPlaying, lengthMs]);

  return { tMs, isPlaying, seek: useCallback((to) => { seek(to); }, []), setPlaying };
}
