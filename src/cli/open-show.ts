import { stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { loadShowFolder } from "#render";
import { bindShow, type BoundShow } from "#show";
import { catalogue } from "#stage";
import type { Io } from "./io.ts";
import { closest } from "#script";
import { failed, usedWrongly } from "./trouble.ts";

/** A show folder as the commands work with it: read, and bound to its scenes. */
export interface OpenShow {
  readonly folder: Awaited<ReturnType<typeof loadShowFolder>>;
  readonly bound: BoundShow;
  /** The script as the reader would name it from where he stands, for `file:line`. */
  readonly scriptPath: string;
}

/**
 * Opens a show by its folder or by the `show.md` in it.
 *
 * @throws Trouble with the remedy when there is none
 */
export async function openShow(path: string, io: Io): Promise<OpenShow> {
  const dir = await findFolder(path, io);
  const folder = await loadShowFolder(dir);
  const bound = bindShow({ script: folder.script, catalogue, takes: folder.takes });
  return { folder, bound, scriptPath: relative(io.cwd, join(dir, "show.md")) || "show.md" };
}

async function findFolder(path: string, io: Io): Promise<string> {
  const place = resolve(io.cwd, path);
  const entry = await stat(place).catch(() => null);
  const dir = entry?.isFile() && basename(place) === "show.md" ? dirname(place) : place;
  if (!entry) throw failed({ zh: `找不到 ${path}：请检查路径，或用 doupeng new ${path} 新建。`, en: `There is no ${path}: check the path, or make it with doupeng new ${path}.` });
  const script = await stat(join(dir, "show.md")).catch(() => null);
  if (!script?.isFile())
    throw failed({
      zh: `${path} 里没有 show.md：请给出节目文件夹，或用 doupeng new 新建一个。`,
      en: `${path} holds no show.md: give the folder of a show, or make one with doupeng new.`,
    });
  return dir;
}

/** @throws Trouble naming the beats there are */
export function requireBeat({ timeline }: BoundShow, id: string): void {
  const ids = [...new Set(timeline.clips.map(({ clip }) => clip.beatId))];
  if (ids.includes(id)) return;
  const near = closest(id, ids);
  throw usedWrongly({
    zh: `没有叫 ${id} 的拍${near ? `，是不是 ${near}？` : "。"}有：${ids.join("、")}`,
    en: `There is no beat ${id}${near ? `; did you mean ${near}?` : "."} There are: ${ids.join(", ")}`,
  });
}
