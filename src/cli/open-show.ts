import { stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { describeFolderProblem, loadShowFolder, type FolderProblem, type ShowFolder } from "#render";
import { closest } from "#script";
import { bindShow, type BoundShow } from "#show";
import { catalogue } from "#stage";
import type { Io } from "./io.ts";
import { failed, usedWrongly } from "./trouble.ts";

/** A show folder as the commands work with it: read, and bound to its scenes. */
export interface OpenShow {
  readonly folder: ShowFolder;
  readonly bound: BoundShow;
  /** The script as the reader would name it from where he stands, for `file:line`. */
  readonly scriptPath: string;
}

/** Without a readable script there is no show; a lost take only changes how long a line lasts. */
const FATAL: ReadonlySet<FolderProblem["code"]> = new Set(["no-script", "unreadable", "not-text", "too-large"]);

/**
 * Opens a show by its folder or by the `show.md` in it.
 *
 * @throws Trouble with the remedy when there is none
 */
export async function openShow(path: string, io: Io): Promise<OpenShow> {
  const dir = await findFolder(path, io);
  const folder = await loadShowFolder(dir);
  const fatal = folder.problems.find(({ code }) => FATAL.has(code));
  if (fatal) throw failed({ zh: describeFolderProblem(fatal, "zh"), en: describeFolderProblem(fatal, "en") });
  const bound = bindShow({ script: folder.script, catalogue, takes: folder.takes, media: folder.media });
  return { folder, bound, scriptPath: nameFrom(io.cwd, join(dir, "show.md")) };
}

/** Relative inside the working folder, else whole. */
function nameFrom(cwd: string, file: string): string {
  const path = relative(cwd, file);
  return path.startsWith("..") ? file : path;
}

/** @throws Trouble with the remedy when it is not the folder of a show, nor its show.md */
export async function findFolder(path: string, io: Pick<Io, "cwd">): Promise<string> {
  const place = resolve(io.cwd, path);
  const entry = await stat(place).catch(() => null);
  if (!entry) throw failed({ zh: `找不到 ${path}：请检查路径，或用 doupeng new ${path} 新建。`, en: `There is no ${path}: check the path, or make it with doupeng new ${path}.` });
  if (entry.isDirectory()) return place;
  if (basename(place) === "show.md") return dirname(place);
  throw usedWrongly({ zh: `${path} 不是节目文件夹：请给出里面有 show.md 的文件夹。`, en: `${path} is not the folder of a show: give the folder that holds show.md.` });
}

/** @throws Trouble naming the beats there are */
export function requireBeat({ timeline }: BoundShow, id: string): void {
  const ids = [...new Set(timeline.clips.flatMap(({ clip }) => [clip.beatId, clip.id]))];
  if (ids.includes(id)) return;
  const near = closest(id, ids);
  throw usedWrongly({
    zh: `没有叫 ${id} 的拍${near ? `，是不是 ${near}？` : "。"}有：${ids.join("、")}`,
    en: `There is no beat ${id}${near ? `; did you mean ${near}?` : "."} There are: ${ids.join(", ")}`,
  });
}
