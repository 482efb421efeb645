import type { EditorView } from "prosemirror-view";
import { isInputMethodKey } from "../composing.ts";
import { element, setText } from "../elements.ts";
import { completeField, type Completion, isInCompletion } from "../menus/completion.ts";
import { say } from "../options.ts";
import { type Anchor, layerOf, placeAt } from "./layer.ts";

export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  /** What may be written here. */
  readonly complete?: (text: string, caret: number, values: FormValues) => Completion | null;
}

export type FormValues = Readonly<Record<string, string>>;

export interface FormSpec {
  readonly title: string;
  readonly fields: readonly FormField[];
  /** Takes the values over; a sentence says what is wrong with them. */
  readonly apply: (values: FormValues) => string | null;
  /** Shows what the values would give. */
  readonly preview?: (values: FormValues, place: HTMLElement) => void;
  /** More that can be done from here. */
  readonly actions?: readonly { readonly label: string; readonly run: () => void }[];
}

const open = new WeakMap<EditorView, () => void>();

export function closeForm(view: EditorView): void {
  open.get(view)?.();
}

/**
 * A small form at a place of the text. Enter applies, Escape leaves everything as it was; pressing elsewhere applies
 * what was changed. Back in the text afterwards.
 */
export function openForm(view: EditorView, anchor: Anchor, { title, fields, apply, preview, actions = [] }: FormSpec): void {
  closeForm(view);
  const layer = layerOf(view);
  if (!layer) return;
  const inputs = new Map(fields.map((field) => [field.name, element("input", {
    type: "text", value: field.value, placeholder: field.placeholder ?? "", spellcheck: "false", autocomplete: "off", "data-field": field.name,
  })]));
  const values = (): FormValues => Object.fromEntries([...inputs].map(([name, input]) => [name, input.value]));
  const before = JSON.stringify(values());
  const fault = element("p", { class: "ms-form-fault", role: "alert" });
  const shown = element("div", { class: "ms-form-preview", "aria-live": "polite" });
  const done = element("button", { type: "submit", class: "ms-primary" }, say(view.state, { zh: "好", en: "Done" }));
  const form = element("form", { class: "ms-form", role: "dialog", "aria-label": title, novalidate: true },
    element("div", { class: "ms-form-title" }, title),
    ...fields.map((field) => element("label", {}, element("span", {}, field.label), inputs.get(field.name)!)),
    preview ? shown : null, fault,
    element("div", { class: "ms-form-buttons" },
      ...actions.map(({ label, run }) => element("button", { type: "button", onclick: () => { close(); run(); } }, label)), done));

  // With the text, which may have been scrolled since.
  const origin = layer.getBoundingClientRect();
  const place = () => {
    const { left, top } = layer.getBoundingClientRect();
    const [x, y] = [left - origin.left, top - origin.top];
    placeAt(form, { left: anchor.left + x, top: anchor.top + y, bottom: anchor.bottom + y }, layer);
  };
  // A fault or a formula makes it higher.
  const growth = new ResizeObserver(place);
  const close = (): void => {
    if (open.get(view) !== close) return;
    open.delete(view);
    completions.forEach((end) => { end(); });
    document.removeEventListener("mousedown", pressedElsewhere, true);
    growth.disconnect();
    const hadFocus = form.contains(document.activeElement);
    form.remove();
    if (hadFocus) view.focus();
  };
  const submit = (): boolean => {
    const wrong = apply(values());
    setText(fault, wrong ?? "");
    if (wrong === null) close();
    return wrong === null;
  };
  const pressedElsewhere = (event: MouseEvent): void => {
    if (form.contains(event.target as globalThis.Node) || isInCompletion(event)) return;
    if (JSON.stringify(values()) === before || !submit()) close();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  form.addEventListener("keydown", (event) => {
    // The Enter that commits a candidate and the Escape that drops it are the input method's.
    if (isInputMethodKey(event)) {
      if (event.key === "Enter") event.preventDefault();
      return;
    }
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
  form.addEventListener("input", (event) => {
    if (!(event as InputEvent).isComposing) preview?.(values(), shown);
  });
  form.addEventListener("compositionend", () => { preview?.(values(), shown); });
  const completions = fields.flatMap(({ name, label, complete }) =>
    (complete ? [completeField(inputs.get(name)!, () => label, (text, caret) => complete(text, caret, values()))] : []));
  open.set(view, close);
  layer.append(form);
  preview?.(values(), shown);
  place();
  growth.observe(form);
  document.addEventListener("mousedown", pressedElsewhere, true);
  inputs.values().next().value?.select();
}
