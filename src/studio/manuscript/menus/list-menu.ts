import type { EditorView } from "prosemirror-view";
import { element, setAttribute } from "../elements.ts";
import { type Anchor, layerOf, placeAt } from "../popovers/layer.ts";

export interface MenuItem {
  readonly label: string;
  /** At the right: a key, a role. */
  readonly hint?: string;
  /** Heading above the first item of its kind. */
  readonly heading?: string;
  readonly className?: string;
  readonly run: () => void;
}

let menus = 0;

/** A list of choices at a place of the text. The focus stays in the text; keys are passed on by its owner. */
export class ListMenu {
  readonly dom: HTMLElement;
  #items: readonly MenuItem[] = [];
  #selected = 0;
  readonly #view: EditorView;
  readonly #close: () => void;
  readonly #id = `ms-menu-${++menus}`;

  constructor(view: EditorView, label: string, close: () => void) {
    this.#view = view;
    this.#close = close;
    this.dom = element("div", { class: "ms-menu", role: "listbox", id: this.#id, "aria-label": label });
    // A press must not take the focus out of the text.
    this.dom.addEventListener("mousedown", (event) => { event.preventDefault(); });
    layerOf(view)?.append(this.dom);
  }

  show(items: readonly MenuItem[], anchor: Anchor | null): void {
    const isSame = items.length === this.#items.length && items.every(({ label }, i) => label === this.#items[i]!.label);
    this.#items = items;
    if (!isSame) {
      this.#selected = 0;
      this.#render();
    }
    const layer = layerOf(this.#view);
    if (anchor && layer) placeAt(this.dom, anchor, layer);
  }

  #render(): void {
    this.dom.replaceChildren();
    this.#items.forEach((item, i) => {
      if (item.heading !== undefined && item.heading !== this.#items[i - 1]?.heading)
        this.dom.append(element("div", { class: "ms-menu-heading", role: "presentation" }, item.heading));
      this.dom.append(element("div", {
        class: `ms-menu-item ${item.className ?? ""}`, role: "option", id: `${this.#id}-${i}`, "data-index": i,
        onclick: () => { this.choose(i); },
        onmousemove: () => { this.#select(i); },
      }, element("span", {}, item.label), item.hint === undefined ? null : element("kbd", {}, item.hint)));
    });
    this.#select(this.#selected);
  }

  #select(index: number): void {
    this.#selected = index;
    for (const option of this.dom.querySelectorAll<HTMLElement>(".ms-menu-item")) {
      const isSelected = option.dataset["index"] === String(index);
      option.classList.toggle("is-selected", isSelected);
      setAttribute(option, "aria-selected", String(isSelected));
      if (isSelected) option.scrollIntoView({ block: "nearest" });
    }
    setAttribute(this.#view.dom, "aria-activedescendant", this.#items.length === 0 ? null : `${this.#id}-${index}`);
  }

  choose(index = this.#selected): void {
    const item = this.#items[index];
    this.#close();
    item?.run();
  }

  /** Whether the key was for the list. The caller has made sure that no composition is going on. */
  key(event: KeyboardEvent): boolean {
    const count = this.#items.length;
    if (count === 0 || event.ctrlKey || event.metaKey || event.altKey) return false;
    switch (event.key) {
      case "ArrowDown": this.#select((this.#selected + 1) % count); return true;
      case "ArrowUp": this.#select((this.#selected + count - 1) % count); return true;
      case "Home": this.#select(0); return true;
      case "End": this.#select(count - 1); return true;
      case "Enter":
      case "Tab": this.choose(); return true;
      case "Escape": this.#close(); return true;
      default: return false;
    }
  }

  destroy(): void {
    this.dom.remove();
    setAttribute(this.#view.dom, "aria-activedescendant", null);
  }
}
