import type { EditorView } from "prosemirror-view";
import { element } from "../elements.ts";

/** Where menus and forms stand: above the text, scrolling with it, outside of what is edited. */
export function layerOf(view: EditorView): HTMLElement | null {
  return view.dom.closest(".ms-root")?.querySelector<HTMLElement>(":scope > .ms-layer") ?? null;
}

/** Over everything, for what hangs from a field wherever it stands. */
export function pageLayer(): HTMLElement {
  const there = document.querySelector<HTMLElement>("body > .ms-page-layer");
  if (there) return there;
  const made = element("div", { class: "ms-page-layer" });
  document.body.append(made);
  return made;
}

export interface Anchor {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/** The place of a position on the screen. */
export function anchorAt(view: EditorView, pos: number): Anchor {
  const dom = view.nodeDOM(pos);
  if (dom instanceof HTMLElement && view.state.doc.nodeAt(pos)?.isText !== true) return dom.getBoundingClientRect();
  return view.coordsAtPos(pos);
}

const GAP = 6;
const EDGE = 8;
/** A list is not made lower than this to fit. */
const LEAST_HEIGHT = 140;

/** Puts a floating element at an anchor: below, or above when there is more room; wholly inside of what is seen, scrolling when it is taller. */
export function placeAt(floating: HTMLElement, anchor: Anchor, layer: HTMLElement): void {
  const root = layer.getBoundingClientRect();
  const seen = seenPart(layer);
  floating.style.maxHeight = "";
  const { width, height } = floating.getBoundingClientRect();
  const [above, below] = [anchor.top - GAP - seen.top - EDGE, seen.bottom - EDGE - anchor.bottom - GAP];
  const isBelow = height <= below || below >= above;
  const room = Math.min(seen.bottom - seen.top - 2 * EDGE, Math.max(LEAST_HEIGHT, isBelow ? below : above));
  if (height > room) floating.style.maxHeight = `${Math.floor(room)}px`;
  const left = Math.max(seen.left + EDGE, Math.min(anchor.left, seen.right - width - EDGE));
  const shown = Math.min(height, room);
  const top = Math.max(seen.top + EDGE, Math.min(isBelow ? anchor.bottom + GAP : anchor.top - GAP - shown, seen.bottom - EDGE - shown));
  floating.style.left = `${Math.round(left - root.left)}px`;
  floating.style.top = `${Math.round(top - root.top)}px`;
}

/** The part of the script that can be seen: the window, or what scrolls in it. */
export function seenPart(layer: HTMLElement): { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number } {
  for (let place = layer.parentElement; place && place !== document.body; place = place.parentElement) {
    if (!/auto|scroll|hidden|clip/u.test(getComputedStyle(place).overflowY)) continue;
    const { left, right, top, bottom } = place.getBoundingClientRect();
    return { left: Math.max(0, left), right: Math.min(innerWidth, right), top: Math.max(0, top), bottom: Math.min(innerHeight, bottom) };
  }
  return { left: 0, right: innerWidth, top: 0, bottom: innerHeight };
}

export function makeLayer(): HTMLElement {
  return element("div", { class: "ms-layer" });
}
