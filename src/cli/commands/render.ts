import { basename, extname, resolve } from "node:path";
import { z } from "zod";
import { writeSrt } from "#interchange";
import { describeWhy, planFilm, renderFilm, type FilmPlan, type RenderOutcome } from "#render";
import { defineCommand, option } from "../command.ts";
import { faint, good, strong, type ExitCode, type Io } from "../io.ts";
import { openShow, requireBeat } from "../open-show.ts";
import { errorsOf, printProblems } from "../print-problems.ts";
import { renderProgress } from "../render-progress.ts";
import { showArgument } from "../show-argument.ts";
import { minutes } from "../time-words.ts";
import { renderTrouble, usedWrongly } from "../trouble.ts";

/** Makes the film. Only what changed is rendered again. */
export const render = defineCommand({
  name: "render",
  summary: { zh: "做成片子；只渲染改过的部分", en: "Make the film; only what changed is rendered" },
  options: z.strictObject({
    show: showArgument,
    out: option(z.string().optional(), { title: { zh: "成片（.mp4）；不写就用节目的名字", en: "the film (.mp4); by default named after the show" }, short: "o", value: "FILE" }),
    beats: option(z.array(z.string()).min(1).optional(), { title: { zh: "只要这几拍，用逗号隔开", en: "these beats alone, separated by commas" }, value: "IDS" }),
    engine: option(z.enum(["capture", "remotion"]).optional(), { title: { zh: "渲染引擎", en: "engine" }, value: "ENGINE" }),
    scale: option(z.number().min(0.1).max(2).optional(), { title: { zh: "画面缩放，如 0.5", en: "size of the picture, e.g. 0.5" }, value: "N" }),
    why: option(z.boolean().optional(), { title: { zh: "说明每一拍为什么渲染", en: "say for each beat why it renders" } }),
    plan: option(z.boolean().optional(), { title: { zh: "只说明，不渲染", en: "say it and render nothing" } }),
    anyway: option(z.boolean().optional(), { title: { zh: "剧本有错误也渲染", en: "render in spite of errors in the script" } }),
  }),
  examples: [
    { line: "doupeng render SHOW -o film.mp4", says: { zh: "整部片子，旁边写好字幕", en: "the whole film, captions beside it" } },
    { line: "doupeng render SHOW --plan", says: { zh: "哪几拍要渲染，为什么", en: "which beats would render, and why" } },
    { line: "doupeng render SHOW --beats porridge --scale 0.5", says: { zh: "快看一拍", en: "a quick look at one beat" } },
  ],
  run: async ({ show, out, beats, engine, scale, why, plan, anyway }, io): Promise<ExitCode> => {
    const { folder, bound, scriptPath } = await openShow(show, io);
    for (const beat of beats ?? []) requireBeat(bound, beat);
    const film = filmPath(out ?? basename(folder.dir), io);
    const errors = errorsOf(bound.problems, beats);
    printProblems(errors, scriptPath, io, "note");
    if (errors.length > 0 && !anyway) {
      io.note({ zh: `先改好这 ${errors.length} 处错误，或加 --anyway 照样渲染。`, en: `Mend these ${errors.length} errors first, or render in spite of them with --anyway.` });
      if (io.json) io.printJson({ problems: errors });
      return 1;
    }
    const wanted = { dir: folder.dir, bound, engine, scale, beats };
    if (plan || why) {
      const planned = await planFilm(wanted);
      explain(planned, io);
      if (plan) {
        if (io.json) io.printJson({ beats: planned.segments.map(({ clip, cached, why: reason }) => ({ id: clip.id, cached, why: reason })) });
        return 0;
      }
    }
    // Captions are timed for the whole film.
    const beside = beats ? [] : [{ ending: ".srt", text: writeSrt(bound.captions) }];
    const progress = renderProgress(io);
    const outcome = await renderFilm({ ...wanted, out: film, beside, signal: io.signal, onProgress: (event) => { progress.onEvent(event); } })
      .finally(() => progress.stop());
    return conclude(outcome, io);
  },
});

function filmPath(out: string, io: Io): string {
  const ending = extname(out).toLowerCase();
  if (ending !== "" && ending !== ".mp4" && /^\.[a-z0-9]{2,4}$/u.test(ending))
    throw usedWrongly({ zh: `成片是 .mp4 文件，不能写成 ${ending}。`, en: `The film is an .mp4 file, not ${ending}.` });
  return resolve(io.cwd, ending === ".mp4" ? out : `${out}.mp4`);
}

function explain({ segments }: FilmPlan, io: Io): void {
  for (const { clip, cached, why } of segments)
    io.print(cached ? good("· ") : strong("▸ "), clip.id, "  ", clip.title, "  ", faint(describeWhy(why, io.language)));
}

function conclude(outcome: RenderOutcome, io: Io): ExitCode {
  switch (outcome.kind) {
    case "failed":
      throw renderTrouble(outcome.problem);
    case "cancelled":
      io.note({ zh: `已停下；渲染好的 ${outcome.rendered.length} 段留着，下次接着来。`, en: `Stopped; the ${outcome.rendered.length} beats that are done are kept for the next run.` });
      if (io.json) io.printJson(outcome);
      return 3;
    case "done": {
      const { out, frames, durationMs, rendered, cached, tookMs } = outcome;
      if (io.json) io.printJson(outcome);
      const times = (durationMs / tookMs).toFixed(1);
      io.print(good("✓ "), strong(out));
      io.print(faint({
        zh: `  片长 ${minutes(durationMs)}，${frames} 帧；渲染 ${rendered.length} 段，沿用 ${cached.length} 段；用时 ${minutes(tookMs)}（${times} 倍速）`,
        en: `  ${minutes(durationMs)} long, ${frames} frames; ${rendered.length} beats rendered, ${cached.length} reused; took ${minutes(tookMs)} (${times}× real time)`,
      }));
      return 0;
    }
  }
}
