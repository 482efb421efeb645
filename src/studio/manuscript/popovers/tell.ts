import type { EditorView } from "prosemirror-view";
import type { Words } from "../../words/words.ts";
import { element } from "../elements.ts";
import { say } from "../options.ts";
import { layerOf, placeAt } from "./layer.ts";

/** Says at the cursor why nothing was done; goes away with the next key or press. */
export function tell(view: EditorView, words: Words): void {
  const layer = layerOf(view);
  if (!layer) return;
  layer.querySelector(":scope > .ms-told")?.remove();
  const told = element("p", { class: "ms-told", role: "alert" }, say(view.state, words));
  layer.append(told);
  placeAt(told, view.coordsAtPos(view.state.selection.head), layer);
  const away = new AbortController();
  const now = performance.now();
  const end = ({ timeStamp }: Event) => {
    // Not with the key or press that led here.
    if (timeStamp < now) return;
    told.remove();
    away.abort();
  };
  for (const kind of ["keydown", "mousedown"]) addEventListener(kind, end, { capture: true, signal: away.signal });
}
