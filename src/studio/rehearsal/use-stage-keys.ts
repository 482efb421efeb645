import { type RefObject, useEffect, useRef } from "react";
import type { Timeline } from "#show";
import { isComposing } from "../store/gesture.ts";
import type { Playhead } from "../store/playhead.ts";
import type { SpokenLine } from "./spoken-lines.ts";
import { stageStop } from "./stage-stops.ts";

/** What a Space, or a key that goes somewhere, means something else to. */
const OWN_SPACE = "input, textarea, select, button, summary, a[href], video, [contenteditable=true], [role=button], dialog";
const OWN_ARROWS = "input, textarea, select, video, [contenteditable=true], dialog";

/**
 * As in every player: Space plays and stops; up and down go by line, the Page keys by beat, Home and End to the ends; wherever they
 * have no other meaning. The keyboard comes to the stage, so that they do at once.
 */
export function useStageKeys(playhead: Playhead, stage: RefObject<HTMLElement | null>, lines: readonly SpokenLine[], timeline: Timeline | undefined): void {
  const shown = useRef({ lines, timeline });
  shown.current = { lines, timeline };
  useEffect(() => {
    stage.current?.querySelector<HTMLElement>(".transport .primary")?.focus();
    const isOwn = ({ target }: KeyboardEvent, own: string) => target instanceof Element && target.closest(own) !== null;
    const press = (event: KeyboardEvent) => {
      if (isComposing(event) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const now = shown.current;
      if (event.key === " " && !isOwn(event, OWN_SPACE)) {
        // Nor does it turn a page.
        event.preventDefault();
        if (!event.repeat) playhead.toggle();
      }
      if (now.timeline === undefined || isOwn(event, OWN_ARROWS)) return;
      const toMs = stageStop(event.key, playhead.getState().filmMs, now.lines, now.timeline);
      if (toMs === null) return;
      event.preventDefault();
      // At the end a loop would begin anew.
      if (toMs === now.timeline.durationMs) playhead.pause();
      // A frame further the words are up.
      playhead.seek(toMs === 0 ? 0 : Math.min(now.timeline.durationMs, toMs + 1000 / now.timeline.fps));
    };
    addEventListener("keydown", press);
    return () => { removeEventListener("keydown", press); };
  }, [playhead, stage]);
}
