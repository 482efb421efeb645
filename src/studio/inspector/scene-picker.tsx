import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { scenes } from "#scenes";
import { isComposing } from "../store/gesture.ts";
import { useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import { SceneThumbnail } from "./scene-thumbnail.tsx";

export interface ScenePickerProps {
  /** Id of the scene now; null = none. */
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
  /** Nothing was chosen. */
  readonly onLeave: () => void;
}

/** Every scene, alive; type to narrow them down, arrows to move among them, Escape to leave it as it was. */
export function ScenePicker({ chosen, onChoose, onLeave }: ScenePickerProps) {
  const words = useWords();
  const language = useStudioState((state) => state.language);
  const [typed, setTyped] = useState("");
  /** What is typed, without what an input method is still at. */
  const [wanted, setWanted] = useState("");
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  // Opened in a low panel it would be out of sight; the panel alone moves.
  useLayoutEffect(() => {
    const [picker, panel] = [whole.current!, whole.current!.closest(".inspector")];
    if (panel !== null) panel.scrollTop += picker.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    search.current!.focus({ preventScroll: true });
  }, []);
  const matches = [...scenes.values()].filter(({ id, title, summary }) => `${id} ${title.zh} ${title.en} ${summary.zh} ${summary.en}`.toLowerCase().includes(wanted.trim().toLowerCase()));
  const move = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Escape") {
      event.preventDefault();
      return onLeave();
    }
    const isInSearch = document.activeElement === search.current;
    if (event.key === "Enter" && isInSearch) {
      event.preventDefault();
      if (wanted !== "" && matches[0] !== undefined) onChoose(matches[0].id);
      return;
    }
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -2, ArrowDown: 2 }[event.key];
    const options = [...(grid.current?.querySelectorAll("button") ?? [])];
    const at = options.indexOf(document.activeElement as HTMLButtonElement);
    if (by === undefined || (isInSearch ? event.key !== "ArrowDown" : at < 0)) return;
    event.preventDefault();
    if (isInSearch) options[0]?.focus();
    else if (event.key === "ArrowUp" && at + by < 0) search.current!.focus();
    else options[Math.max(0, Math.min(options.length - 1, at + by))]?.focus();
  };
  return (
    <div ref={whole} className="scene-picker" onKeyDown={move}>
      <input ref={search} type="search" className="text-box" value={typed} placeholder={words({ zh: "找一个场景", en: "Find a scene" })} aria-label={words({ zh: "找一个场景", en: "Find a scene" })}
        onChange={(event) => {
          setTyped(event.target.value);
          if (!(event.nativeEvent as InputEvent).isComposing) setWanted(event.target.value);
        }}
        onCompositionEnd={(event) => { setWanted(event.currentTarget.value); }} />
      <div ref={grid} className="scene-grid" role="group" aria-label={words({ zh: "场景", en: "Scenes" })}>
        {wanted === "" && (
          <button type="button" className="scene-option" aria-pressed={chosen === null} onClick={() => { onChoose(null); }}>
            <span className="scene-none" aria-hidden>∅</span>
            <span>{words({ zh: "没有画面", en: "No scene" })}</span>
          </button>
        )}
        {matches.map((scene) => (
          <button key={scene.id} type="button" className="scene-option" aria-pressed={scene.id === chosen} title={scene.summary[language]} onClick={() => { onChoose(scene.id); }}>
            <SceneThumbnail scene={scene} width={140} />
            <span>{scene.title[language]}</span>
          </button>
        ))}
        {matches.length === 0 && <p className="panel-hint">{words({ zh: "没有这样的场景。", en: "No such scene." })}</p>}
      </div>
    </div>
  );
}
