import type { ClipRow, RenderEvent, RenderOutcome } from "#render";
import { describeRenderProblem, describeWhy } from "#render";
import type { Film, PlannedClip } from "../protocol.ts";

export function plannedClip({ clipId, title, frames, cached, why }: Omit<ClipRow, "engine">): PlannedClip {
  return { clipId, title, frames, cached, why: { zh: describeWhy(why, "zh"), en: describeWhy(why, "en") } };
}

/** A film that was asked for just now. */
export function newFilm(id: string, name: string, startedAt: number, sha256: string | null): Film {
  return {
    id, name, startedAt, sha256, state: "preparing", url: null, endedAt: null, clips: [],
    total: { frame: 0, frames: 0, fps: 0, etaMs: null }, joined: 0, durationMs: null, bytes: null, problem: null,
  };
}

/** The film after one more thing has happened to it. */
export function afterEvent(film: Film, event: RenderEvent): Film {
  const change = (clipId: string, changes: Partial<Film["clips"][number]>) =>
    film.clips.map((clip) => (clip.clipId === clipId ? { ...clip, ...changes } : clip));
  switch (event.kind) {
    case "plan":
      return {
        ...film,
        state: "rendering",
        total: event.total,
        clips: event.rows.map((row) => ({ ...plannedClip(row), state: row.cached ? "done" : "waiting", frame: row.cached ? row.frames : 0, fps: null })),
      };
    case "clip-start":
      // Also one whose segment would not join with the others and is made again.
      return { ...film, clips: change(event.clipId, { state: "rendering", frame: 0 }) };
    case "clip-progress":
      return { ...film, total: event.total, clips: change(event.clipId, { state: "rendering", frame: event.frame, fps: event.fps }) };
    case "clip-retry":
      return { ...film, clips: change(event.clipId, { frame: 0 }) };
    case "clip-done":
      return { ...film, total: event.total, clips: change(event.clipId, { state: "done", frame: event.frames, fps: event.fps }) };
    case "joining":
      return { ...film, state: "joining", joined: event.done };
  }
}

export function afterEnd(film: Film, outcome: RenderOutcome, endedAt: number): Film {
  switch (outcome.kind) {
    case "done":
      return { ...film, state: "done", endedAt, joined: 1, durationMs: outcome.durationMs };
    case "cancelled":
      return { ...film, state: "cancelled", endedAt };
    case "failed":
      return { ...film, state: "failed", endedAt, problem: { zh: describeRenderProblem(outcome.problem, "zh"), en: describeRenderProblem(outcome.problem, "en") } };
  }
}
