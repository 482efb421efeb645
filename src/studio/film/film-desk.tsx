import { useContext, useEffect, useState } from "react";
import type { ChoosableClip, Film } from "../../server/protocol.ts";
import { troubleOf } from "../app/server-link.ts";
import { sideTab } from "../app/side-tab.ts";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { minutes } from "../words/clock.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";
import { FilmRow } from "./film-row.tsx";
import { isOver } from "./films.ts";
import { FinishedFilms } from "./finished-films.tsx";
import { SaveFirstContext } from "./save-first.ts";
import { takenOf } from "./taken.ts";
import { useFilms, useFilmsState } from "./use-films.ts";
import "./film.css";

/** Choose beats, render them, watch. What did not change is taken as it is. */
export function FilmDesk() {
  const words = useWords();
  const films = useFilms();
  const studio = useStudio();
  const saveFirst = useContext(SaveFirstContext);
  const current = useFilmsState((state) => state.current);
  const bound = useStudioState((state) => state.bound);
  const plan = useFilmsState((state) => state.lastPlan);
  const left = useFilmsState((state) => state.left);
  const ended = useFilmsState((state) => state.ended);
  const [trouble, setTrouble] = useState<Words | null>(null);
  const isBusy = current !== null && !isOver(current);

  const attempt = (task: () => Promise<void>) => {
    setTrouble(null);
    task().catch((error: unknown) => { setTrouble(troubleOf(error)); });
  };
  useEffect(() => {
    attempt(async () => {
      await saveFirst();
      await films.plan();
    });
  }, [films, saveFirst, bound, isBusy]);
  useEffect(() => { void films.refresh(); }, [films]);
  // Here it is seen.
  useEffect(() => { if (ended !== null) films.putEndedAway(); }, [films, ended]);

  const clips = plan?.clips ?? [];
  const beats = clips.filter(({ broughtBy }) => broughtBy.length === 0);
  const chosen = beats.filter(({ clipId }) => !left.has(clipId));
  const render = (anyway: boolean) => {
    attempt(async () => {
      await saveFirst();
      await films.start({ ...(chosen.length === beats.length ? {} : { beats: chosen.map(({ clipId }) => clipId) }), ...(anyway ? { anyway } : {}) });
    });
  };
  const isPart = chosen.length > 0 && chosen.length < beats.length && !isBusy;
  // What is left out may be wrong.
  const errors = plan?.errors.filter((beatId) => beatId === null || chosen.some(({ clipId }) => clipId === beatId)).length ?? 0;
  const showProblems = () => {
    sideTab.setState("problems", true);
    studio.setState({ mode: "xie" });
  };
  const running = new Map(isBusy ? current.clips.map((clip) => [clip.clipId, clip]) : []);
  // What is being filmed may have been chosen in another tab, or before this one was loaded again.
  const taken = running.size === 0 ? takenOf(clips, left) : new Set(running.keys());
  const ids = beats.map(({ clipId }) => clipId);
  const inFilm = clips.filter(({ clipId }) => taken.has(clipId));
  const toRender = inFilm.filter(({ cached }) => !cached);
  const frames = toRender.reduce((sum, clip) => sum + clip.frames, 0);
  const estimateMs = plan?.estimateMs == null || plan.framesToRender === 0 ? null : (plan.estimateMs * frames) / plan.framesToRender;

  return (
    <main className="film-desk">
      <section className="film-plan" aria-label={words({ zh: "要拍的", en: "What to film" })}>
        <header>
          {isBusy ? <Running film={current} /> : (
            <>
              <p className="film-cost">
                {plan === null
                  ? words({ zh: "正在看哪些要重新画…", en: "Looking at what must be rendered…" })
                  : chosen.length === 0
                    ? words({ zh: "一拍也没有选。", en: "No beat is chosen." })
                    : words(costWords(inFilm.length, toRender.length, estimateMs))}
              </p>
              {errors > 0
                ? (
                  <>
                    <button type="button" onClick={showProblems}>{words({ zh: "看哪里错", en: "See what is wrong" })}</button>
                    <button type="button" disabled={chosen.length === 0} onClick={() => { render(true); }}>{words({ zh: `有 ${errors} 处错，照样出片`, en: `Render in spite of ${errors} error${errors === 1 ? "" : "s"}` })}</button>
                  </>
                )
                : <button type="button" className="primary" disabled={plan === null || chosen.length === 0} onClick={() => { render(false); }}>{words(chosen.length === 0 || chosen.length === beats.length ? { zh: "出片", en: "Render" } : { zh: `出片（${chosen.length} 拍）`, en: `Render ${chosen.length} beat${chosen.length === 1 ? "" : "s"}` })}</button>}
            </>
          )}
        </header>
        {trouble !== null && <p className="banner" role="alert">{words(trouble)}</p>}
        {clips.length > 0 && (
          <p className="film-choice">
            <span>
              <span className="film-chosen">{words(choiceWords(inFilm, beats.length))}</span>
              {/* In its own line, whether there is something to say or not: the boxes below must not move from under the pointer. */}
              <b className="film-left-out" role="status">{isPart && words(leftOutWords(beats.filter(({ clipId }) => left.has(clipId))))}</b>
            </span>
            <button type="button" disabled={isBusy || chosen.length === beats.length} onClick={() => { films.choose(ids, true); }}>{words({ zh: "全选", en: "All" })}</button>
            <button type="button" disabled={isBusy || chosen.length === 0} onClick={() => { films.choose(ids, false); }}>{words({ zh: "全不选", en: "None" })}</button>
          </p>
        )}
        <ol>
          {clips.map((clip) => (
            <FilmRow
              key={clip.clipId}
              clip={clip}
              running={running.get(clip.clipId) ?? null}
              isTaken={taken.has(clip.clipId)}
              onChoose={isBusy ? null : (isChosen) => { films.choose([clip.clipId], isChosen); }}
            />
          ))}
        </ol>
      </section>
      <FinishedFilms />
    </main>
  );
}

