import "./jitless.ts";
import { baseKeymap } from "prosemirror-commands";
import { history, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { NodeSelection, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { beatIdKeeper } from "#script";
import { Inspector, QuantityBrowser } from "../../../src/studio/inspector/index.ts";
import { Problems } from "../../../src/studio/problems/index.ts";
import { Reports } from "../../../src/studio/reports/index.ts";
import { bindDocument } from "../../../src/studio/store/bind.ts";
import { createPlayhead, type Playhead } from "../../../src/studio/store/playhead.ts";
import { createStudio, type Studio } from "../../../src/studio/store/studio-store.ts";
import { PlayheadContext } from "../../../src/studio/store/use-playhead.ts";
import { StudioContext } from "../../../src/studio/store/use-studio.ts";
import { Timeline } from "../../../src/studio/timeline/index.ts";
import "../../../src/studio/app/look.css";
import "./panels-page.css";

/** What the page offers to the tests. */
export interface PanelsPage {
  readonly open: (text: string, settings: { readonly language: "zh" | "en"; readonly theme: "light" | "dark" }) => void;
  studio: Studio;
  playhead: Playhead;
  /** Puts the cursor in front of a word. */
  readonly cursorAt: (text: string) => void;
  readonly undo: () => void;
  /** Selects the nth node of a type. */
  readonly select: (type: string, nth: number) => void;
}

const root = createRoot(document.querySelector("#root")!);

const page: PanelsPage = {
  studio: undefined as unknown as Studio,
  playhead: undefined as unknown as Playhead,
  open: (text, { language, theme }) => {
    document.documentElement.dataset["theme"] = theme;
    const studio = createStudio({
      text, takes: [], plugins: [history(), beatIdKeeper(), keymap(baseKeymap)], language, theme,
      clock: { after: (ms, run) => { const timer = setTimeout(run, ms); return () => { clearTimeout(timer); }; } },
    });
    page.studio = studio;
    page.playhead = createPlayhead();
    const host = document.querySelector("#manuscript")!;
    host.replaceChildren();
    const view = new EditorView(host, { state: studio.getState().editor, dispatchTransaction: studio.dispatch });
    studio.setView(view);
    studio.subscribe(({ editor }) => { if (view.state !== editor) view.updateState(editor); });
    studio.setBinder(bindDocument);
    // At once: else a test would find the panels of the show before.
    flushSync(() => { root.render(
      <StudioContext value={studio}>
        <PlayheadContext value={page.playhead}>
          <div className="column"><QuantityBrowser /></div>
          <div className="column"><Problems /></div>
          <div className="column"><Reports /></div>
          <div className="column"><Inspector /></div>
          <div className="bottom"><Timeline /></div>
        </PlayheadContext>
      </StudioContext>,
    ); });
  },
  cursorAt: (text) => {
    const { doc, tr } = page.studio.getState().editor;
    let found = -1;
    doc.descendants((node, pos) => {
      if (found < 0 && node.isText && node.text!.includes(text)) found = pos + node.text!.indexOf(text);
      return found < 0;
    });
    page.studio.dispatch(tr.setSelection(TextSelection.create(doc, found)));
  },
  undo: () => {
    page.studio.run(undo);
    page.studio.bindNow();
  },
  select: (type, nth) => {
    const { doc, tr } = page.studio.getState().editor;
    const found: number[] = [];
    doc.descendants((node, pos) => { if (node.type.name === type) found.push(pos); });
    page.studio.dispatch(tr.setSelection(NodeSelection.create(doc, found[nth]!)));
  },
};
Object.assign(window, { panels: page });
