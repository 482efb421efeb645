import type { FilmClip, PlannedClip } from "../../server/protocol.ts";
import { clockTime } from "../preview/clock-time.ts";
import { useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";

interface FilmRowProps {
  readonly clip: PlannedClip;
  readonly running: FilmClip | null;
  readonly isChosen: boolean;
  /** Null while a film is being made. */
  readonly onChoose: ((isChosen: boolean) => void) | null;
}

/** One beat: whether it is filmed, whether it must be painted and why, how far it is. */
export function FilmRow({ clip, running, isChosen, onChoose }: FilmRowProps) {
  const words = useWords();
  const fps = useStudioState((state) => state.bound?.timeline.fps ?? 30);
  const isCached = running === null ? clip.cached : running.state === "done";
  return (
    <li className="film-row">
      <label>
        <input type="checkbox" checked={isChosen} disabled={onChoose === null} onChange={(event) => onChoose?.(event.target.checked)} />
        <span className="film-row-title">{clip.title || clip.clipId}</span>
        <span className="film-row-time">{clockTime((clip.frames * 1000) / fps)}</span>
        <span className={isCached ? "film-row-state cached" : "film-row-state"}>
          {running?.state === "rendering"
            ? <progress value={running.frame} max={clip.frames} aria-label={clip.title} />
            : words(isCached ? { zh: "已有", en: "Ready" } : running === null ? { zh: "要画", en: "To render" } : { zh: "排队", en: "Waiting" })}
        </span>
        <span className="film-row-why">{words(clip.why)}</span>
      </label>
    </li>
  );
}
