import type { Attrs, Node } from "prosemirror-model";
import { NodeSelection, type Command } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { type CueAttrs, insertCue, insertLaugh, insertMath, insertPause, insertSound, type MathAttrs, nodes, type SoundAttrs } from "#script";
import { ownStep } from "../commands/own-step.ts";
import { wholeField } from "../menus/completion.ts";
import { optionsOf, say } from "../options.ts";
import { renderTex } from "../formula.ts";
import { actionsFor, argumentsOf, completeArguments, readArguments, writeArguments } from "./cue-actions.ts";
import { type FormSpec, type FormValues, openForm } from "./form.ts";
import { anchorAt } from "./layer.ts";

/** What a form says about an inline node: its fields, and the attributes its values stand for. */
interface Kind {
  readonly form: (view: EditorView, attrs: Attrs, beatPos: number) => Omit<FormSpec, "apply" | "actions">;
  /** A string says what is wrong. */
  readonly read: (values: FormValues, view: EditorView) => Attrs | string;
  readonly insert: (attrs: never) => Command;
}

const cue: Kind = {
  form: (view, attrs, beatPos) => {
    const { text, do: action, args } = attrs as CueAttrs;
    return {
      title: say(view.state, { zh: "动效", en: "Cue" }),
      fields: [
        { name: "text", label: say(view.state, { zh: "怎么动", en: "What happens" }), value: text, placeholder: say(view.state, { zh: "慢慢歪倒", en: "it slowly topples" }) },
        { name: "do", label: say(view.state, { zh: "动作", en: "Action" }), value: action ?? "", placeholder: say(view.state, { zh: "不写就是给动画师的话", en: "none: a word to the animator" }), complete: (written) => wholeField(written, actionsFor(view, beatPos)) },
        { name: "args", label: say(view.state, { zh: "参数", en: "Arguments" }), value: writeArguments(args), placeholder: "tilt=20", complete: (written, caret, values) => completeArguments(written, caret, argumentsOf(view, beatPos, values["do"] ?? "")) },
      ],
    };
  },
  read: (values, view) => {
    const args = readArguments(values["args"]!);
    if (args === null) return say(view.state, { zh: "参数写成“名字=值”，中间空一格", en: "Write arguments as name=value, with a blank between" });
    return { text: values["text"]!, do: values["do"]!.trim() || null, args };
  },
  insert: (attrs: Partial<CueAttrs>) => insertCue(attrs),
};

function wait(title: { zh: string; en: string }, insert: (ms: number) => Command): Kind {
  return {
    form: (view, attrs) => ({
      title: say(view.state, title),
      fields: [{ name: "seconds", label: say(view.state, { zh: "几秒", en: "Seconds" }), value: String((attrs["ms"] as number) / 1000) }],
    }),
    read: ({ seconds }, view) => {
      const typed = Number(seconds!.normalize("NFKC").replace(/(?:秒|s)$/u, "").trim());
      const ms = Math.round(typed * 1000);
      return Number.isFinite(typed) && ms >= 0 && ms <= 600_000 ? { ms } : say(view.state, { zh: "写 0 到 600 之间的秒数", en: "Write seconds from 0 to 600" });
    },
    insert: ({ ms }: { ms: number }) => insert(ms),
  };
}

const sound: Kind = {
  form: (view, attrs) => {
    const { name, gainDb } = attrs as SoundAttrs;
    return {
      title: say(view.state, { zh: "声音", en: "Sound" }),
      fields: [
        { name: "name", label: say(view.state, { zh: "哪个声音", en: "Which" }), value: name, placeholder: "strike", complete: (written) => wholeField(written, [...(optionsOf(view.state).catalogue?.()?.sounds ?? ["strike", "fan", "laugh"])].map((value) => ({ value, label: value }))) },
        { name: "gainDb", label: say(view.state, { zh: "响多少（分贝）", en: "Gain (dB)" }), value: String(gainDb) },
      ],
    };
  },
  read: ({ name, gainDb }, view) => {
    const gain = Number(gainDb!.normalize("NFKC").replace(/dB$/iu, "").trim() || "0");
    return Number.isFinite(gain) ? { name: name!.trim(), gainDb: gain } : say(view.state, { zh: "分贝写成数，如 -6", en: "Write decibels as a number, like -6" });
  },
  insert: (attrs: SoundAttrs) => insertSound(attrs),
};

