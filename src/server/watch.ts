import { relative, sep } from "node:path";
import { watch as watchFiles } from "chokidar";
import { listFiles } from "./files/file-list.ts";
import { MEDIA_RULES } from "./files/media.ts";
import type { Hub } from "./hub.ts";
import { nodeDisk } from "./save/node-disk.ts";
import { isTemporaryName } from "./save/replace-file.ts";
import type { ShowFile } from "./save/show-file.ts";

/** The system may have no watches left, or none for this kind of disk: so the script's own entry is looked at as well. */
const LOOK_EVERY_MS = 1000;
/** Takes come many at a time. */
const MEDIA_PAUSE_MS = 300;

export interface Watch {
  stop(): Promise<void>;
}

/**
 * Looks when somebody else changes the script, and tells when sounds come and go. What counts is the content: our own saves, a touched file and
 * what we keep beside the script cause nothing.
 */
export async function watchShow(folder: string, show: ShowFile, hub: Hub): Promise<Watch> {
  const check = once(async () => { await show.look(); });
  let media = await mediaMark(folder);
  const checkMedia = once(async () => {
    const now = await mediaMark(folder);
    if (now === media) return;
    media = now;
    hub.tell({ type: "takes-changed" });
  });

  let mark = await markOf(show);
  const clock = setInterval(() => {
    void markOf(show).then((now) => {
      if (now === mark) return;
      mark = now;
      check();
    });
  }, LOOK_EVERY_MS);

  let waiting: NodeJS.Timeout | undefined;
  const watcher = watchFiles(folder, { ignoreInitial: true, depth: 3, followSymlinks: false, ignored: (path) => isIgnored(folder, path) });
  watcher.on("all", (_, path) => {
    if (path === show.path) return check();
    clearTimeout(waiting);
    waiting = setTimeout(checkMedia, MEDIA_PAUSE_MS);
  });
  watcher.on("error", () => {
    // The clock goes on looking.
  });
  await new Promise<void>((resolve) => { watcher.once("ready", () => { resolve(); }); });
  return {
    stop: async () => {
      clearInterval(clock);
      clearTimeout(waiting);
      await watcher.close();
    },
  };
}

/** Of the top floor files alone, below it takes and media. */
function isIgnored(folder: string, path: string): boolean {
  const name = relative(folder, path);
  if (name === "") return false;
  const [first = "", ...below] = name.split(sep);
  if (first.startsWith(".") || isTemporaryName(path)) return true;
  const isShown = first === "takes" || first === "media" || first === "show.md";
  return below.length > 0 ? !isShown : !isShown && !/\.[a-z0-9]+$/iu.test(first);
}

async function markOf(show: ShowFile): Promise<string | null> {
  return (await nodeDisk.look(show.path).catch(() => null))?.mark ?? null;
}

async function mediaMark(folder: string): Promise<string> {
  const files = await listFiles(folder, [...MEDIA_RULES, { folder: "takes", endings: [".json"], depth: 0 }]);
  return files.map(({ id }) => id).join();
}

/** Calls that come while one is under way become one more. */
function once(act: () => Promise<void>): () => void {
  let isRunning = false;
  let isAsked = false;
  const run = async () => {
    isRunning = true;
    do {
      isAsked = false;
      await act().catch(() => {});
    } while (isAsked);
    isRunning = false;
  };
  return () => {
    isAsked = true;
    if (!isRunning) void run();
  };
}
