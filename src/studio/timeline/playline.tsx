import { useEffect, useRef } from "react";
import { glide } from "../preview/glide.ts";
import { usePlayhead } from "../store/use-playhead.ts";

export interface PlaylineProps {
  readonly pxPerMs: number;
  readonly lengthMs: number;
  /** What of the film the window shows. */
  readonly leftPx: number;
  readonly widthPx: number;
  /** The window the film is seen through. */
  readonly host: { readonly current: HTMLElement | null };
  readonly describe: (filmMs: number) => string;
}

/** The playhead; moves without React. The window follows it while it plays. */
export function Playline({ pxPerMs, lengthMs, leftPx, widthPx, host, describe }: PlaylineProps) {
  const playhead = usePlayhead();
  const line = useRef<HTMLDivElement>(null);
  const seenJumps = useRef(-1);
  // Known from events: asking the window itself would have the whole page laid out for every frame.
  const shown = useRef({ leftPx, widthPx });
  shown.current = { leftPx, widthPx };
  useEffect(() => glide(line.current!, playhead, { startMs: 0, lengthMs, width: `${lengthMs * pxPerMs}px` }), [playhead, pxPerMs, lengthMs]);
  useEffect(() => {
    const follow = () => {
      const { filmMs, isPlaying, jumps } = playhead.getState();
      const x = filmMs * pxPerMs;
      const element = host.current;
      const { leftPx: left, widthPx: width } = shown.current;
      if (element === null || width === 0) return;
      const hasJumped = jumps !== seenJumps.current;
      if ((isPlaying || hasJumped) && (x < left || x > left + width - 20)) element.scrollLeft = x - width * (hasJumped ? 0.3 : 0.05);
      seenJumps.current = jumps;
      if (isPlaying) return;
      element.setAttribute("aria-valuenow", String(Math.round(filmMs / 1000)));
      element.setAttribute("aria-valuetext", describe(filmMs));
    };
    follow();
    return playhead.subscribe(follow);
  }, [playhead, pxPerMs, widthPx, host, describe]);
  return <div ref={line} className="playline" />;
}
