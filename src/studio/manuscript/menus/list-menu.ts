import { element, setAttribute } from "../elements.ts";
import { type Anchor, placeAt } from "../popovers/layer.ts";

export interface MenuItem {
  readonly label: string;
  /** Below: what it is called in the script. */
  readonly detail?: string;
  /** At the right: a key, a role. */
  readonly hint?: string;
  /** Heading above the first item of its kind. */
  readonly heading?: string;
  readonly className?: string;
  readonly run: () => void;
}

/** Where the focus stays, and what the list is drawn in. */
export interface MenuHost {
  readonly focused: HTMLElement;
  readonly layer: HTMLElement | null;
}

/** Nothing is chosen until a key moves to it. */
export const NONE = -1;

let menus = 0;

/** A list of choices at a place of the text or at a field. The focus stays there; keys are passed on by its owner. */
export class ListMenu {
  readonly dom: HTMLElement;
  #items: readonly MenuItem[] = [];
  #selected = 0;
  readonly #host: MenuHost;
  readonly #close: () => void;
  readonly #id = `ms-menu-${++menus}`;

  constructor(host: MenuHost, label: string, close: () => void) {
    this.#host = host;
    this.#close = close;
    this.dom = element("div", { class: "ms-menu", role: "listbox", id: this.#id, "aria-label": label });
    // A press must not take the focus out of the text.
    this.dom.addEventListener("mousedown", (event) => { event.preventDefault(); });
    host.layer?.append(this.dom);
  }

  get id(): string {
    return this.#id;
  }

  /** @param first what an Enter takes before any other key; `NONE`: nothing */
  show(items: readonly MenuItem[], anchor: Anchor | null, first = 0): void {
    const isSame = items.length === this.#items.length && items.every(({ label, detail }, i) => label === this.#items[i]!.label && detail === this.#items[i]!.detail);
    this.#items = items;
    if (!isSame) {
      this.#selected = first;
      this.#render();
    } else if (first !== this.#selected && (first === NONE || this.#selected === NONE)) this.#select(first);
    const { layer } = this.#host;
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
      }, element("span", {}, item.label), item.detail === undefined ? null : element("small", {}, item.detail), item.hint === undefined ? null : element("kbd", {}, item.hint)));
    });
    this.#select(this.#selected);
  }

  #select(index: number): void {
    this.#selected = index;
    for (const option of this.dom.querySelectorAll<HTMLElement>(".ms-menu-item")) {
      const isSelected = option.dataset["index"] === String(index);
      option.classList.toggle("is-selected", isSelected);
      setAttribute(option, "aria-selected", String(isSelected));
      if (isSelected) showInside(this.dom, option);
    }
    setAttribute(this.#host.focused, "aria-activedescendant", this.#items[index] === undefined ? null : `${this.#id}-${index}`);
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
      case "ArrowUp": this.#select((Math.max(this.#selected, 0) + count - 1) % count); return true;
      case "Home": this.#select(0); return true;
      case "End": this.#select(count - 1); return true;
      case "Enter":
      case "Tab":
        if (this.#selected === NONE) return false;
        this.choose();
        return true;
      case "Escape": this.#close(); return true;
      default: return false;
    }
  }

  destroy(): void {
    this.dom.remove();
    setAttribute(this.#host.focused, "aria-activedescendant", null);
  }
}

/** Scrolls the list alone: it may not be in its place yet, and the page would follow it. */
export function showInside(list: HTMLElement, option: HTMLElement): void {
  const { offsetTop: top, offsetHeight: height } = option;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + height > list.scrollTop + list.clientHeight) list.scrollTop = top + height - list.clientHeight;
}
