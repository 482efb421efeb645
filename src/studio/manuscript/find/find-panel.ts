import { closeHistory } from "prosemirror-history";
import { type Command, NodeSelection, Plugin, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { isInputMethodKey } from "../composing.ts";
import { element, setText } from "../elements.ts";
import { say } from "../options.ts";
import { onRefresh } from "../views/refreshing.ts";
import { changeFind, findState, type Match, replaced } from "./find-state.ts";

const panels = new WeakMap<EditorView, FindPanel>();

/** Opens the find panel, with the selected words in it. */
export function openFind(what: "find" | "replace"): Command {
  return (_state, dispatch, view) => {
    if (dispatch && view) panels.get(view)?.open(what);
    return true;
  };
}

export function closeFind(view: EditorView): boolean {
  return panels.get(view)?.close() ?? false;
}

/** The matches are looked for anew when typing has paused this long. */
const PAUSE_MS = 300;

class FindPanel {
  readonly dom: HTMLElement;
  readonly #view: EditorView;
  readonly #query = element("input", { type: "text", class: "ms-find-query", spellcheck: "false", autocomplete: "off" });
  readonly #by = element("input", { type: "text", class: "ms-find-by", spellcheck: "false", autocomplete: "off" });
  readonly #count = element("span", { class: "ms-find-count", role: "status" });
  readonly #buttons: readonly (readonly [HTMLButtonElement, { zh: string; en: string }])[];
  readonly #unregister: () => void;
  /** Where looking began; typing more of the query looks from there again. */
  #origin = 0;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView) {
    this.#view = view;
    const button = (className: string, zh: string, en: string, run: () => void) =>
      [element("button", { type: "button", class: className, onclick: run }), { zh, en }] as const;
    this.#buttons = [
      button("ms-find-previous", "上一处", "Previous", () => { this.#step(-1); }),
      button("ms-find-next", "下一处", "Next", () => { this.#step(1); }),
      button("ms-find-one", "替换", "Replace", () => { this.#replace(false); }),
      button("ms-find-all", "全部替换", "Replace all", () => { this.#replace(true); }),
      button("ms-find-close", "关闭", "Close", () => { this.close(); }),
    ];
    const [previous, next, one, all, close] = this.#buttons.map(([each]) => each);
    this.dom = element("div", { class: "ms-find", role: "search", hidden: true }, this.#query, this.#by,
      element("div", { class: "ms-find-row" }, this.#count, previous!, next!, close!),
      element("div", { class: "ms-find-row ms-find-replace" }, one!, all!));
    this.#query.addEventListener("input", (event) => { if (!(event as InputEvent).isComposing) this.#search(); });
    this.#query.addEventListener("compositionend", () => { this.#search(); });
    this.dom.addEventListener("keydown", (event) => { this.#key(event); });
    this.#unregister = onRefresh(view, () => { this.#describe(); });
    this.#describe();
    view.dom.closest(".ms-root")?.prepend(this.dom);
  }

  open(what: "find" | "replace"): void {
    const { selection, doc } = this.#view.state;
    const chosen = selection.empty || selection instanceof NodeSelection ? "" : doc.textBetween(selection.from, selection.to, "\n");
    this.dom.hidden = false;
    this.#origin = selection.from;
    this.dom.classList.toggle("has-replace", what === "replace");
    if (chosen !== "" && !chosen.includes("\n")) this.#query.value = chosen;
    this.#search();
    this.#query.focus();
    this.#query.select();
  }

  close(): boolean {
    if (this.dom.hidden) return false;
    this.dom.hidden = true;
    this.#view.dispatch(changeFind(this.#view.state.tr, { query: "" }));
    this.#view.focus();
    return true;
  }

  /** The state has changed. */
  look(): void {
    if (this.dom.hidden) return;
    const { matches, current, isStale, query } = findState(this.#view.state);
    setText(this.#count, query === "" ? "" : matches.length === 0 ? say(this.#view.state, { zh: "没有", en: "none" }) : `${current + 1}/${matches.length}`);
    if (!isStale) return;
    clearTimeout(this.#again);
    this.#again = setTimeout(() => { this.#searchAgain(); }, PAUSE_MS);
  }

  #searchAgain(): void {
    if (this.#view.isDestroyed || this.dom.hidden || !findState(this.#view.state).isStale) return;
    // Nothing is coloured while a word is being composed.
    if (this.#view.composing) this.#again = setTimeout(() => { this.#searchAgain(); }, PAUSE_MS);
    else this.#view.dispatch(changeFind(this.#view.state.tr, { again: true }));
  }

  #search(): void {
    this.#view.dispatch(changeFind(this.#view.state.tr, { query: this.#query.value, near: Math.min(this.#origin, this.#view.state.doc.content.size) }));
    const { matches, current } = findState(this.#view.state);
    if (current >= 0) this.#show(matches[current]!, current);
  }

  #fresh(): void {
    if (findState(this.#view.state).isStale) this.#view.dispatch(changeFind(this.#view.state.tr, { again: true }));
  }

  #step(by: 1 | -1): void {
    this.#fresh();
    const { matches, current } = findState(this.#view.state);
    if (matches.length === 0) return;
    const next = (current + by + matches.length) % matches.length;
    this.#origin = matches[next]!.from;
    this.#show(matches[next]!, next);
  }

  #show(match: Match, index: number): void {
    const { state } = this.#view;
    const node = match.attribute === null ? null : state.doc.nodeAt(match.from);
    const canSelect = node !== null && NodeSelection.isSelectable(node) && node.isAtom;
    const selection = node === null ? TextSelection.create(state.doc, match.from, match.to)
      : canSelect ? NodeSelection.create(state.doc, match.from) : TextSelection.near(state.doc.resolve(match.from + 1));
    this.#view.dispatch(changeFind(state.tr.setSelection(selection), { current: index }));
    // The words themselves: their line may be higher than what is seen of it.
    const shown = node === null ? this.#view.dom.querySelector(".ms-found.is-current") : this.#view.nodeDOM(match.from) as HTMLElement | null;
    (node !== null && !node.isAtom ? shown?.querySelector("header") ?? shown : shown)?.scrollIntoView({ block: "nearest" });
  }

  #replace(isAll: boolean): void {
    this.#fresh();
    const { matches, current, query } = findState(this.#view.state);
    const wanted = isAll ? matches : matches.slice(Math.max(0, current), Math.max(0, current) + 1);
    const tr = replaced(this.#view.state, wanted, query, this.#by.value.replace(/[\r\n]/gu, " "));
    if (!tr) return;
    if (!isAll && wanted[0]!.attribute === null) tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(wanted[0]!.to))));
    this.#view.dispatch(closeHistory(tr));
    this.#fresh();
    const after = findState(this.#view.state);
    if (!isAll && after.current >= 0) this.#show(after.matches[after.current]!, after.current);
  }

  #key(event: KeyboardEvent): void {
    if (isInputMethodKey(event)) return;
    const isMod = event.ctrlKey || event.metaKey;
    const inBy = event.target === this.#by;
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && !(event.target instanceof HTMLButtonElement)) {
      if (inBy) this.#replace(isMod);
      else this.#step(event.shiftKey ? -1 : 1);
    } else if (isMod && event.key.toLowerCase() === "h") this.dom.classList.add("has-replace");
    else if (isMod && event.key.toLowerCase() === "f") this.#query.select();
    else return;
    event.preventDefault();
  }

  #describe(): void {
    const { state } = this.#view;
    for (const [button, words] of this.#buttons) {
      setText(button, say(state, words));
      button.title = say(state, words);
    }
    this.#query.placeholder = say(state, { zh: "找什么", en: "Find" });
    this.#by.placeholder = say(state, { zh: "换成什么", en: "Replace by" });
    this.#query.setAttribute("aria-label", this.#query.placeholder);
    this.#by.setAttribute("aria-label", this.#by.placeholder);
    this.dom.setAttribute("aria-label", say(state, { zh: "查找和替换", en: "Find and replace" }));
  }

  destroy(): void {
    clearTimeout(this.#again);
    this.#unregister();
    this.dom.remove();
  }
}

export function findPanelPlugin(): Plugin {
  return new Plugin({
    view: (view) => {
      const panel = new FindPanel(view);
      panels.set(view, panel);
      return { update: () => { panel.look(); }, destroy: () => { panel.destroy(); } };
    },
  });
}
