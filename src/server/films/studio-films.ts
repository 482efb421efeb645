import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { writeSrt } from "#interchange";
import { broughtBy, loadShowFolder, planFilm, renderFilm, RenderFailure, describeRenderProblem, requireUnlinked, writeFileWhole } from "#render";
import { bindShow, type BoundShow, type Catalogue } from "#show";
import { type ListedFile, listFiles } from "../files/file-list.ts";
import type { Hub } from "../hub.ts";
import type { Bilingual, Film, FilmPlanReply, FilmRequest, FilmsReply, Refusal } from "../protocol.ts";
import { sha256Of } from "../save/sha256.ts";
import { filmName } from "./film-name.ts";
import { afterEnd, afterEvent, newFilm, plannedClip } from "./film-record.ts";

export const FILMS_FOLDER = "films";

export interface FilmsOptions {
  readonly folder: string;
  readonly catalogue: Catalogue;
  readonly hub: Hub;
  readonly now: () => number;
  /** Where the browser gets a film that is done. */
  readonly urlOf: (file: ListedFile) => string;
  /** The built stage; this package's when left out. */
  readonly stage?: string | undefined;
}

/** A film that cannot be begun, with the reason. */
export class FilmRefused extends Error {
  constructor(
    readonly code: Refusal["code"],
    readonly sentence: Bilingual,
  ) {
    super(sentence.en);
    this.name = "FilmRefused";
  }
}

/** How often progress is told. ms */
const TELL_EVERY_MS = 300;

/** The films of a show. One is made at a time, here, whether or not anybody looks on. */
export class StudioFilms {
  private current: Film | null = null;
  private stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  /** What became of those asked for since the server started; the newest last. */
  private readonly over: Film[] = [];
  private toldMs = -Infinity;
  private isStarting = false;

  constructor(private readonly options: FilmsOptions) {}

  /** @throws {FilmRefused} */
  async plan(request: FilmRequest): Promise<FilmPlanReply> {
    const { bound } = await this.read();
    const { segments, frames } = await planFilm({ ...this.wanted(request, bound) }).catch(asRefusal);
    const clips = segments.map(({ clip, cached, why }) => ({ ...plannedClip({ clipId: clip.id, title: clip.title, frames: clip.durationFrames, cached, why }), broughtBy: [...broughtBy(clip)] }));
    const framesToRender = clips.reduce((sum, clip) => sum + (clip.cached ? 0 : clip.frames), 0);
    const fps = await this.usualFps();
    const estimateMs = fps === null ? null : Math.round(((framesToRender / fps) + frames / JOIN_FPS) * 1000);
    return { clips, frames, framesToRender, estimateMs, errors: errorsIn(bound, request) };
  }

  /**
   * Begins a film of what is on the disk now.
   *
   * @returns its id
   * @throws {FilmRefused}
   */
  async start(request: FilmRequest): Promise<string> {
    if (this.isStarting || this.isBusy()) throw new FilmRefused("busy", BUSY);
    this.isStarting = true;
    try {
      await requireUnlinked(this.options.folder, [FILMS_FOLDER]).catch(asRefusal);
      const { bound, sha256 } = await this.read();
      const errors = errorsIn(bound, request).length;
      if (errors > 0 && !request.anyway) throw new FilmRefused("errors-in-script", errorWords(errors));
      const { segments } = await planFilm(this.wanted(request, bound)).catch(asRefusal);
      if (segments.length === 0) throw new FilmRefused("nothing-to-render", { zh: "没有可以做成片子的段落。", en: "There is no beat to make a film of." });
      const name = filmName(basename(this.options.folder), request);
      this.current = newFilm(randomBytes(12).toString("hex"), name, this.options.now(), sha256);
      this.stopping = new AbortController();
      this.running = this.make(request, bound);
      return this.current.id;
    } finally {
      this.isStarting = false;
    }
  }

