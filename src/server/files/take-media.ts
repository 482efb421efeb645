import { lstat, open, realpath } from "node:fs/promises";
import { join } from "node:path";
import { inspectMedia, readMedia } from "#render";
import { describeMediaFault, type MediaKind, MOST_MEDIA_BYTES } from "#show";
import { SaveFault } from "../save/fault.ts";
import { codeOf, nodeDisk } from "../save/node-disk.ts";
import { nameNew, requireRoom, sweepUnfinished, temporaryIn } from "../save/replace-file.ts";
import { mediaName, type MediaType } from "./media-name.ts";

/** Where pictures and clips of a show lie. */
export const MEDIA_FOLDER = "media";
/** So many files of one name; then the show has another trouble. */
const MOST_NAMESAKES = 1000;

export interface OfferedMedia {
  /** As the person's own file is called. */
  readonly name: string;
  /** How long it says it is, bytes; null when it does not say. */
  readonly length: number | null;
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Takes a picture or clip into a show: all of it under a name of ours, synced, then told by its content, then named like the file
 * it was, with a number where that name is taken. What the show has already is not kept twice.
 *
 * @param folder the show's, absolute and without links
 * @returns its path inside the show
 * @throws {SaveFault} with a sentence; then nothing is left behind
 */
export async function takeMedia(folder: string, offered: OfferedMedia): Promise<{ readonly file: string; readonly kind: MediaKind }> {
  const { name } = offered;
  try {
    const place = await ownFolder(folder);
    if ((offered.length ?? 0) > MOST_MEDIA_BYTES.video) throw tooLarge(name);
    await requireRoom(nodeDisk, place, offered.length ?? 0);
    const temporary = temporaryIn(place);
    try {
      return await nameByContent(folder, place, temporary, name, await write(temporary, offered));
    } finally {
      // Named or given up: either way this name goes.
      await nodeDisk.unlink(temporary).catch(() => {});
    }
  } catch (error) {
    throw faultOf(error, name);
  }
}

/** Removes what a crash left half-way. */
export async function sweepMedia(folder: string, isAlive: (pid: number) => boolean): Promise<void> {
  const place = join(folder, MEDIA_FOLDER);
  if ((await lstat(place).catch(() => null))?.isDirectory()) await sweepUnfinished(nodeDisk, place, isAlive);
}

/** `media/`, made when it is not there. What is reached through a link lies somewhere else and is left alone. */
async function ownFolder(folder: string): Promise<string> {
  const place = join(folder, MEDIA_FOLDER);
  await nodeDisk.makeFolder(place);
  const entry = await lstat(place);
  if (entry.isDirectory() && (await realpath(place)) === place) return place;
  throw new SaveFault("not-allowed", {
    zh: "节目里的 media 是个链接，或者不是文件夹，什么也没放进去。请把它换成真的文件夹。",
    en: "The show's media is a link or not a folder, nothing was put into it. Replace it by a real folder.",
  });
}

/** @returns how many bytes there were */
async function write(temporary: string, { name, body }: OfferedMedia): Promise<number> {
  const file = await open(temporary, "wx", 0o600);
  let size = 0;
  try {
    for await (const piece of body) {
      size += piece.length;
      if (size > MOST_MEDIA_BYTES.video) throw tooLarge(name);
      // A full disk may take a part and report no error until the next call.
      for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten;
    }
    if ((await file.stat()).size !== size) throw Object.assign(new Error("short write"), { code: "ENOSPC" });
    await file.sync();
  } finally {
    await file.close();
  }
  return size;
}

async function nameByContent(folder: string, place: string, temporary: string, name: string, size: number): Promise<{ readonly file: string; readonly kind: MediaKind }> {
  const { head, media: { kind, sha256, fault } } = await inspectMedia(temporary, name, size);
  if (fault?.code === "bytes") throw tooLarge(name);
  if (fault !== null || kind === null || (head.kind !== "image" && head.kind !== "video")) throw notShown(name, describeMediaFault(fault ?? { code: "type", found: "" }));
  const same = (await readMedia(folder)).find((each) => each.sha256 === sha256 && each.fault === null);
  if (same !== undefined) return { file: same.file, kind };
  const { stem, ending } = mediaName(name, head.type satisfies MediaType);
  // Two names that only one of our systems tells apart would be one file on another.
  const namesakes = new Set((await nodeDisk.list(place)).map(folded));
  for (let number = 1; number <= MOST_NAMESAKES; number++) {
    const own = `${stem}${number === 1 ? "" : `-${number}`}${ending}`;
    if (namesakes.has(folded(own))) continue;
    try {
      await nameNew(nodeDisk, temporary, join(place, own));
    } catch (error) {
      if (codeOf(error) === "EEXIST") continue;
      throw error;
    }
    await nodeDisk.syncFolder(place);
    return { file: `${MEDIA_FOLDER}/${own}`, kind };
  }
  throw new SaveFault("failed", {
    zh: `media/ 里叫 ${stem} 的已经有 ${MOST_NAMESAKES} 个，“${name}”没有放进去。请换个名字。`,
    en: `media/ holds ${MOST_NAMESAKES} files called ${stem}; "${name}" was not put there. Give it another name.`,
  });
}

function folded(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

const MEGABYTE = 1_000_000;

function tooLarge(name: string): SaveFault {
  const [image, video] = [MOST_MEDIA_BYTES.image / MEGABYTE, MOST_MEDIA_BYTES.video / MEGABYTE];
  return new SaveFault("too-large", {
    zh: `“${name}”太大，没有放进 media/：图片最多 ${image} MB，视频最多 ${video} MB。请压小些。`,
    en: `"${name}" is too large and was not put into media/: a picture may have ${image} MB, a clip ${video} MB. Make it smaller.`,
  });
}

function notShown(name: string, why: { readonly zh: string; readonly en: string }): SaveFault {
  return new SaveFault("not-media", { zh: `“${name}”没有放进 media/：${why.zh}。`, en: `"${name}" was not put into media/: ${why.en}.` });
}

/** What the file system said, in words. */
function faultOf(error: unknown, name: string): SaveFault {
  if (error instanceof SaveFault) return error;
  const code = codeOf(error);
  if (code === "ENOSPC" || code === "EDQUOT")
    return new SaveFault("disk-full", { zh: `磁盘满了，“${name}”没有放进 media/。请腾出空间再试。`, en: `The disk is full, "${name}" was not put into media/. Free some space and try again.` });
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return new SaveFault("no-permission", { zh: `没有权限写 media/（${code}），“${name}”没有放进去。请检查文件夹的权限。`, en: `No permission to write media/ (${code}), "${name}" was not put there. Check the folder's permissions.` });
  return new SaveFault("io-error", { zh: `“${name}”没有放进 media/（${code ?? "传到一半断了"}）。请再试一次。`, en: `"${name}" was not put into media/ (${code ?? "the transfer broke off"}). Try again.` });
}
