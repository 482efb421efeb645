import type { NodeView, ViewMutationRecord } from "prosemirror-view";

const CONTROLS = "input, textarea, select, button, [data-own-events]";

/** Events in a control of a node view are the control's; mutations outside the text are nobody's. */
export function ownEvents(contentDOM?: HTMLElement): Required<Pick<NodeView, "stopEvent" | "ignoreMutation">> {
  return {
    stopEvent: (event) => event.target instanceof Element && event.target.closest(CONTROLS) !== null && !event.type.startsWith("drag") && event.type !== "drop",
    ignoreMutation: (mutation: ViewMutationRecord) => mutation.type !== "selection" && !contentDOM?.contains(mutation.target),
  };
}
