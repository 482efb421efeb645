import { isInputMethodKey } from "../composing.ts";
import { fitOf, normalized } from "../commands/match.ts";
import { setAttribute } from "../elements.ts";
import { pageLayer } from "../popovers/layer.ts";
import { ListMenu, type MenuItem, NONE } from "./list-menu.ts";

/** Something that may be written in a field. */
export interface Choice {
  /** As it is written. */
  readonly value: string;
  /** As it is said, in the interface's language. */
  readonly label: string;
  /** More words it is found by. */
  readonly also?: readonly string[];
  readonly unit?: string;
  readonly heading?: string;
}

/** What the caret stands in, and what may stand there instead. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly query: string;
  readonly choices: readonly Choice[];
}

type Field = HTMLInputElement | HTMLTextAreaElement;

/** So many can still be looked through. */
const MOST = 80;

/** The field holds one name alone. */
export function wholeField(text: string, choices: readonly Choice[]): Completion {
  return { from: 0, to: text.length, query: text.trim(), choices };
}

/** Whether a press is in a list that hangs from a field. */
export function isInCompletion({ target }: Event): boolean {
  return target instanceof Element && target.closest(".ms-page-layer") !== null;
}

/**
 * Offers what may be written in a field, when somebody types there, clicks into it or presses ↓. Enter or Tab take what is marked,
 * Escape puts the list away; all other keys are the field's. During a composition nothing is asked, shown or chosen.
 *
 * @returns ends it
 */
export function completeField(field: Field, label: () => string, find: (text: string, caret: number) => Completion | null): () => void {
  let menu: ListMenu | null = null;
  let isComposing = false;

  const close = (): void => {
    menu?.destroy();
    menu = null;
    setAttribute(field, "aria-expanded", "false");
    setAttribute(field, "aria-controls", null);
    document.removeEventListener("scroll", scrolled, true);
  };
  const scrolled = (event: Event): void => { if (!menu?.dom.contains(event.target as globalThis.Node)) close(); };
  const write = ({ from, to }: Completion, { value }: Choice): void => {
    field.setRangeText(value, from, to, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    // A name that wants a value asks for it at once; one that stands for itself is done.
    if (!/[=:]\s?$/u.test(value)) close();
  };
  const look = (isAsked: boolean): void => {
    if (isComposing || field.readOnly || field.disabled) return;
    const found = find(field.value, field.selectionStart ?? field.value.length);
    const fitting = found === null ? [] : matching(isAsked ? "" : found.query, found.choices);
    if (found === null || fitting.length === 0) return close();
    const isDone = fitting.some(({ value }) => value === found.query);
    if (menu === null) {
      menu = new ListMenu({ focused: field, layer: pageLayer() }, label(), close);
      setAttribute(field, "aria-expanded", "true");
      setAttribute(field, "aria-controls", menu.id);
      document.addEventListener("scroll", scrolled, true);
    }
    // What stands there already, or nothing yet, is not changed by an Enter that means the field.
    menu.show(fitting.map((choice) => itemOf(choice, found.query === "" || isAsked, () => { write(found, choice); })), field.getBoundingClientRect(), isDone || found.query === "" || isAsked ? NONE : 0);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (isComposing || isInputMethodKey(event)) return;
    const isCaret = event.key === "Home" || event.key === "End";
    let isOurs = menu !== null && !isCaret && !event.shiftKey && menu.key(event);
    if (!isOurs && menu === null && event.key === "ArrowDown" && !event.ctrlKey && !event.metaKey) {
      look(true);
      isOurs = menu !== null;
    }
    if (!isOurs) return;
    event.stopImmediatePropagation();
    // The focus goes on to the next field all the same.
    if (event.key !== "Tab") event.preventDefault();
  };
  const started = (): void => {
    isComposing = true;
    close();
  };
  const ended = (): void => {
    isComposing = false;
    look(false);
  };
  const typed = (event: Event): void => { if (!(event as InputEvent).isComposing) look(false); };
  const clicked = (): void => { if (menu === null) look(true); };
  setAttribute(field, "role", "combobox");
  setAttribute(field, "aria-autocomplete", "list");
  setAttribute(field, "aria-expanded", "false");
  // Before what else the field's keys do.
  field.addEventListener("keydown", pressed as EventListener, true);
  field.addEventListener("input", typed);
  field.addEventListener("compositionstart", started);
  field.addEventListener("compositionend", ended);
  field.addEventListener("click", clicked);
  field.addEventListener("blur", close);
  return close;
}

function itemOf({ label, value, unit, heading }: Choice, hasHeading: boolean, run: () => void): MenuItem {
  const name = value.replace(/[=:]\s?$/u, "");
  return { label, run, ...(name === label ? {} : { detail: name }), ...(unit === undefined || unit === "1" ? {} : { hint: unit }), ...(hasHeading && heading !== undefined ? { heading } : {}) };
}

/** The best fit first; all of them while nothing is typed. */
function matching(query: string, choices: readonly Choice[]): readonly Choice[] {
  const sought = normalized(query);
  if (sought === "") return choices.slice(0, MOST);
  const ranked = choices.map((choice, i) => ({ choice, i, fit: fitOf(sought, [choice.value, choice.label, ...(choice.also ?? [])]) }));
  return ranked.filter(({ fit }) => fit > 0).sort((a, b) => b.fit - a.fit || a.i - b.i).slice(0, MOST).map(({ choice }) => choice);
}