  async list(): Promise<FilmsReply> {
    const files = await this.files();
    const made = new Map(this.over.filter(({ state }) => state === "done").map((film) => [film.name, film]));
    const films = files.map((file) => {
      const name = basename(file.name);
      const known = made.get(name);
      const place = { url: this.options.urlOf(file), bytes: file.bytes };
      const found = { ...newFilm(file.id, name, file.changedMs, null), state: "done" as const, joined: 1, endedAt: file.changedMs };
      return { ...(known ?? found), ...place };
    });
    const failed = this.over.filter(({ state }) => state !== "done").slice(-5);
    return { current: this.isBusy() ? this.current : null, films: [...films, ...failed].sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0)) };
  }

  /** The films on the disk. */
  files(): Promise<readonly ListedFile[]> {
    return listFiles(this.options.folder, [{ folder: FILMS_FOLDER, endings: [".mp4"], depth: 0 }]);
  }

  /** Nothing stays of it but finished beats. @returns whether it was being made */
  async cancel(id: string): Promise<boolean> {
    if (!this.isBusy() || this.current?.id !== id) return false;
    await this.stop();
    return true;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async make(request: FilmRequest, bound: BoundShow): Promise<void> {
    const film = () => this.current!;
    let ended: Film;
    try {
      let fps = 0;
      const outcome = await renderFilm({
        ...this.wanted(request, bound),
        out: join(this.options.folder, FILMS_FOLDER, film().name),
        // Captions are timed for the whole film.
        beside: request.beats ? [] : [{ ending: ".srt", text: writeSrt(bound.captions) }],
        signal: this.stopping.signal,
        onProgress: (event) => {
          if ("total" in event && event.total.fps > 0) ({ fps } = event.total);
          this.become(afterEvent(film(), event), event.kind === "clip-progress" || event.kind === "joining");
        },
      });
      ended = afterEnd(film(), outcome, this.options.now());
      if (outcome.kind === "done") await this.rememberFps(fps);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      ended = { ...film(), state: "failed", endedAt: this.options.now(), problem: { zh: `没料到的错误：${reason}`, en: `Unexpected error: ${reason}` } };
    }
    const file = ended.state === "done" ? (await this.files()).find(({ name }) => basename(name) === ended.name) : undefined;
    if (file) ended = { ...ended, url: this.options.urlOf(file), bytes: file.bytes };
    this.over.push(ended);
    this.become(ended, false);
  }

  private become(film: Film, mayWait: boolean): void {
    this.current = film;
    if (mayWait && performance.now() - this.toldMs < TELL_EVERY_MS) return;
    this.toldMs = performance.now();
    this.options.hub.tell({ type: "film", film });
  }

  private isBusy(): boolean {
    return this.current !== null && ["preparing", "rendering", "joining"].includes(this.current.state);
  }

  private async read(): Promise<{ readonly bound: BoundShow; readonly sha256: string }> {
    const { text, script, takes, media } = await loadShowFolder(this.options.folder);
    return { bound: bindShow({ script, catalogue: this.options.catalogue, takes, media }), sha256: sha256Of(text) };
  }

  private wanted({ beats, engine, scale }: FilmRequest, bound: BoundShow) {
    return { dir: this.options.folder, bound, beats, engine, scale, stage: this.options.stage };
  }

  /** Frames a second of the last film made in this show. */
  private async usualFps(): Promise<number | null> {
    const fps = Number(await readFile(this.paceFile, "utf8").catch(() => ""));
    return Number.isFinite(fps) && fps > 0 ? fps : null;
  }

  private async rememberFps(fps: number): Promise<void> {
    if (fps > 0) await writeFileWhole(this.paceFile, String(Math.round(fps * 10) / 10)).catch(() => {});
  }

  private get paceFile(): string {
    return join(this.options.folder, ".doupeng", "frames-per-second");
  }
}

/** Frames a second that sound and joining get through, roughly. */
const JOIN_FPS = 1500;

/** @returns the beat of each */
function errorsIn({ problems }: BoundShow, { beats }: FilmRequest): (string | null)[] {
  return problems.filter(({ severity, beatId }) => severity === "error" && (beats === undefined || beatId === null || beats.includes(beatId))).map(({ beatId }) => beatId);
}

function asRefusal(error: unknown): never {
  if (!(error instanceof RenderFailure)) throw error;
  const { problem } = error;
  const code = problem.code === "nothing-to-render" ? "nothing-to-render" : problem.code === "unknown-beat" ? "not-found" : "failed";
  throw new FilmRefused(code, { zh: describeRenderProblem(problem, "zh"), en: describeRenderProblem(problem, "en") });
}

const BUSY: Bilingual = { zh: "正在做另一部片子：等它做完，或先取消。", en: "Another film is being made: wait for it or cancel it first." };

function errorWords(count: number): Bilingual {
  return { zh: `本子里还有 ${count} 处错误：先改好，或者照样渲染。`, en: `There are ${count} errors in the script: mend them first, or render anyway.` };
}
