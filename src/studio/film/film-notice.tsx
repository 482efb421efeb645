import { useStudio, useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import { useFilms, useFilmsState } from "./use-films.ts";

/** Why a film was not made, where the film desk does not say it. */
export function FilmNotice() {
  const words = useWords();
  const studio = useStudio();
  const films = useFilms();
  const film = useFilmsState((state) => state.ended);
  const isAtDesk = useStudioState((state) => state.mode === "pian");
  if (film?.state !== "failed" || isAtDesk) return null;
  return (
    <div className="notice film">
      <p>{words({ zh: `片子没有做成：${film.problem?.zh ?? ""}`, en: `The film was not made: ${film.problem?.en ?? ""}` })}</p>
      <div className="notice-answers">
        <button type="button" className="primary" onClick={() => { studio.setState({ mode: "pian" }); }}>{words({ zh: "去片子那儿", en: "Go to the film" })}</button>
        <button type="button" onClick={films.putEndedAway}>{words({ zh: "知道了", en: "OK" })}</button>
      </div>
    </div>
  );
}
