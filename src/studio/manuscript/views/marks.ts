import type { Mark } from "prosemirror-model";
import type { MarkViewConstructor } from "prosemirror-view";
import { element } from "../elements.ts";

/** How many colours there are for jokes. */
const HUES = 6;

/** A colour for a joke: the same for its set-up and its punch. */
export function hueOf(joke: string): number {
  let sum = 0;
  for (const char of joke) sum = (sum * 31 + char.codePointAt(0)!) % 9973;
  return sum % HUES;
}

/** An element of ours around marked words. Lighting it up is no edit. */
function markView(className: string, attributes: (mark: Mark) => Readonly<Record<string, string>> = () => ({})): MarkViewConstructor {
  return (mark) => ({
    dom: element("span", { class: className, ...attributes(mark) }),
    ignoreMutation: (mutation) => mutation.type === "attributes",
  });
}

const joke = ({ attrs }: Mark) => ({ "data-joke": attrs["joke"] as string, "data-hue": String(hueOf(attrs["joke"] as string)) });

export const markViews: Readonly<Record<string, MarkViewConstructor>> = {
  xi: markView("ms-xi", joke),
  dou: markView("ms-dou", joke),
  stress: markView("ms-stress"),
  fast: markView("ms-fast"),
  ruby: markView("ms-ruby", ({ attrs }) => ({ "data-rt": attrs["rt"] as string })),
};
