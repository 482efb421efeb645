import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ParsedScript } from "#script";
import { parseScript } from "#script";
import { mediaNamedIn, type MediaFile, type Take } from "#show";
import { readMedia } from "../show-media/read-media.ts";
import { insideShow } from "../sound/decode.ts";
import type { FolderProblem } from "./problem.ts";
import { readTakes } from "./takes-file.ts";

const LIMIT_MB = 10;

/** A show as it lies on disk. */
export interface ShowFolder {
  /** Absolute. */
  readonly dir: string;
  /** The text of `show.md` as it was read; empty when there is none. */
  readonly text: string;
  readonly script: ParsedScript;
  /** Those whose file is there and is the one they were measured from. */
  readonly takes: readonly Take[];
  /** Of the pictures and clips in `media/` at least those that the script names. */
  readonly media: readonly MediaFile[];
  readonly problems: readonly FolderProblem[];
}

/** Reads `show.md` and `takes/takes.json`. Never throws for what a folder can hold; what is wrong is listed. */
export async function loadShowFolder(dir: string): Promise<ShowFolder> {
  const root = resolve(dir);
  const [{ text, problem }, { takes, problems }] = await Promise.all([readScript(root), loadTakes(root)]);
  const script = parseScript(text);
  const media = await mediaOf(root, mediaNamedIn(script.doc));
  return { dir: root, text, script, takes, media, problems: problem ? [problem, ...problems] : problems };
}

/** Those the script names; all when one of these is missing, for its name may be misspelt. */
async function mediaOf(root: string, named: ReadonlySet<string>): Promise<readonly MediaFile[]> {
  const found = await readMedia(root, named);
  const isMissing = [...named].some((file) => file.startsWith("media/") && !found.some((each) => each.file === file));
  return isMissing ? readMedia(root) : found;
}

/** The takes alone, for who has the script already. */
export async function loadTakes(dir: string): Promise<Pick<ShowFolder, "takes" | "problems">> {
  const root = resolve(dir);
  const listed = await readTakes(root);
  const checked = await Promise.all(listed.takes.map(async (take) => ({ take, problem: await checkTake(root, take) })));
  return {
    takes: checked.flatMap(({ take, problem: fault }) => (fault ? [] : [take])),
    problems: [listed.problem, ...checked.map((each) => each.problem)].filter((each) => each !== null),
  };
}

async function readScript(dir: string): Promise<{ text: string; problem: FolderProblem | null }> {
  const file = "show.md";
  try {
    const path = join(dir, file);
    const megabytes = (await stat(path)).size / 1e6;
    if (megabytes > LIMIT_MB) return { text: "", problem: { code: "too-large", file, megabytes: Math.ceil(megabytes), limit: LIMIT_MB } };
    // `ignoreBOM` keeps the mark: an untouched file is written back as it was.
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readFile(path)), problem: null };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") return { text: "", problem: { code: "no-script", file: join(dir, file) } };
    return { text: "", problem: code?.startsWith("E") && code !== "ERR_ENCODING_INVALID_ENCODED_DATA" ? { code: "unreadable", file, reason: code } : { code: "not-text", file } };
  }
}

async function checkTake(dir: string, take: Take): Promise<FolderProblem | null> {
  const { file, beatId, text } = take;
  const path = await insideShow(dir, file);
  if (path === null) return { code: "take-missing", file, beatId, text };
  const sha256 = createHash("sha256").update(await readFile(path)).digest("hex");
  return sha256 === take.sha256 ? null : { code: "take-changed", file, beatId, text };
}
