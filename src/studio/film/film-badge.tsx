import type { Film } from "../../server/protocol.ts";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { minutes } from "../words/clock.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";
import { isOver } from "./films.ts";
import { useFilmsState } from "./use-films.ts";

/** While one is elsewhere: how far the film is, or that it is done, and the way to it. In the top bar it covers nothing. */
export function FilmBadge() {
  const words = useWords();
  const studio = useStudio();
  const isAtDesk = useStudioState((state) => state.mode === "pian");
  const current = useFilmsState((state) => state.current);
  const ended = useFilmsState((state) => state.ended);
  const film = isAtDesk || current === null || isOver(current) ? null : current;
  const done = film !== null || isAtDesk || ended?.state !== "done" ? null : ended;
  return (
    <>
      {film !== null && (
        <button type="button" className="film-badge" title={words({ zh: "看片子（Alt+3）", en: "To the film (Alt+3)" })} onClick={() => { studio.setState({ mode: "pian" }); }}>
          {words(farWords(film))}<span className="film-badge-left">{words(leftWords(film))}</span>
        </button>
      )}
      {done !== null && (
        <button type="button" className="film-badge" title={words(doneWords(done))} onClick={() => { studio.setState({ mode: "pian" }); }}>
          {words({ zh: "片子好了", en: "Film done" })}<span className="film-badge-left">{words({ zh: "，去看", en: ", watch" })}</span>
        </button>
      )}
      <span className="heard" role="status">{done !== null ? words(doneWords(done)) : film === null ? "" : words(heardWords(film))}</span>
    </>
  );
}

function doneWords({ name, durationMs }: Film): Words {
  const length = durationMs === null ? null : minutes(durationMs);
  return { zh: `片子好了：films/${name}${length === null ? "" : `（${length}）`}`, en: `The film is done: films/${name}${length === null ? "" : ` (${length})`}` };
}

function percentOf({ state, total: { frame, frames }, joined }: Film): number {
  return Math.floor(100 * (state === "joining" ? joined : frames === 0 ? 0 : frame / frames));
}

function farWords(film: Film): Words {
  if (film.state === "preparing") return { zh: "片子：准备", en: "Film: preparing" };
  const percent = percentOf(film);
  return film.state === "joining" ? { zh: `片子：合成 ${percent}%`, en: `Film: joining ${percent}%` } : { zh: `片子 ${percent}%`, en: `Film ${percent}%` };
}

function leftWords({ state, total: { etaMs } }: Film): Words {
  if (state !== "rendering" || etaMs === null) return { zh: "", en: "" };
  const left = Math.round(etaMs / 60_000);
  return left < 1 ? { zh: "，不到一分钟", en: ", under a minute" } : { zh: `，约 ${left} 分钟`, en: `, about ${left} min` };
}

/** Said aloud at the start and at every quarter only. */
function heardWords(film: Film): Words {
  if (film.state !== "rendering") return film.state === "joining" ? { zh: "片子在合成", en: "The film is being joined" } : { zh: "开始做片子", en: "The film is begun" };
  const percent = 25 * Math.floor(percentOf(film) / 25);
  return { zh: `片子做到 ${percent}%`, en: `Film at ${percent}%` };
}