const math: Kind = {
  form: (view, attrs) => {
    const { tex, say: reading } = attrs as MathAttrs;
    return {
      title: say(view.state, { zh: "公式", en: "Formula" }),
      fields: [
        { name: "tex", label: "TeX", value: tex, placeholder: "\\frac{6}{d}" },
        { name: "say", label: say(view.state, { zh: "怎么念", en: "Read as" }), value: reading ?? "", placeholder: say(view.state, { zh: "六除以直径", en: "six over d" }) },
      ],
      preview: (values, place) => {
        const wrong = values["tex"] === "" ? null : renderTex(values["tex"]!, place);
        if (values["tex"] === "") place.replaceChildren();
        place.title = wrong ?? "";
      },
    };
  },
  read: (values) => ({ tex: values["tex"]!.trim(), say: values["say"]!.trim() || null }),
  insert: (attrs: MathAttrs) => insertMath(attrs),
};

const rawInline: Kind = {
  form: (view, attrs) => ({
    title: say(view.state, { zh: "认不出的标记", en: "Not understood" }),
    fields: [{ name: "text", label: say(view.state, { zh: "原文", en: "Source" }), value: attrs["text"] as string }],
  }),
  read: ({ text }) => ({ text: text! }),
  insert: () => () => false,
};

const KINDS: Readonly<Record<string, Kind>> = {
  cue, sound, math, raw_inline: rawInline,
  pause: wait({ zh: "停顿", en: "Pause" }, insertPause),
  laugh: wait({ zh: "笑口", en: "Laugh gap" }, insertLaugh),
};
const WRONG = { zh: "这样写不行，请改一改", en: "That cannot be taken; please change it" };

export function isInlineForm(node: Node): boolean {
  return node.type.name in KINDS;
}

function beatAround(view: EditorView, pos: number): number {
  const $pos = view.state.doc.resolve(pos);
  return $pos.depth >= 2 ? $pos.before(2) : 0;
}

/** Opens the form of the inline node at a position. */
export function editInline(view: EditorView, pos: number): boolean {
  const node = view.state.doc.nodeAt(pos);
  const kind = node ? KINDS[node.type.name] : undefined;
  if (!node || !kind || !view.editable) return false;
  const { auditionCue } = optionsOf(view.state);
  const actions = node.type === nodes["cue"] && node.attrs["do"] !== null && auditionCue
    ? [{ label: say(view.state, { zh: "单独看一遍", en: "Play alone" }), run: () => { auditionCue(pos); } }] : [];
  openForm(view, anchorAt(view, pos), {
    ...kind.form(view, node.attrs, beatAround(view, pos)),
    actions: [...actions, { label: say(view.state, { zh: "删掉", en: "Delete" }), run: () => { view.dispatch(view.state.tr.delete(pos, pos + 1)); } }],
    apply: (values) => {
      const attrs = kind.read(values, view);
      if (typeof attrs === "string") return attrs;
      if (view.state.doc.nodeAt(pos)?.type !== node.type) return null;
      const next = node.type.create(attrs, null, node.marks);
      try {
        next.check();
      } catch {
        return say(view.state, WRONG);
      }
      if (!next.eq(node)) {
        const tr = view.state.tr.replaceWith(pos, pos + 1, next);
        view.dispatch(ownStep(tr.setSelection(NodeSelection.create(tr.doc, pos))));
      }
      return null;
    },
  });
  return true;
}

/** Asks for the attributes of a new inline node and puts it where the cursor is. */
export function askAndInsert(type: "cue" | "sound" | "math" | "pause" | "laugh", defaults: Attrs): Command {
  const kind = KINDS[type]!;
  return (state, dispatch, view) => {
    const probe = type === "math" ? { tex: "x", say: null } : type === "sound" ? { name: "strike", gainDb: 0 } : defaults;
    if (!kind.insert(probe as never)(state)) return false;
    if (!view) return kind.insert(probe as never)(state, dispatch);
    if (!dispatch) return true;
    openForm(view, view.coordsAtPos(state.selection.to), {
      ...kind.form(view, defaults, beatAround(view, state.selection.to)),
      apply: (values) => {
        const attrs = kind.read(values, view);
        if (typeof attrs === "string") return attrs;
        return kind.insert(attrs as never)(view.state, (tr) => { view.dispatch(ownStep(tr)); }) ? null : say(view.state, WRONG);
      },
    });
    return true;
  };
}
