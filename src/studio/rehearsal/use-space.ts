import { type RefObject, useEffect } from "react";
import { isComposing } from "../store/gesture.ts";
import type { Playhead } from "../store/playhead.ts";

/** What a Space means something else to. */
const OWN_SPACE = "input, textarea, select, button, summary, a[href], video, [contenteditable=true], [role=button], dialog";

/** As in every player: Space plays and stops, wherever it has no other meaning. The keyboard comes to the stage, so that it does at once. */
export function useSpace(playhead: Playhead, stage: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    stage.current?.querySelector<HTMLElement>(".transport .primary")?.focus();
    const press = (event: KeyboardEvent) => {
      if (event.key !== " " || isComposing(event) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.target instanceof Element && event.target.closest(OWN_SPACE) !== null) return;
      // Nor does it turn a page.
      event.preventDefault();
      if (!event.repeat) playhead.toggle();
    };
    addEventListener("keydown", press);
    return () => { removeEventListener("keydown", press); };
  }, [playhead, stage]);
}
