import { useEffect, useMemo, useRef } from "react";
import { keepKeyboard } from "../app/keep-keyboard.ts";
import { useFileUrl } from "../app/use-file-url.ts";
import { Preview } from "../preview/preview.tsx";
import { usePlayhead, usePlayheadState } from "../store/use-playhead.ts";
import { useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import { spokenLines } from "./spoken-lines.ts";
import { NEAR_MS } from "../preview/whereabouts.ts";
import { useStageKeys } from "./use-stage-keys.ts";
import "./rehearsal.css";

/** The whole show in large, and beside it the lines as a performer reads them; a click plays from there. */
export function Rehearsal() {
  const words = useWords();
  const fileUrl = useFileUrl();
  const playhead = usePlayhead();
  const timeline = useStudioState((state) => state.bound?.timeline);
  const lines = useMemo(() => (timeline === undefined ? [] : spokenLines(timeline)), [timeline]);
  useEffect(() => {
    const before = playhead.getState().scope;
    playhead.setScope("show");
    return () => { playhead.setScope(before); };
  }, [playhead]);
  const now = usePlayheadState(({ filmMs }) => lines.findLastIndex(({ fromMs }) => fromMs <= filmMs + NEAR_MS));
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const [prompter, line] = [list.current, list.current?.children[now]];
    if (prompter != null && line instanceof HTMLElement) prompter.scrollTo({ top: line.offsetTop - (prompter.clientHeight - line.offsetHeight) / 2, behavior: "smooth" });
    // Who walks through the lines by the keyboard plays the one that is shown.
    if (prompter?.contains(document.activeElement) === true) line?.querySelector("button")?.focus({ preventScroll: true });
  }, [now]);
  const stage = useRef<HTMLElement>(null);
  useStageKeys(playhead, stage, lines, timeline);
  return (
    <main ref={stage} className="rehearsal">
      <Preview fileUrl={fileUrl} follows="playhead" />
      <ol ref={list} className="prompter" aria-label={words({ zh: "提词：上下换句，上下页换拍", en: "Prompter: up and down by line, Page keys by beat" })}>
        {lines.length === 0 && <li className="prompter-none">{words(timeline === undefined ? { zh: "正在搭台…", en: "Setting the stage…" } : { zh: "还没有词。先去“写”里写一句。", en: "No lines yet. Write one first." })}</li>}
        {lines.map((line, index) => (
          <li key={index} className={line.beat === null ? undefined : "prompter-beat"}>
            {line.beat !== null && line.beat.title !== "" && <h2>{line.beat.title}</h2>}
            <button type="button" className={line.role} aria-current={index === now} onMouseDown={keepKeyboard} onClick={() => { playhead.play(line.startMs); }}>
              <b>{line.speaker}</b>
              <span>{line.text}</span>
            </button>
          </li>
        ))}
      </ol>
    </main>
  );
}
