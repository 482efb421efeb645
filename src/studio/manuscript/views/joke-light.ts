import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/** Point at a set-up and its punch lights up, and the other way round. */
export function jokeLight(): Plugin {
  let lit: readonly Element[] = [];
  const light = (view: EditorView, joke: string | null): void => {
    for (const each of lit) each.classList.remove("is-lit");
    lit = joke === null ? [] : [...view.dom.querySelectorAll<HTMLElement>(".ms-xi, .ms-dou")].filter((each) => each.dataset["joke"] === joke);
    for (const each of lit) each.classList.add("is-lit");
  };
  const jokeAt = (target: EventTarget | null): string | null =>
    target instanceof Element ? target.closest<HTMLElement>("[data-joke]")?.dataset["joke"] ?? null : null;
  return new Plugin({
    props: {
      handleDOMEvents: {
        mouseover: (view, event) => { if (!view.composing) light(view, jokeAt(event.target)); },
        mouseleave: (view) => { if (!view.composing) light(view, null); },
      },
    },
  });
}
