import "./manuscript.css";
import "./inline.css";
import "./floating.css";
import { closeHistory } from "prosemirror-history";
import { type EditorState, NodeSelection, TextSelection, type Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { beforeSign } from "./behind-sign.ts";
import { besideWhole } from "./beside-whole.ts";
import { commandList } from "./commands/list.ts";
import { PROCESS_KEY } from "./composing.ts";
import { besideMarked, isNowhere, isSign, roomForText } from "./commands/emptying.ts";
import { isOwnStep } from "./commands/own-step.ts";
import { element } from "./elements.ts";
import { paletteCommands } from "./menus/palette.ts";
import { say } from "./options.ts";
import { closeForm } from "./popovers/form.ts";
import { makeLayer } from "./popovers/layer.ts";
import { markProblems } from "./views/problem-marks.ts";
import { refreshAll, type Surroundings } from "./views/refreshing.ts";

export interface Manuscript {
  readonly view: EditorView;
  /** Shows a state. Safe during a composition. */
  readonly update: (state: EditorState) => void;
  /**
   * Asks the options anew; waits for the end of a composition. `findings` are verdicts and problems, cheap enough for
   * every pause in the typing; `words` (the default) is everything: language, catalogue, whether it may be edited.
   */
  readonly refresh: (what?: Surroundings) => void;
  readonly focus: () => void;
  readonly destroy: () => void;
}

export interface MountOptions {
  /** Made with `manuscriptPlugins`. */
  readonly state: EditorState;
  /** Applies a transaction and calls `update` with what comes out. */
  readonly dispatch: (tr: Transaction) => void;
}

/** After the end of a composition the view needs this long to take the text over. */
const SETTLE_MS = 40;

const PRELUDE = Symbol("prelude");
const PRELUDE_META = "composition-prelude";

/** Browsers replace only words by what is composed over them: signs and whole blocks are seen to here. */
function makeRoom(view: EditorView, isBefore: boolean): void {
  const { selection } = view.state;
  const { from, to } = selection;
  let hasSigns = false;
  view.state.doc.nodesBetween(from, to, (node) => { hasSigns ||= node.isInline && !node.isText; });
  const isBlock = selection instanceof NodeSelection && selection.node.isBlock;
  // No place for a line: the composition ends before it has begun.
  const room = roomForText(view.state) ?? (hasSigns && from < to ? view.state.tr.deleteSelection() : null);
  const isLate = !isBefore && room !== null && room !== false;
  // Begun over a box, a composition would go astray.
  const isAstray = isLate && isBlock;
  // Marks said in a new place while a composition starts would make ProseMirror end it.
  if (isLate && !isAstray) room.setStoredMarks(null);
  const said = isLate && isSign(selection) ? beforeSign(view.state.tr, selection) : room ?? besideWhole(view.state) ?? besideMarked(view.state);
  if (said) view.dispatch(said.setMeta(PRELUDE_META, true).scrollIntoView());
  if (room === false || isAstray) view.dom.blur();
  // The next letter begins it again, with all that has been typed so far.
  if (isAstray) setTimeout(() => { view.focus(); });
}

/**
 * Whenever React changes anything on the page it notes the selection of the focused text, for which it walks through all of
 * it: 10 ms in a long script, thirty times a second while the preview plays. It asks the element whether it is `"true"`ly
 * editable; ProseMirror keeps the selection itself.
 */
function keepSelectionFromReact(dom: HTMLElement): void {
  Object.defineProperty(dom, "contentEditable", {
    configurable: true,
    get: () => (dom.getAttribute("contenteditable") === "true" ? "by ProseMirror" : "false"),
    set: (value: string) => { dom.setAttribute("contenteditable", value); },
  });
}

/** Puts the manuscript on the page. */
export function mountManuscript(place: HTMLElement, { state, dispatch }: MountOptions): Manuscript {
  const root = element("div", { class: "ms-root" }, makeLayer());
  place.append(root);
  let composition: unknown;
  let isStarting = false;
  const view = new EditorView(root, {
    state,
    scrollThreshold: 48,
    scrollMargin: 64,
    attributes: (now) => ({
      class: isNowhere(now) ? "ms-script is-nowhere" : "ms-script", role: "textbox", "aria-multiline": "true", spellcheck: "false", lang: "zh", "aria-label": say(now, { zh: "本子", en: "Script" }),
    }),
    handleDOMEvents: {
      keydown: (pressed, event) => {
        // The browser tells of a moved cursor with its next frame; on a slow machine a key comes before that, and Enter after End would split the line where the cursor was.
        if (!pressed.composing) pressed.dom.ownerDocument.dispatchEvent(new Event("selectionchange"));
        // The letter that will start a composition: room for it is made while none is going on yet.
        const isLetter = event.keyCode === PROCESS_KEY && /^Key[A-Z]$/u.test(event.code) && !event.ctrlKey && !event.metaKey && !event.altKey;
        const { selection } = pressed.state;
        if (isLetter && !pressed.composing && (selection.empty || !(selection instanceof TextSelection))) makeRoom(pressed, true);
      },
      compositionstart: (starting) => {
        isStarting = true;
        setTimeout(() => { isStarting = false; });
        if (!starting.composing) makeRoom(starting, false);
      },
    },
    dispatchTransaction: (tr) => {
      // One composition is one undo step: it shares none with what was typed before or after.
      const its: unknown = tr.getMeta("composition") ?? (isOwnStep(tr) ? tr : undefined);
      if (tr.docChanged && !tr.getMeta("appendedTransaction")) {
        // What the composition replaces goes with it.
        const isPrelude = tr.getMeta(PRELUDE_META) === true || (isStarting && its === undefined);
        if (isPrelude || (its !== composition && composition !== PRELUDE)) closeHistory(tr);
        composition = isPrelude ? PRELUDE : its;
      }
      dispatch(tr);
    },
  });
  keepSelectionFromReact(view.dom);
  paletteCommands(view, () => commandList);

  let waiting: ReturnType<typeof setTimeout> | undefined;
  let cast: unknown = state.doc.attrs["cast"];
  const due = new Set<Surroundings>();
  const look = (): void => {
    clearTimeout(waiting);
    if (view.isDestroyed) return;
    if (view.composing) {
      waiting = setTimeout(look, SETTLE_MS);
      return;
    }
    if (due.has("words")) {
      view.setProps({});
      refreshAll(view, "words");
    }
    refreshAll(view, "findings");
    due.clear();
    markProblems(view);
  };
  const refresh = (what: Surroundings = "words"): void => {
    due.add(what);
    look();
  };
  // Not at once: the caller does not know this manuscript yet.
  queueMicrotask(() => { refresh("findings"); });
  return {
    view,
    update: (next) => {
      view.updateState(next);
      if (next.doc.attrs["cast"] === cast) return;
      cast = next.doc.attrs["cast"];
      refresh();
    },
    refresh,
    focus: () => { view.focus(); },
    destroy: () => {
      clearTimeout(waiting);
      closeForm(view);
      view.destroy();
      root.remove();
    },
  };
}

