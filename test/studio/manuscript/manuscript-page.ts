import type { Node } from "prosemirror-model";
import { EditorState, TextSelection, type Transaction } from "prosemirror-state";
import { type Language, parseScript, printScript } from "#script";
import { z } from "zod";
import type { Catalogue } from "#show";
import { commandList, type Manuscript, manuscriptPlugins, mountManuscript, openPalette, type ShownProblem, type ShownVerdict } from "../../../src/studio/manuscript/index.ts";

/** A page with a manuscript and nothing else, as the tests use it. */
export interface ManuscriptPage {
  open: (text: string, options?: { readonly editable?: boolean; readonly slashByComma?: boolean }) => void;
  /** The script as it would be saved, without the front matter. */
  text: () => string;
  /** Puts the cursor in front of a text, or behind it, or selects it. */
  select: (text: string, where: "before" | "after" | "all") => void;
  selectBetween: (from: string, to: string) => void;
  /** Words around the cursor: `前|后`, in the block it is in. */
  cursor: () => string;
  /** What a panel or an outside change may do at any time. */
  disturb: (what: "refresh" | "problems" | "outside-edit" | "state") => void;
  readonly manuscript: () => Manuscript;
  readonly calls: string[];
  language: Language;
  verdict: ShownVerdict | null;
  problems: ShownProblem[];
}

z.config({ jitless: true });
const tilt = { title: { zh: "歪倒", en: "topple" }, args: z.strictObject({
  leanDeg: z.number().default(20).meta({ label: { zh: "倾角", en: "lean" }, unit: "°" }),
  side: z.enum(["left", "right"]).meta({ choices: { left: { zh: "左边", en: "left" }, right: { zh: "右边", en: "right" } } }).default("left").meta({ label: { zh: "往哪边", en: "side" } }),
}) };
const cell = z.object({ shape: z.enum(["sphere", "cube"]).meta({ label: { zh: "形状", en: "shape" } }), diameterUm: z.number().meta({ label: { zh: "直径", en: "diameter" }, unit: "um" }) });
const CATALOGUE = {
  scenes: new Map([["porridge", { id: "porridge", title: { zh: "粥里立筷", en: "Chopstick in congee" }, actions: { tilt } }]]),
  quantities: new Map([["geometry.surfaceToVolume", { name: "geometry.surfaceToVolume", title: { zh: "面积体积比", en: "surface to volume" }, unit: "1/um", input: cell }], ["congee.lean", { name: "congee.lean", title: { zh: "筷子的倾角", en: "lean of the chopstick" }, unit: { most: "deg" }, input: z.object({}) }]]),
  stageActions: new Map([["strike", { title: { zh: "拍醒木", en: "strike the block" }, args: z.strictObject({}) }]]),
  sounds: new Set(["strike", "fan", "laugh"]),
} as unknown as Catalogue;

let manuscript: Manuscript | null = null;

function dispatch(tr: Transaction): void {
  const view = manuscript!.view;
  manuscript!.update(view.state.apply(tr));
  view.state.doc.check();
}

function place(doc: Node, text: string): number {
  let found = -1;
  doc.descendants((node, pos) => {
    if (found !== -1) return false;
    if (!node.isTextblock) return true;
    const at = node.textBetween(0, node.content.size, undefined, "\ufffc").indexOf(text);
    if (at !== -1) found = pos + 1 + at;
    return false;
  });
  if (found === -1) throw new RangeError(`there is no ${text}`);
  return found;
}

const page: ManuscriptPage = {
  open(text, { editable = true, slashByComma = false } = {}) {
    manuscript?.destroy();
    page.calls.length = 0;
    const plugins = manuscriptPlugins({
      language: () => page.language,
      catalogue: () => CATALOGUE,
      verdictOf: () => page.verdict,
      problems: () => page.problems,
      openInspector: (pos) => { page.calls.push(`inspector ${pos}`); },
      auditionCue: (pos) => { page.calls.push(`audition ${pos}`); },
      editable: () => editable,
      slashByComma: () => slashByComma,
    });
    manuscript = mountManuscript(document.querySelector("#manuscript")!, { state: EditorState.create({ doc: parseScript(text).doc, plugins }), dispatch });
  },
  text: () => printScript(manuscript!.view.state.doc).replace(/^---\n[\s\S]*?\n---\n+/u, ""),
  select(text, where) {
    const { view } = manuscript!;
    const at = place(view.state.doc, text);
    const [from, to] = where === "all" ? [at, at + text.length] : where === "before" ? [at, at] : [at + text.length, at + text.length];
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)).scrollIntoView());
    view.focus();
  },
  selectBetween(from, to) {
    const { view } = manuscript!;
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, place(view.state.doc, from), place(view.state.doc, to))));
    view.focus();
  },
  cursor() {
    const { $head } = manuscript!.view.state.selection;
    const words = (from: number, to: number) => $head.parent.textBetween(from, to, undefined, "\ufffc");
    return $head.parent.isTextblock ? `${words(0, $head.parentOffset)}|${words($head.parentOffset, $head.parent.content.size)}` : $head.parent.type.name;
  },
  disturb(what) {
    const { view } = manuscript!;
    if (what === "refresh") manuscript!.refresh();
    if (what === "state") manuscript!.update(view.state);
    if (what === "outside-edit") {
      const first = view.state.doc.firstChild!;
      view.dispatch(view.state.tr.setNodeAttribute(0, "title", `${first.attrs["title"] as string}改`).setMeta("addToHistory", false));
    }
    if (what === "problems") {
      page.problems = [{ pos: 2, severity: "warning", text: "有点长" }];
      manuscript!.refresh();
    }
  },
  manuscript: () => manuscript!,
  calls: [],
  language: "zh",
  verdict: null,
  problems: [],
};
Object.assign(window, { page, commands: commandList, openPalette: () => { openPalette(manuscript!.view, []); } });
