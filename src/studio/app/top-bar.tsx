import type { ReactNode } from "react";
import { FilmBadge } from "../film/film-badge.tsx";
import type { StudioMode } from "../index.ts";
import { commandList, keyText } from "../manuscript/index.ts";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";
import { keepKeyboard } from "./keep-keyboard.ts";

export interface TopBarProps {
  /** Whether the words are safe; stands beside the title. */
  readonly saving: ReactNode;
  readonly openPalette: () => void;
}

const MODES: readonly { readonly mode: StudioMode; readonly title: Words; readonly hint: Words }[] = [
  { mode: "xie", title: { zh: "写", en: "Write" }, hint: { zh: "写本子（Alt+1）", en: "Write the script (Alt+1)" } },
  { mode: "pai", title: { zh: "排", en: "Rehearse" }, hint: { zh: "从头排一遍（Alt+2）", en: "Run through it (Alt+2)" } },
  { mode: "pian", title: { zh: "片", en: "Film" }, hint: { zh: "出片子（Alt+3）", en: "Make the film (Alt+3)" } },
];

const NAMES = commandList.find(({ id }) => id === "show-names")!;

export function TopBar({ saving, openPalette }: TopBarProps) {
  const words = useWords();
  const studio = useStudio();
  const mode = useStudioState((state) => state.mode);
  const theme = useStudioState((state) => state.theme);
  const language = useStudioState((state) => state.language);
  const title = useStudioState((state) => state.editor.doc.attrs["title"] as string);
  const isReadOnly = useStudioState((state) => state.readOnly !== null);
  const shown = title || words({ zh: "（还没有题目）", en: "(untitled)" });
  return (
    <header className="top-bar">
      <span className="mark" aria-hidden="true">逗捧</span>
      <h1>
        {mode === "xie" && !isReadOnly
          ? <button type="button" title={words({ zh: "改题目和演员", en: "Change title and performers" })} onClick={() => { studio.run(NAMES.run); }}>{shown}</button>
          : shown}
      </h1>
      {saving}
      <FilmBadge />
      <span className="segmented" role="group" aria-label={words({ zh: "做什么", en: "Mode" })}>
        {MODES.map((each) => (
          <button key={each.mode} type="button" aria-pressed={mode === each.mode} title={words(each.hint)} onClick={() => { studio.setState({ mode: each.mode }); }}>
            {words(each.title)}
          </button>
        ))}
      </span>
      <button type="button" onClick={openPalette} aria-keyshortcuts="Control+K" title={words({ zh: "所有命令（Ctrl+K）", en: "All commands (Ctrl+K)" })}>
        {words({ zh: "命令", en: "Commands" })} <kbd>{keyText("Mod-k")}</kbd>
      </button>
      <button type="button" onMouseDown={keepKeyboard} onClick={() => { studio.setState({ theme: theme === "light" ? "dark" : "light" }); }}>
        {words(theme === "light" ? { zh: "夜", en: "Dark" } : { zh: "昼", en: "Light" })}
      </button>
      <button type="button" onMouseDown={keepKeyboard} lang={language === "zh" ? "en" : "zh-Hans"} onClick={() => { studio.setState({ language: language === "zh" ? "en" : "zh" }); }}>
        {language === "zh" ? "English" : "中文"}
      </button>
    </header>
  );
}
