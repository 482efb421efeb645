import { useEffect, useState } from "react";
import { clockTime } from "../preview/clock-time.ts";
import { useWords } from "../words/use-words.ts";
import { useFilms, useFilmsState } from "./use-films.ts";

/** The films that are done; the newest first. */
export function FinishedFilms() {
  const words = useWords();
  const { refresh } = useFilms();
  const films = useFilmsState((state) => state.films);
  const last = useFilmsState((state) => state.current) ?? films[0];
  const playable = films.filter(({ url }) => url !== null);
  const [openId, open] = useState<string | null>(null);
  const shown = playable.find(({ id }) => id === openId) ?? playable[0];
  // Someone may have moved or thrown away the files meanwhile, in a window beside this one.
  useEffect(() => {
    const look = () => { refresh().catch(() => {}); };
    addEventListener("focus", look);
    return () => { removeEventListener("focus", look); };
  }, [refresh]);
  return (
    <section className="finished" aria-label={words({ zh: "片子", en: "Films" })}>
      {last?.state === "failed" && last.problem !== null && <p className="banner" role="alert">{words(last.problem)}</p>}
      {shown === undefined
        ? <p className="waiting">{words({ zh: "还没有片子。点“出片”，好了就在这里放。", en: "No film yet. Press Render; it will play here." })}</p>
        : (
          <>
            <video key={shown.id} src={shown.url!} controls preload="metadata" aria-label={shown.name} onError={() => { refresh().catch(() => {}); }} />
            <ul>
              {playable.map((film) => (
                <li key={film.id}>
                  <button type="button" aria-pressed={film === shown} onClick={() => { open(film.id); }}>
                    <span>films/{film.name}</span>
                    <span>{film.durationMs === null ? "" : clockTime(film.durationMs)}</span>
                    <span>{film.bytes === null ? "" : `${(film.bytes / 1e6).toFixed(1)} MB`}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
    </section>
  );
}
