import type { Command } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { isInputMethodKey } from "../composing.ts";
import { matchCommands } from "../commands/match.ts";
import { GROUP_WORDS, keyText, type StudioCommand } from "../commands/studio-command.ts";
import { element, setAttribute } from "../elements.ts";
import { languageOf, optionsOf, say } from "../options.ts";
import { showInside } from "./list-menu.ts";

const own = new WeakMap<EditorView, () => readonly StudioCommand[]>();

/** Tells the palette of a view which commands it has, and which the app adds. */
export function paletteCommands(view: EditorView, list: () => readonly StudioCommand[]): void {
  own.set(view, list);
}

/** Opens the palette with what the app has added. */
export const openListOf: Command = (_state, dispatch, view) => {
  if (dispatch && view) openPalette(view);
  return true;
};

/** Opens the command palette; `extra` are commands of the app, else those of the options. */
export function openPalette(view: EditorView, extra: readonly StudioCommand[] = optionsOf(view.state).extraCommands?.() ?? []): void {
  if (document.querySelector(".ms-palette")) return;
  const { state } = view;
  const all = [...(own.get(view)?.() ?? []), ...extra].filter((command) => command.id !== "palette" && command.isEnabled(state));
  let back = document.activeElement;
  const list = element("div", { class: "ms-palette-list", role: "listbox", id: "ms-palette-list", "aria-label": say(state, { zh: "命令", en: "Commands" }) });
  const input = element("input", {
    type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": list.id, spellcheck: "false", autocomplete: "off",
    placeholder: say(state, { zh: "找命令：拼音首字母、中文、英文都行", en: "Find a command" }),
  });
  const dialog = element("dialog", { class: "ms-palette", "aria-label": say(state, { zh: "所有命令", en: "All commands" }) }, input, list);
  let shown: readonly StudioCommand[] = [];
  let selected = 0;

  const select = (index: number): void => {
    selected = index;
    for (const option of list.querySelectorAll<HTMLElement>("[role=option]")) {
      const isSelected = option.dataset["index"] === String(index);
      setAttribute(option, "aria-selected", String(isSelected));
      option.classList.toggle("is-selected", isSelected);
      if (isSelected) showInside(list, option);
    }
    setAttribute(input, "aria-activedescendant", shown.length === 0 ? null : `ms-palette-${index}`);
  };
  const run = (index: number): void => {
    const command = shown[index];
    if (!command) return;
    // Where the command leads, the focus stays.
    back = null;
    dialog.close();
    // Not when the browser says so, which is later: the command may lead to a field, or the palette be called again.
    dialog.remove();
    view.focus();
    command.run(view.state, view.dispatch, view);
  };
  const look = (): void => {
    shown = matchCommands(input.value, all, languageOf(state));
    const options = shown.map((command, i) => element("div", {
      class: "ms-menu-item", role: "option", id: `ms-palette-${i}`, "data-index": i, onclick: () => { run(i); }, onmousemove: () => { if (selected !== i) select(i); },
    }, element("span", {}, say(state, command.title)), element("small", {}, say(state, GROUP_WORDS[command.group])),
    command.keys === undefined ? null : element("kbd", {}, keyText(command.keys))));
    if (options.length === 0) options.push(element("div", { class: "ms-menu-none" }, say(state, { zh: "没有这个命令", en: "No such command" })));
    list.replaceChildren(...options);
    select(0);
  };
  input.addEventListener("input", (event) => { if (!(event as InputEvent).isComposing) look(); });
  input.addEventListener("compositionend", look);
  input.addEventListener("keydown", (event) => {
    if (isInputMethodKey(event)) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && shown.length > 0) select((selected + step + shown.length) % shown.length);
    else if (event.key === "Enter") run(selected);
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("cancel", (event) => { if (isComposingIn(input)) event.preventDefault(); });
  input.addEventListener("compositionstart", () => { setAttribute(input, "data-composing", "true"); });
  input.addEventListener("compositionend", () => { setAttribute(input, "data-composing", null); });
  dialog.addEventListener("mousedown", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => {
    if (!dialog.isConnected) return;
    dialog.remove();
    if (back instanceof HTMLElement) back.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  look();
  input.focus();
}

function isComposingIn(input: HTMLElement): boolean {
  return input.hasAttribute("data-composing");
}
