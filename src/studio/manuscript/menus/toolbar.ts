import { Plugin, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { selectedLine } from "#script";
import { commandList } from "../commands/list.ts";
import { keyText } from "../commands/studio-command.ts";
import { element, setAttribute, setText } from "../elements.ts";
import { say } from "../options.ts";
import { layerOf, placeAt, seenPart } from "../popovers/layer.ts";

const SHOWN = ["stress", "fast", "ruby", "set-up", "punch", "pair-baofu", "cue"];

/** What can be done to selected words, above them. */
export function selectionToolbar(): Plugin {
  return new Plugin({ view: (view) => new Toolbar(view) });
}

/** The selection arrives after the release of the mouse and after the focus. */
const SETTLE_MS = 20;

class Toolbar {
  readonly #dom = element("div", { class: "ms-toolbar", role: "toolbar", hidden: true });
  readonly #view: EditorView;
  readonly #buttons: readonly (readonly [HTMLButtonElement, (typeof commandList)[number]])[];
  #isPressed = false;

  constructor(view: EditorView) {
    this.#view = view;
    this.#buttons = SHOWN.flatMap((id) => commandList.filter((command) => command.id === id)).map((command) => [
      element("button", { type: "button", tabindex: -1, "data-command": command.id, onclick: () => { command.run(view.state, view.dispatch, view); } }), command,
    ] as const);
    this.#dom.append(...this.#buttons.map(([button]) => button));
    this.#dom.addEventListener("mousedown", (event) => { event.preventDefault(); });
    layerOf(view)?.append(this.#dom);
    view.dom.addEventListener("mousedown", this.#pressed);
    document.addEventListener("mouseup", this.#released);
    view.dom.addEventListener("blur", this.#hide);
    view.dom.addEventListener("focus", this.#focused);
  }

  readonly #pressed = (): void => {
    this.#isPressed = true;
    this.#hide();
  };

  readonly #released = (): void => {
    if (!this.#isPressed) return;
    this.#isPressed = false;
    this.#focused();
  };

  readonly #focused = (): void => { setTimeout(() => { if (!this.#view.isDestroyed) this.update(this.#view); }, SETTLE_MS); };

  readonly #hide = (): void => { this.#dom.hidden = true; };

  update(view: EditorView): void {
    if (view.composing) return;
    const { state } = view;
    const isWanted = !this.#isPressed && view.editable && view.hasFocus() && !state.selection.empty && state.selection instanceof TextSelection &&
      (selectedLine(state) !== null || this.#buttons.some(([, { id, isEnabled }]) => id === "pair-baofu" && isEnabled(state)));
    if (!isWanted) {
      if (!this.#dom.hidden) this.#hide();
      return;
    }
    setAttribute(this.#dom, "aria-label", say(state, { zh: "选中的字", en: "Selected words" }));
    for (const [button, command] of this.#buttons) {
      button.hidden = !command.isEnabled(state);
      setText(button, say(state, command.title));
      button.title = command.keys === undefined ? "" : keyText(command.keys);
    }
    this.#dom.hidden = false;
    const layer = layerOf(view);
    const { left, top } = view.coordsAtPos(state.selection.from);
    if (layer) {
      const above = top - this.#dom.getBoundingClientRect().height - 12;
      // Where the words are at the upper edge it would cover them: then below.
      const hasRoom = above >= seenPart(layer).top;
      placeAt(this.#dom, hasRoom ? { left, top: above, bottom: above } : { left, top, bottom: view.coordsAtPos(state.selection.to).bottom }, layer);
    }
  }

  destroy(): void {
    this.#view.dom.removeEventListener("mousedown", this.#pressed);
    this.#view.dom.removeEventListener("blur", this.#hide);
    this.#view.dom.removeEventListener("focus", this.#focused);
    document.removeEventListener("mouseup", this.#released);
    this.#dom.remove();
  }
}
