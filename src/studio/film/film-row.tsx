import type { ChoosableClip, FilmClip } from "../../server/protocol.ts";
import { clockTime } from "../preview/clock-time.ts";
import { useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";

interface FilmRowProps {
  readonly clip: ChoosableClip;
  readonly running: FilmClip | null;
  readonly isTaken: boolean;
  /** Chooses a beat; null while a film is being made. */
  readonly onChoose: ((isChosen: boolean) => void) | null;
}

/** One beat, or what comes along with beats: whether it is filmed, whether it must be painted and why, how far it is. */
export function FilmRow({ clip, running, isTaken, onChoose }: FilmRowProps) {
  const words = useWords();
  const fps = useStudioState((state) => state.bound?.timeline.fps ?? 30);
  // As in the outline: a beat without a title goes by its first words.
  const firstWords = useStudioState(({ bound }) => bound?.timeline.clips.find((placed) => placed.clip.id === clip.clipId)?.clip.lines[0]?.text.slice(0, 12));
  // What is being filmed may have been changed since.
  const { frames, why } = running ?? clip;
  const isCached = running === null ? clip.cached : running.state === "done";
  const isBeat = clip.broughtBy.length === 0;
  const Row = isBeat ? "label" : "div";
  return (
    <li className={isTaken ? "film-row" : "film-row left-out"}>
      <Row className="film-row-parts" title={isBeat ? undefined : words(clip.broughtBy.length === 1 ? { zh: "先演的一段，跟着它那一拍走", en: "A cold open; comes along with its beat" } : { zh: "转场，前后两拍都选了就有", en: "A transition; there when both its beats are chosen" })}>
        {isBeat ? <input type="checkbox" checked={isTaken} disabled={onChoose === null} onChange={(event) => onChoose?.(event.target.checked)} /> : <span className="film-row-along" aria-hidden="true">+</span>}
        <span className="film-row-title">{clip.broughtBy.length === 1 && words({ zh: "先演：", en: "Cold open: " })}{clip.title || firstWords || clip.clipId}</span>
        <span className="film-row-time">{clockTime((frames * 1000) / fps)}</span>
        <span className={isCached && isTaken ? "film-row-state cached" : "film-row-state"}>
          {running?.state === "rendering"
            ? <progress value={running.frame} max={frames} aria-label={clip.title} />
            : words(!isTaken ? { zh: "不拍", en: "Left out" } : isCached ? { zh: "已有", en: "Ready" } : running === null ? { zh: "要画", en: "To render" } : { zh: "排队", en: "Waiting" })}
        </span>
        <span className="film-row-why">{words(why)}</span>
      </Row>
    </li>
  );
}
