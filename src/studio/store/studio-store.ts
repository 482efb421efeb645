import type { Node } from "prosemirror-model";
import { type Command, EditorState, NodeSelection, type Plugin, Selection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { BoundShow, MediaFile, Take } from "#show";
import { parseScript, type ParsedScript, printScript } from "#script";
import type { StudioMode } from "../index.ts";
import type { Language } from "../words/words.ts";
import { sameSelection, textChange } from "./adopt-text.ts";
import { type PlacedScriptProblem, placeScriptProblems } from "./script-problems.ts";

/** Where the cursor is. */
export interface Whereabouts {
  /** Id of the beat, or null between beats. */
  readonly beatId: string | null;
  /** Place of the block (line, fact box …) in its beat, from 0; null in a heading. */
  readonly blockIndex: number | null;
  /** Another program wrote: the text moved under the cursor, not the cursor. */
  readonly isCarried: boolean;
}

export interface StudioState {
  /** The one truth of the text. */
  readonly editor: EditorState;
  /** The script met with scenes and takes; null until the binder has loaded. Follows the text when the typist pauses. */
  readonly bound: BoundShow | null;
  /** The document `bound` was made from. */
  readonly boundDoc: Node | null;
  readonly takes: readonly Take[];
  /** The pictures and clips in the show's `media/`. */
  readonly media: readonly MediaFile[];
  readonly whereabouts: Whereabouts;
  /** Null: the script may be edited; else why not. */
  readonly readOnly: { readonly zh: string; readonly en: string } | null;
  readonly mode: StudioMode;
  readonly language: Language;
  readonly theme: "light" | "dark";
}

/** Binds a document; made by `bind.ts`, loaded after the first picture of the manuscript. */
export type Bind = (input: {
  readonly doc: Node;
  readonly takes: readonly Take[];
  readonly media: readonly MediaFile[];
  readonly scriptProblems: readonly PlacedScriptProblem[];
  readonly previous: BoundShow | null;
}) => BoundShow;

export interface Clock {
  readonly after: (ms: number, run: () => void) => () => void;
}

export interface StudioOptions {
  readonly text: string;
  readonly takes: readonly Take[];
  readonly media?: readonly MediaFile[] | undefined;
  readonly plugins: readonly Plugin[];
  readonly language: Language;
  readonly theme: "light" | "dark";
  readonly clock: Clock;
  /** The document position where the cursor stands at first; null: in the first words. */
  readonly place?: (doc: Node) => number | null;
}

export interface Studio extends StoreApi<StudioState> {
  readonly dispatch: (tr: Transaction) => void;
  /** Runs an editor command on the manuscript. */
  readonly run: (command: Command) => boolean;
  /** Puts the cursor to a place of the document and shows it. */
  readonly goTo: (pos: number) => void;
  /** Brings the cursor into view, however far it is. */
  readonly showCursor: () => void;
  /** The script as it would be saved. */
  readonly text: () => string;
  /** Takes over a text from outside, keeping cursor and undo where they still make sense. */
  readonly adoptText: (text: string) => void;
  /** Puts another text in the place of all, as one step that undo takes back. */
  readonly replaceText: (text: string) => void;
  /** Keeps the text from being edited, with the reason; null lets go. */
  readonly setLock: (reason: StudioState["readOnly"]) => void;
  readonly setTakes: (takes: readonly Take[], media?: readonly MediaFile[]) => void;
  readonly setBinder: (bind: Bind) => void;
  /** Called by the manuscript when it appears; null when it goes. */
  readonly setView: (view: EditorView | null) => void;
  readonly view: () => EditorView | null;
  readonly setScriptProblems: (problems: readonly PlacedScriptProblem[], doc: Node) => void;
  /** Calls back once for every pause in the typing, with the document as it then is. */
  readonly onPause: (listener: (doc: Node) => void) => () => void;
  /** Binds at once instead of at the next pause: a slider or a drag has changed the script, not a typist. */
  readonly bindNow: () => void;
  /** The text was changed by the typist or a command; not by `adoptText`. */
  readonly onEdit: (listener: () => void) => () => void;
}

/** The pause in typing after which the preview follows. */
const PAUSE_MS = 150;

/** Beats on the way have their true heights only when they come near, so a far place is reached in a few steps. ms */
const ARRIVALS_MS = [40, 120, 240] as const;

/** The studio's one store: the manuscript's state, what it binds to, and how it is looked at. */
export function createStudio({ text, takes, media = [], plugins, language, theme, clock, place = () => null }: StudioOptions): Studio {
  let parsed: ParsedScript = parseScript(text);
  let view: EditorView | null = null;
  let bind: Bind | null = null;
  let cancelPause: (() => void) | null = null;
  let lock: StudioState["readOnly"] = null;
  // Untouched, a script prints as it was read.
  let printed = { doc: parsed.doc, parsed, text };
  let scriptProblems: readonly PlacedScriptProblem[] = placeScriptProblems(parsed);
  const pauses = new Set<(doc: Node) => void>();
  const edits = new Set<() => void>();
  // In the first words, not on a box before them.
  const first = place(parsed.doc);
  const selection = first === null ? (Selection.findFrom(parsed.doc.resolve(0), 1, true) ?? Selection.atStart(parsed.doc)) : Selection.near(parsed.doc.resolve(first));
  const editor = EditorState.create({ doc: parsed.doc, selection, plugins: [...plugins] });

  const store = createStore<StudioState>(() => ({
    editor, bound: null, boundDoc: null, takes, media, whereabouts: whereaboutsOf(editor.selection, false), readOnly: ownReadOnly(parsed), mode: "xie", language, theme,
  }));

  const boundAnew = (): Partial<StudioState> => {
    const { editor: { doc }, takes: current, media: lying, bound } = store.getState();
    return bind === null ? {} : { bound: bind({ doc, takes: current, media: lying, scriptProblems, previous: bound }), boundDoc: doc };
  };
  const rebind = (): void => { store.setState(boundAnew()); };
  const pause = (): void => {
    // A candidate window is open: nothing may move until the word is chosen.
    if (view?.composing === true) return schedule();
    const { editor: { doc }, bound, boundDoc } = store.getState();
    const next = doc === boundDoc ? {} : boundAnew();
    // Painting what was bound takes as long as binding: the next letter may come between the two, and calls it off.
    cancelPause = clock.after(0, () => {
      cancelPause = null;
      // Else takes or problems came meanwhile, and were bound with this text.
      if (store.getState().bound === bound) store.setState(next);
      for (const listener of pauses) listener(doc);
    });
  };
  const schedule = (): void => {
    cancelPause?.();
    cancelPause = clock.after(PAUSE_MS, pause);
  };

  const apply = (tr: Transaction, isOwn: boolean): void => {
    const { editor: before, whereabouts } = store.getState();
    const { state, transactions } = before.applyTransaction(tr);
    const now = whereaboutsOf(state.selection, !isOwn);
    const isElsewhere = now.beatId !== whereabouts.beatId || now.blockIndex !== whereabouts.blockIndex;
    store.setState(isElsewhere ? { editor: state, whereabouts: now } : { editor: state });
    if (!transactions.some((each) => each.docChanged)) return;
    schedule();
    if (isOwn) for (const listener of edits) listener();
  };

  const studio: Studio = {
    ...store,
    dispatch: (tr) => {
      if (tr.docChanged && store.getState().readOnly !== null) return;
      apply(tr, true);
    },
    run: (command) => command(store.getState().editor, studio.dispatch, view ?? undefined),
    goTo: (pos) => {
      const { doc } = store.getState().editor;
      const at = Math.max(0, Math.min(pos + 1, doc.content.size));
      const node = doc.nodeAt(Math.max(0, at - 1));
      const selection = node?.isAtom === true && !node.isText ? NodeSelection.create(doc, at - 1) : Selection.near(doc.resolve(at));
      // First, or nothing is scrolled: the view follows only a selection that the keyboard is in.
      view?.focus();
      studio.dispatch(store.getState().editor.tr.setSelection(selection));
      studio.showCursor();
    },
    showCursor: () => {
      const { selection } = store.getState().editor;
      const comeNearer = () => {
        const now = store.getState().editor;
        // Else somebody has gone on meanwhile.
        if (now.selection.eq(selection) && view?.composing !== true) studio.dispatch(now.tr.scrollIntoView());
      };
      comeNearer();
      for (const ms of ARRIVALS_MS) clock.after(ms, comeNearer);
    },
    text: () => {
      const { doc } = store.getState().editor;
      // Journal, save and check ask one after the other for the same text.
      if (printed.doc !== doc || printed.parsed !== parsed) printed = { doc, parsed, text: printScript(doc, parsed.source) };
      return printed.text;
    },
    adoptText: (next) => {
      if (next === studio.text()) return;
      parsed = parseScript(next);
      printed = { doc: parsed.doc, parsed, text: next };
      scriptProblems = placeScriptProblems(parsed);
      const before = store.getState().editor;
      const tr = textChange(before, parsed.doc);
      if (tr !== null) apply(sameSelection(before, tr), false);
      store.setState({ readOnly: lock ?? ownReadOnly(parsed) });
    },
    replaceText: (next) => {
      const tr = textChange(store.getState().editor, parseScript(next).doc);
      if (tr !== null) studio.dispatch(sameSelection(store.getState().editor, tr.setMeta("addToHistory", true)));
    },
    setLock: (reason) => {
      lock = reason;
      store.setState({ readOnly: lock ?? ownReadOnly(parsed) });
    },
    setTakes: (next, lying = store.getState().media) => {
      store.setState({ takes: next, media: lying });
      rebind();
    },
    setBinder: (next) => {
      bind = next;
      rebind();
    },
    setView: (next) => { view = next; },
    view: () => view,
    setScriptProblems: (problems, doc) => {
      if (doc !== store.getState().editor.doc || JSON.stringify(problems) === JSON.stringify(scriptProblems)) return;
      scriptProblems = problems;
      rebind();
    },
    bindNow: () => {
      const { editor: { doc }, boundDoc } = store.getState();
      if (doc !== boundDoc && view?.composing !== true) rebind();
    },
    onPause: (listener) => subscribe(pauses, listener),
    onEdit: (listener) => subscribe(edits, listener),
  };
  return studio;
}

function subscribe<T>(to: Set<T>, listener: T): () => void {
  to.add(listener);
  return () => { to.delete(listener); };
}

function whereaboutsOf({ $from }: Selection, isCarried: boolean): Whereabouts {
  const beat = $from.depth >= 2 ? $from.node(2) : $from.depth === 1 && $from.nodeAfter?.type.name === "beat" ? $from.nodeAfter : null;
  return { beatId: beat === null ? null : (beat.attrs["id"] as string), blockIndex: $from.depth >= 2 ? $from.index(2) : null, isCarried };
}

function ownReadOnly({ readOnly, problems }: ParsedScript): StudioState["readOnly"] {
  if (!readOnly) return null;
  const code = problems.find((problem) => problem.code === "too-large" || problem.code.includes("version"))?.code ?? "front-matter";
  return {
    zh: `这份脚本不能在这里改（${code}），只能看。文件没有动。`,
    en: `This script cannot be edited here (${code}); it is shown read-only. The file is untouched.`,
  };
}
