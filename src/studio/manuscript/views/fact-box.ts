import type { NodeViewConstructor } from "prosemirror-view";
import type { VerdictKind } from "#show";
import type { Words } from "../../words/words.ts";
import { element, setAttribute, setText } from "../elements.ts";
import { completeField } from "../menus/completion.ts";
import { optionsOf, say } from "../options.ts";
import { leaveBlock, nextField } from "./block-fields.ts";
import { conditions } from "./conditions.ts";
import { FACT_COMPLETIONS } from "./fact-completions.ts";
import { attributeField, type Field } from "./field.ts";
import { ownEvents } from "./own-events.ts";
import { onRefresh } from "./refreshing.ts";

const VERDICT: Readonly<Record<VerdictKind, Words & { readonly sign: string }>> = {
  supported: { zh: "对得上", en: "holds", sign: "✓" },
  overlaps: { zh: "部分对得上", en: "partly holds", sign: "≈" },
  contradicted: { zh: "对不上", en: "does not hold", sign: "✗" },
  unchecked: { zh: "没核对", en: "not checked", sign: "○" },
  unsourced: { zh: "没写出处", en: "no source", sign: "？" },
};

const LABELS: Readonly<Record<string, Words & { readonly hint: Words }>> = {
  text: { zh: "给观众看的话", en: "What the audience reads", hint: { zh: "给观众看的一句话", en: "One sentence for the audience" } },
  claim: { zh: "数值", en: "Claim", hint: { zh: "0.05..0.15 1/um", en: "0.05..0.15 1/um" } },
  quantity: { zh: "用什么量核对", en: "Checked by", hint: { zh: "geometry.surfaceToVolume", en: "geometry.surfaceToVolume" } },
  field: { zh: "取哪一项", en: "Field", hint: { zh: "可不写", en: "optional" } },
  with: { zh: "条件", en: "With", hint: { zh: "shape: sphere, diameterUm: [40, 120]", en: "shape: sphere, diameterUm: [40, 120]" } },
  source: { zh: "出处", en: "Source", hint: { zh: "论文、书、第几节", en: "paper, book, section" } },
};

const plain = { write: (value: unknown) => (value ?? "") as string };
const line = (text: string): string | undefined => (text.length > 5000 || text.includes("\0") ? undefined : text.replace(/\r/gu, ""));
const optional = { ...plain, read: (text: string) => { const read = line(text); return read?.trim() === "" ? null : read; } };

/** 知识框: its fields and, live, whether the simulation bears it out. */
export const factBoxView: NodeViewConstructor = (node, view, getPos) => {
  const leave = (to: string): boolean => {
    if (to === "enter") return nextField(dom) || leaveBlock(view, getPos(), "after");
    return to === "escape" && leaveBlock(view, getPos(), "select");
  };
  const fields: Readonly<Record<string, Field>> = {
    text: attributeField(view, getPos, node.attrs["text"], { name: "text", multiline: true, ...plain, read: line, leave }),
    claim: attributeField(view, getPos, node.attrs["claim"], { name: "claim", ...optional, leave }),
    quantity: attributeField(view, getPos, node.attrs["quantity"], { name: "quantity", ...optional, leave }),
    field: attributeField(view, getPos, node.attrs["field"], { name: "field", ...optional, leave }),
    with: attributeField(view, getPos, node.attrs["with"], { name: "with", ...conditions, leave }),
    source: attributeField(view, getPos, node.attrs["source"], { name: "source", ...optional, leave }),
  };
  const verdict = element("span", { class: "ms-verdict", role: "status" });
  const name = element("span", { class: "ms-block-name" });
  const labels = Object.keys(fields).filter((key) => key !== "text").map((key) =>
    element("label", { class: `ms-fact-field ms-fact-${key}` }, element("span", { "data-label-of": key }), fields[key]!.dom));
  const dom = element("aside", { class: "ms-fact", "data-unit": "block", contenteditable: "false" },
    element("div", { class: "ms-fact-head" }, name, verdict), fields["text"]!.dom, element("div", { class: "ms-fact-fields" }, ...labels));
  let shown = node;
  const completions = Object.entries(FACT_COMPLETIONS).map(([key, complete]) =>
    completeField(fields[key]!.dom, () => say(view.state, LABELS[key]!), (text, caret) => complete(view, shown, text, caret)));

  const judge = (): void => {
    const pos = getPos();
    const found = pos === undefined ? null : optionsOf(view.state).verdictOf?.(shown, pos) ?? null;
    verdict.hidden = found === null;
    setAttribute(dom, "data-verdict", found?.verdict ?? null);
    if (found === null) return;
    const { sign, ...words } = VERDICT[found.verdict];
    const computed = found.computed === null ? "" : say(view.state, { zh: `：算出来是 ${found.computed}`, en: `: computed ${found.computed}` });
    setText(verdict, `${sign} ${say(view.state, words)}${computed}`);
  };
  const describe = (): void => {
    setText(name, say(view.state, { zh: "知识框", en: "Fact" }));
    for (const [key, field] of Object.entries(fields)) {
      field.describe(say(view.state, LABELS[key]!), say(view.state, LABELS[key]!.hint));
      const label = dom.querySelector<HTMLElement>(`[data-label-of="${key}"]`);
      if (label) setText(label, say(view.state, LABELS[key]!));
    }
    judge();
  };
  describe();
  const unregister = [onRefresh(view, describe), onRefresh(view, () => {
    verdict.classList.remove("is-stale");
    judge();
  }, "findings")];
  return {
    dom, ...ownEvents(),
    update(next) {
      if (next.type !== node.type) return false;
      if (next !== shown) {
        shown = next;
        for (const [key, field] of Object.entries(fields)) field.update(next.attrs[key]);
        // What was said of another claim holds no more.
        verdict.classList.add("is-stale");
      }
      return true;
    },
    selectNode: () => { dom.classList.add("is-selected"); },
    deselectNode: () => { dom.classList.remove("is-selected"); },
    destroy: () => { [...unregister, ...completions].forEach((each) => { each(); }); },
  };
};
