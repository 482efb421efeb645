import { type ReactNode, useEffect, useInsertionEffect } from "react";
import { Group, Panel, Separator, useDefaultLayout } from "react-resizable-panels";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import { seenAndAtRest } from "./idle.ts";
import { laterPane } from "./later-pane.tsx";
import { ManuscriptPane } from "./manuscript-pane.tsx";
import { Outline } from "./outline.tsx";
import { browserMemory } from "./remembered.ts";
import { TopBar, type TopBarProps } from "./top-bar.tsx";
import "./app.css";

// Everything that draws scenes comes after the first line can be typed.
const Side = laterPane(() => seenAndAtRest().then(() => import("./side.tsx")).then((module) => module.Side));
const Foot = laterPane(() => seenAndAtRest().then(() => import("./side.tsx")).then((module) => module.Foot));
const Rehearsal = laterPane(() => import("../rehearsal/rehearsal.tsx").then((module) => module.Rehearsal));
const FilmDesk = laterPane(() => import("../film/film-desk.tsx").then((module) => module.FilmDesk));

export interface AppProps extends TopBarProps {
  /** The way to write here, when another tab does. */
  readonly takeOver: ReactNode;
}

/** The whole page. */
export function App({ takeOver, ...props }: AppProps) {
  const words = useWords();
  const mode = useStudioState((state) => state.mode);
  const theme = useStudioState((state) => state.theme);
  const language = useStudioState((state) => state.language);
  // Before the effects of those within, who read the colours of the page.
  useInsertionEffect(() => {
    document.documentElement.dataset["theme"] = theme;
    document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  }, [theme, language]);
  const studio = useStudio();
  // Back to the words, one goes on typing.
  useEffect(() => { if (mode === "xie") studio.view()?.focus(); }, [studio, mode]);
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({ id: "doupeng-columns", storage: browserMemory, onlySaveAfterUserInteractions: true });
  const waiting = <p className="waiting">{words({ zh: "正在搭台…", en: "Setting the stage…" })}</p>;
  return (
    <div className="app">
      <TopBar {...props} />
      {/* Hidden, not taken away: the manuscript keeps its cursor and its undo. */}
      <main className="desk" hidden={mode !== "xie"}>
        <Group orientation="horizontal" className="desk-columns" defaultLayout={defaultLayout} onLayoutChanged={onLayoutChanged}>
          <Panel id="outline" defaultSize="200px" minSize="140px" maxSize="360px" groupResizeBehavior="preserve-pixel-size" className="pane"><Outline /></Panel>
          <Separator className="separator" aria-label={words({ zh: "提纲与本子的分界", en: "Between outline and manuscript" })} />
          <Panel id="manuscript" minSize="420px" className="pane"><ManuscriptPane takeOver={takeOver} /></Panel>
          <Separator className="separator" aria-label={words({ zh: "本子与预览的分界", en: "Between manuscript and preview" })} />
          <Panel id="side" defaultSize="36%" minSize="340px" className="pane"><Side waiting={waiting} /></Panel>
        </Group>
        <div className="foot"><Foot waiting={null} /></div>
      </main>
      {mode === "pai" && <Rehearsal waiting={waiting} />}
      {mode === "pian" && <FilmDesk waiting={waiting} />}
    </div>
  );
}
