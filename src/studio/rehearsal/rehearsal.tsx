import { useEffect, useMemo, useRef } from "react";
import { keepKeyboard } from "../app/keep-keyboard.ts";
import { useFileUrl } from "../app/use-file-url.ts";
import { Preview } from "../preview/preview.tsx";
import { usePlayhead, usePlayheadState } from "../store/use-playhead.ts";
import { useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import { spokenLines } from "./spoken-lines.ts";
import { useSpace } from "./use-space.ts";
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
  const now = usePlayheadState(({ filmMs }) => lines.findLastIndex(({ startMs }) => startMs <= filmMs + 40));
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const [prompter, line] = [list.current, list.current?.children[now]];
    if (prompter != null && line instanceof HTMLElement) prompter.scrollTo({ top: line.offsetTop - (prompter.clientHeight - line.offsetHeight) / 2, behavior: "smooth" });
  }, [now]);
  const stage = useRef<HTMLElement>(null);
  useSpace(playhead, stage);
  return (
    <main ref={stage} className="rehearsal">
      <Preview fileUrl={fileUrl} />
      <ol ref={list} className="prompter" aria-label={words({ zh: "提词", en: "Prompter" })}>
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
