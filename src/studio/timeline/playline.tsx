import { useEffect, useRef } from "react";
import { usePlayhead } from "../store/use-playhead.ts";

export interface PlaylineProps {
  readonly pxPerMs: number;
  /** The window the film is seen through. */
  readonly host: { readonly current: HTMLElement | null };
  readonly describe: (filmMs: number) => string;
}

/** The playhead; moves without React, thirty times a second. The window follows it while it plays. */
export function Playline({ pxPerMs, host, describe }: PlaylineProps) {
  const playhead = usePlayhead();
  const line = useRef<HTMLDivElement>(null);
  const seenJumps = useRef(-1);
  useEffect(() => {
    const place = () => {
      const { filmMs, isPlaying, jumps } = playhead.getState();
      const x = filmMs * pxPerMs;
      line.current?.style.setProperty("transform", `translateX(${x.toFixed(1)}px)`);
      const element = host.current;
      if (element === null) return;
      const hasJumped = jumps !== seenJumps.current;
      if ((isPlaying || hasJumped) && (x < element.scrollLeft || x > element.scrollLeft + element.clientWidth - 20)) element.scrollLeft = x - element.clientWidth * (hasJumped ? 0.3 : 0.05);
      seenJumps.current = jumps;
      if (isPlaying) return;
      element.setAttribute("aria-valuenow", String(Math.round(filmMs / 1000)));
      element.setAttribute("aria-valuetext", describe(filmMs));
    };
    place();
    return playhead.subscribe(place);
  }, [playhead, pxPerMs, host, describe]);
  return <div ref={line} className="playline" />;
}
