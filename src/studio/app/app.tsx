import { lazy, Suspense, useEffect } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import { useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import { seenAndAtRest } from "./idle.ts";
import { ManuscriptPane } from "./manuscript-pane.tsx";
import { Outline } from "./outline.tsx";
import { TopBar, type TopBarProps } from "./top-bar.tsx";
import "./app.css";

// Everything that draws scenes comes after the first line can be typed.
const Side = lazy(() => seenAndAtRest().then(() => import("./side.tsx")).then(({ Side: component }) => ({ default: component })));
const Foot = lazy(() => seenAndAtRest().then(() => import("./side.tsx")).then(({ Foot: component }) => ({ default: component })));
const Rehearsal = lazy(() => import("../rehearsal/rehearsal.tsx").then(({ Rehearsal: component }) => ({ default: component })));
const FilmDesk = lazy(() => import("../film/film-desk.tsx").then(({ FilmDesk: component }) => ({ default: component })));

/** The whole page. */
export function App(props: TopBarProps) {
  const words = useWords();
  const mode = useStudioState((state) => state.mode);
  const theme = useStudioState((state) => state.theme);
  const language = useStudioState((state) => state.language);
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
    document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  }, [theme, language]);
  const waiting = <p className="waiting">{words({ zh: "正在搭台…", en: "Setting the stage…" })}</p>;
  return (
    <div className="app">
      <TopBar {...props} />
      {/* Hidden, not taken away: the manuscript keeps its cursor and its undo. */}
      <main className="desk" hidden={mode !== "xie"}>
        <Group orientation="horizontal" className="desk-columns">
          <Panel id="outline" defaultSize="200px" minSize="140px" maxSize="360px" className="pane"><Outline /></Panel>
          <Separator className="separator" aria-label={words({ zh: "提纲与本子的分界", en: "Between outline and manuscript" })} />
          <Panel id="manuscript" minSize="420px" className="pane"><ManuscriptPane /></Panel>
          <Separator className="separator" aria-label={words({ zh: "本子与预览的分界", en: "Between manuscript and preview" })} />
          <Panel id="side" defaultSize="36%" minSize="340px" className="pane"><Suspense fallback={waiting}><Side /></Suspense></Panel>
        </Group>
        <div className="foot"><Suspense fallback={null}><Foot /></Suspense></div>
      </main>
      {mode === "pai" && <Suspense fallback={waiting}><Rehearsal /></Suspense>}
      {mode === "pian" && <Suspense fallback={waiting}><FilmDesk /></Suspense>}
    </div>
  );
}
