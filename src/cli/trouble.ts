import { describeRenderProblem, RenderFailure, type RenderProblem } from "#render";
import type { Bilingual } from "#sim";

/** Ends a command with a sentence for the reader; `exitCode` 2 when the command was used wrongly, 3 when it failed. */
export class Trouble extends Error {
  constructor(
    readonly exitCode: 2 | 3,
    readonly sentence: Bilingual,
  ) {
    super(sentence.en);
    this.name = "Trouble";
  }
}

export function usedWrongly(sentence: Bilingual): Trouble {
  return new Trouble(2, sentence);
}

export function failed(sentence: Bilingual): Trouble {
  return new Trouble(3, sentence);
}

/** What stopped a render. */
export function renderTrouble(problem: RenderProblem): Trouble {
  return failed({ zh: describeRenderProblem(problem, "zh"), en: describeRenderProblem(problem, "en") });
}

/** The sentence for whatever a command threw: ours as written, the system's usual ones with a remedy, others by their message. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof Trouble) return error;
  if (error instanceof RenderFailure) return renderTrouble(error.problem);
  const { code, path = "", message } = readSystemError(error);
  switch (code) {
    case "ENOENT":
      return failed({ zh: `找不到 ${path}：请检查路径。`, en: `There is no ${path}: check the path.` });
    case "ENOSPC":
    case "EDQUOT":
      return failed({
        zh: `磁盘满了，写不下 ${path}：请腾出空间再试；原有的文件没有动。`,
        en: `The disk is full, ${path} could not be written: free some space and try again; existing files are as they were.`,
      });
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return failed({ zh: `没有权限使用 ${path}：请检查权限或换一个位置。`, en: `No permission for ${path}: check its rights or choose another place.` });
    case "EISDIR":
      return failed({ zh: `${path} 是文件夹，这里需要文件。`, en: `${path} is a folder; a file is needed here.` });
    case "ENOTDIR":
      return failed({ zh: `${path} 的上级不是文件夹：请检查路径。`, en: `What ${path} lies in is not a folder: check the path.` });
    default:
      return failed({ zh: message, en: message });
  }
}

function readSystemError(error: unknown): { code?: unknown; path?: string; message: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, path, dest } = error as Error & { code?: unknown; path?: unknown; dest?: unknown };
  const place = [path, dest].find((each) => typeof each === "string");
  return { code, message: error.message, ...(place === undefined ? {} : { path: place }) };
}
