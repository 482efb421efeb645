import type { EditorView } from "prosemirror-view";
import { element } from "../elements.ts";

/** Where menus and forms stand: above the text, scrolling with it, outside of what is edited. */
export function layerOf(view: EditorView): HTMLElement | null {
  return view.dom.closest(".ms-root")?.querySelector<HTMLElement>(":scope > .ms-layer") ?? null;
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

/** Puts a floating element at an anchor: below, or above when there is more room. */
export function placeAt(floating: HTMLElement, anchor: Anchor, layer: HTMLElement): void {
  const root = layer.getBoundingClientRect();
  const { width, height } = floating.getBoundingClientRect();
  const GAP = 6;
  const isBelow = anchor.bottom + GAP + height <= window.innerHeight || anchor.top < window.innerHeight / 2;
  const left = Math.max(8, Math.min(anchor.left, window.innerWidth - width - 8));
  const top = isBelow ? anchor.bottom + GAP : anchor.top - GAP - height;
  floating.style.left = `${Math.round(left - root.left)}px`;
  floating.style.top = `${Math.round(top - root.top)}px`;
}

export function makeLayer(): HTMLElement {
  return element("div", { class: "ms-layer" });
}
