import { Listr, ListrLogger, ProcessOutput, type ListrTaskWrapper, type DefaultRenderer, type SimpleRenderer } from "listr2";
import { describeWhy, type ClipRow, type RenderEvent } from "#render";
import { clean } from "./clean.ts";
import { faint, type Io } from "./io.ts";
import type { Language } from "./language.ts";
import { minutes } from "./time-words.ts";

/** Shows a render while it runs. */
export interface RenderProgress {
  onEvent(event: RenderEvent): void;
  /** Leaves the terminal as it should stay; call it however the render ended. */
  stop(): Promise<void>;
}

export function renderProgress(io: Io): RenderProgress {
  if (io.json) return { onEvent: () => {}, stop: () => Promise.resolve() };
  return io.isInteractive ? movingRows(io.language) : plainLines(io);
}

/** For a log: a line when a clip is done. */
function plainLines(io: Io): RenderProgress {
  let rows: readonly ClipRow[] = [];
  let done = 0;
  return {
    onEvent(event) {
      if (event.kind === "plan") {
        rows = event.rows.filter(({ cached }) => !cached);
        io.note(planWords(event.rows));
      } else if (event.kind === "clip-done") {
        done++;
        const eta = event.total.etaMs === null || done === rows.length ? "" : etaWords(event.total.etaMs, io.language);
        io.note(`[${done}/${rows.length}] ${event.clipId}  `, faint(`${event.frames}f  ${event.fps.toFixed(0)} fps  ${eta}`));
      } else if (event.kind === "clip-retry") io.note(retryWords(event));
    },
    stop: () => Promise.resolve(),
  };
}

type Task = ListrTaskWrapper<unknown, typeof DefaultRenderer, typeof SimpleRenderer>;

/** For a terminal: a row per clip, moving. */
function movingRows(language: Language): RenderProgress {
  const ends = new Map<string, { readonly promise: Promise<void>; readonly resolve: () => void; readonly reject: (error: Error) => void }>();
  const tasks = new Map<string, Task>();
  let running: Promise<unknown> = Promise.resolve();
  const rowTask = (id: string, title: string) => {
    ends.set(id, deferred());
    return { title, task: (_: unknown, task: Task) => { tasks.set(id, task); return ends.get(id)!.promise; } };
  };
  const begin = (rows: readonly ClipRow[]) => {
    const logger = new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr) });
    const list = new Listr([
      ...rows.filter(({ cached }) => !cached).map((row) => rowTask(row.clipId, clean(`${row.clipId}  ${row.title}  ${describeWhy(row.why, language)}`))),
      rowTask(JOIN, JOIN_WORDS[language]),
    ], {
      exitOnError: true,
      // Ctrl-C is the command's own: it cleans up first.
      registerSignalListeners: false,
      rendererOptions: { logger, collapseErrors: false, showErrorMessage: false },
    });
    running = list.run().catch(() => {});
  };

  return {
    onEvent(event) {
      if (event.kind === "plan") {
        process.stderr.write(`${planWords(event.rows)[language]}\n`);
        begin(event.rows);
      } else if (event.kind === "clip-progress") {
        const task = tasks.get(event.clipId);
        if (task) task.output = progressWords(event, language);
      } else if (event.kind === "clip-retry") {
        const task = tasks.get(event.clipId);
        if (task) task.output = clean(retryWords(event)[language]);
      } else if (event.kind === "clip-done") ends.get(event.clipId)?.resolve();
      else if (event.kind === "joining" && event.done >= 1) ends.get(JOIN)?.resolve();
    },
    async stop() {
      for (const { reject } of ends.values()) reject(new Error("stopped"));
      await running;
    },
  };
}

const JOIN = "\u0000join";
const JOIN_WORDS = { zh: "声音与合成", en: "Sound and joining" };

function deferred() {
  let resolve: () => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<void>((yes, no) => { resolve = yes; reject = no; });
  promise.catch(() => {});
  return { promise, resolve, reject };
}

function planWords(rows: readonly ClipRow[]) {
  const missing = rows.filter(({ cached }) => !cached).length;
  return { zh: `${rows.length} 段，要渲染 ${missing} 段。`, en: `${rows.length} beats, ${missing} to render.` };
}

function progressWords({ frame, frames, fps, total }: Extract<RenderEvent, { kind: "clip-progress" }>, language: Language): string {
  const eta = total.etaMs === null ? "" : `  ${etaWords(total.etaMs, language)}`;
  return `${Math.floor((100 * frame) / frames)}%  ${frame}/${frames}  ${fps.toFixed(0)} fps${eta}`;
}

function etaWords(etaMs: number, language: Language): string {
  return language === "zh" ? `还要 ${minutes(etaMs)}` : `${minutes(etaMs)} to go`;
}

function retryWords({ clipId, attempt, reason }: Extract<RenderEvent, { kind: "clip-retry" }>) {
  return { zh: `${clipId}：浏览器出了问题（${reason}），第 ${attempt + 1} 次。`, en: `${clipId}: the browser failed (${reason}), attempt ${attempt + 1}.` };
}
