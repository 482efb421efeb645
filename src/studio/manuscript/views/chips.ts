import type { Node } from "prosemirror-model";
import type { EditorView, NodeViewConstructor } from "prosemirror-view";
import type { CueAttrs, MathAttrs, SoundAttrs } from "#script";
import { element, setAttribute } from "../elements.ts";
import { optionsOf, say } from "../options.ts";
import { renderTex } from "../formula.ts";
import { onRefresh } from "./refreshing.ts";

type Show = (dom: HTMLElement, node: Node, view: EditorView) => void;

/** A small sign in the words: shows its attributes, is dragged to another word, opens its form when clicked. */
function chip(className: string, show: Show): NodeViewConstructor {
  return (node, view) => {
    const dom = element("span", { class: `ms-chip ${className}`, contenteditable: "false", draggable: "true" });
    let shown = node;
    show(dom, node, view);
    return {
      dom,
      ignoreMutation: (mutation) => mutation.type !== "selection",
      update(next) {
        if (next.type !== node.type) return false;
        if (next.attrs !== shown.attrs) show(dom, next, view);
        shown = next;
        return true;
      },
      selectNode: () => { dom.classList.add("is-selected"); },
      deselectNode: () => { dom.classList.remove("is-selected"); },
      destroy: onRefresh(view, () => { show(dom, shown, view); }),
    };
  };
}

function seconds(ms: number): string {
  return String(ms / 1000);
}

export const cueView = chip("ms-cue", (dom, { attrs }, view) => {
  const { text, do: action, args } = attrs as CueAttrs;
  const name = action === null ? null : actionName(view, action);
  dom.replaceChildren(element("i", { "aria-hidden": "true" }), text !== "" ? text : name ?? say(view.state, { zh: "动效", en: "cue" }));
  dom.classList.toggle("is-note", action === null);
  const does = action === null
    ? say(view.state, { zh: "给动画师的话，不做动作", en: "a word to the animator; does nothing" })
    : [name, ...Object.entries(args).map(([key, value]) => `${key}=${value}`)].join(" ");
  dom.title = does;
  setAttribute(dom, "aria-label", `${say(view.state, { zh: "动效", en: "Cue" })}：${text} ${does}`);
});

function actionName(view: EditorView, action: string): string {
  const catalogue = optionsOf(view.state).catalogue?.();
  if (!catalogue) return action;
  const known = catalogue.stageActions.get(action) ?? [...catalogue.scenes.values()].find(({ actions }) => action in actions)?.actions[action];
  return known ? `${say(view.state, known.title)}（${action}）` : action;
}

export const pauseView = chip("ms-pause", (dom, { attrs }, view) => {
  dom.textContent = say(view.state, { zh: `停 ${seconds(attrs["ms"] as number)} 秒`, en: `pause ${seconds(attrs["ms"] as number)} s` });
});

export const laughView = chip("ms-laugh", (dom, { attrs }, view) => {
  dom.textContent = say(view.state, { zh: `笑口 ${seconds(attrs["ms"] as number)} 秒`, en: `laugh ${seconds(attrs["ms"] as number)} s` });
});

const SOUNDS: Readonly<Record<string, { zh: string; en: string }>> = {
  strike: { zh: "醒木", en: "strike" }, fan: { zh: "扇子", en: "fan" }, laugh: { zh: "笑声", en: "laughter" },
};

export const soundView = chip("ms-sound", (dom, { attrs }, view) => {
  const { name, gainDb } = attrs as SoundAttrs;
  dom.textContent = `♪ ${SOUNDS[name] ? say(view.state, SOUNDS[name]) : name}${gainDb === 0 ? "" : ` ${gainDb > 0 ? "+" : ""}${gainDb} dB`}`;
});

export const mathView = chip("ms-math", (dom, { attrs }, view) => {
  const { tex, say: reading } = attrs as MathAttrs;
  renderTex(tex, dom);
  dom.title = reading === null ? tex : say(view.state, { zh: `读作：${reading}`, en: `read as: ${reading}` });
  setAttribute(dom, "aria-label", reading ?? tex);
});

export const rawInlineView = chip("ms-raw-inline", (dom, { attrs }, view) => {
  dom.textContent = attrs["text"] as string;
  dom.title = say(view.state, { zh: "认不出的标记：原样留着，不念", en: "Not understood: kept as it is, not spoken" });
});