/** What a press of the button will take. @param estimateMs null when nothing is known of this machine yet */
function costWords(parts: number, toRender: number, estimateMs: number | null): Words {
  if (toRender === 0) return { zh: `${parts} 段都画好了，合起来就行。`, en: parts === 1 ? "The one part is rendered already; it only wants its sound." : `All ${parts} parts are rendered already; they only have to be joined.` };
  const about = estimateMs === null ? { zh: "", en: "" } : { zh: `，约 ${minutes(estimateMs)}`, en: `, about ${minutes(estimateMs)}` };
  const rest = toRender === parts ? { zh: "", en: "" } : { zh: "；其余照旧", en: "; the rest is taken as it is" };
  return { zh: `${parts} 段里有 ${toRender} 段要画${about.zh}${rest.zh}。`, en: `${toRender} of ${parts} part${parts === 1 ? "" : "s"} will render${about.en}${rest.en}.` };
}

/** How many beats, and what comes along without being chosen. */
function choiceWords(inFilm: readonly ChoosableClip[], beats: number): Words {
  const count = (bringers: number) => inFilm.filter(({ broughtBy }) => broughtBy.length === bringers).length;
  const along = [
    { count: count(2), zh: "个转场", en: "transition" },
    { count: count(1), zh: "段先演", en: "cold open" },
  ].filter((each) => each.count > 0);
  return {
    zh: `选了 ${count(0)} / ${beats} 拍${along.length === 0 ? "" : `，连同 ${along.map((each) => `${each.count} ${each.zh}`).join("、")}`}`,
    en: `${count(0)} of ${beats} beats${along.length === 0 ? "" : `, along with ${along.map((each) => `${each.count} ${each.en}${each.count === 1 ? "" : "s"}`).join(" and ")}`}`,
  };
}

/** What will not be in the film, because it was left out now or on an earlier day. */
function leftOutWords(beats: readonly ChoosableClip[]): Words {
  const named = beats.slice(0, 3).map(({ title, clipId }) => title || clipId);
  const isAll = named.length === beats.length;
  return {
    zh: `不是整场：${named.join("、")}${isAll ? "" : ` 等 ${beats.length} 拍`}不拍。`,
    en: `Not the whole show: ${named.join(", ")}${isAll ? "" : ` and ${beats.length - named.length} more`} left out.`,
  };
}

const STATES: Readonly<Record<Film["state"], Words>> = {
  preparing: { zh: "准备", en: "Preparing" },
  rendering: { zh: "正在画", en: "Rendering" },
  joining: { zh: "合成声音与画面", en: "Joining sound and picture" },
  done: { zh: "好了", en: "Done" },
  cancelled: { zh: "停了", en: "Cancelled" },
  failed: { zh: "没有成", en: "Failed" },
};

function Running({ film }: { readonly film: Film }) {
  const words = useWords();
  const films = useFilms();
  const { frame, frames, fps, etaMs } = film.total;
  const done = film.state === "joining" ? film.joined : frames === 0 ? 0 : frame / frames;
  return (
    <div className="film-running">
      <p>
        <b role="status">{words(STATES[film.state])}</b>
        <span>{film.state === "rendering" && words({ zh: ` ${frame} / ${frames} 帧${fps > 0 ? ` · 每秒 ${fps.toFixed(0)} 帧` : ""}`, en: ` ${frame} / ${frames} frames${fps > 0 ? ` · ${fps.toFixed(0)} a second` : ""}` })}</span>
        <span>{etaMs !== null && film.state === "rendering" && words({ zh: ` · 还要 ${minutes(etaMs)}`, en: ` · ${minutes(etaMs)} left` })}</span>
      </p>
      <progress value={done} max={1} aria-label={words({ zh: "进度", en: "Progress" })} />
      <button type="button" onClick={() => { void films.cancel(film.id); }}>{words({ zh: "停下", en: "Cancel" })}</button>
    </div>
  );
}
