import { createHash } from "node:crypto";
import { lstat, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { FilePathSource, Input, MATROSKA, MP4, QTFF, WEBM } from "mediabunny";
import { MOST_MEDIA_BYTES, type MediaFault, type MediaFile, type MediaKind } from "#show";
import { insideShow } from "../sound/decode.ts";
import { HEAD_BYTES, type Head, readHead, TAIL_BYTES } from "./picture-head.ts";

/** The most pixels that are shown. */
const MOST = { pixels: 50_000_000, videoPixels: 4096 * 2304 } as const;

/** What every browser that Doupeng renders with decodes. */
const CODECS: ReadonlySet<string> = new Set(["avc", "vp8", "vp9", "av1"]);

/** Sounds lie in the same folder; they are nobody's picture. */
const SOUND = /\.(opus|ogg|oga|wav|mp3|m4a|aac|flac)$/iu;
const DEPTH = 2;
const MOST_FILES = 2000;

/**
 * The pictures and clips in a show's `media/`, told by their content. Hidden files and links are nobody's. Never throws.
 *
 * @param named read only these, by their path inside the show; all when left out
 */
export async function readMedia(dir: string, named?: ReadonlySet<string>): Promise<readonly MediaFile[]> {
  const files: string[] = [];
  await walk(dir, "media", DEPTH, files);
  const wanted = named === undefined ? files : files.filter((file) => named.has(file));
  const read: MediaFile[] = [];
  // One after the other: a disk gains nothing from more, and memory stays small.
  for (const file of wanted) read.push(...(await readOne(dir, file)));
  return read;
}

async function walk(dir: string, folder: string, depth: number, found: string[]): Promise<void> {
  if (!(await lstat(join(dir, ...folder.split("/"))).catch(() => null))?.isDirectory()) return;
  const entries = await readdir(join(dir, ...folder.split("/")), { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith(".") || found.length >= MOST_FILES) continue;
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory() && depth > 0) await walk(dir, file, depth - 1, found);
    else if (entry.isFile() && !SOUND.test(entry.name)) found.push(file);
  }
}

/** Read before and not touched since: hashing a long clip takes a second. */
const known = new Map<string, { readonly mark: string; readonly media: MediaFile }>();

async function readOne(dir: string, file: string): Promise<readonly MediaFile[]> {
  const path = await insideShow(dir, file);
  const stats = path === null ? null : await lstat(path).catch(() => null);
  if (path === null || !stats?.isFile()) return [];
  const mark = `${file} ${stats.ino} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`;
  const before = known.get(path);
  if (before?.mark === mark) return [before.media];
  const { media } = await inspectMedia(path, file, stats.size).catch((error: unknown): Pick<Inspected, "media"> =>
    ({ media: { file, kind: null, sha256: "", fault: { code: "broken", reason: (error as NodeJS.ErrnoException).code ?? "?" } } }));
  known.set(path, { mark, media });
  return [media];
}

export interface Inspected {
  readonly media: MediaFile;
  /** What its first bytes say. */
  readonly head: Head;
}

/**
 * Whether the file at `path` may be shown.
 *
 * @param file what it is or will be called, its path inside the show
 * @throws the file system's error
 */
export async function inspectMedia(path: string, file: string, size: number): Promise<Inspected> {
  const head = await headOf(path, size);
  const kind = head.kind === "image" || head.kind === "video" ? head.kind : null;
  const bytes = tooManyBytes(kind, size);
  // What is too large is not read to its end.
  if (bytes !== null) return { head, media: { file, kind, sha256: "", fault: bytes } };
  const fault = head.kind === "video" ? await videoFault(path) : head.kind === "image" ? tooManyPixels(head.width, head.height, MOST.pixels)
    : head.kind === "broken" ? { code: "broken", reason: head.reason } as const : { code: "type", found: head.found } as const;
  return { head, media: { file, kind, sha256: kind === null ? "" : await sha256OfFile(path), fault } };
}

async function headOf(path: string, size: number): Promise<Head> {
  const handle = await open(path, "r");
  try {
    const head = Buffer.alloc(Math.min(size, HEAD_BYTES));
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    await handle.read(head, 0, head.length, 0);
    await handle.read(tail, 0, tail.length, size - tail.length);
    return readHead(head, tail, size);
  } finally {
    await handle.close();
  }
}

export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  const handle = await open(path, "r");
  for await (const piece of handle.createReadStream({ highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
  return hash.digest("hex");
}

function tooManyBytes(kind: MediaKind | null, size: number): MediaFault | null {
  const most = MOST_MEDIA_BYTES[kind ?? "video"];
  return size <= most ? null : { code: "bytes", megabytes: Math.ceil(size / 1e6), mostMegabytes: most / 1e6 };
}

function tooManyPixels(width: number, height: number, most: number): MediaFault | null {
  if (width < 1 || height < 1) return { code: "broken", reason: `${width}×${height}` };
  return width * height <= most ? null : { code: "pixels", width, height, mostMegapixels: Math.round(most / 1e6) };
}

async function videoFault(path: string): Promise<MediaFault | null> {
  const input = new Input({ source: new FilePathSource(path, { handleUnhandledError: () => {} }), formats: [MP4, QTFF, WEBM, MATROSKA] });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (track === null) return { code: "broken", reason: "no picture / 没有画面" };
    const codec = await track.getCodec();
    if (codec === null || !CODECS.has(codec)) return { code: "codec", codec: codec ?? "?" };
    if (!((await track.computeDuration()) > 0)) return { code: "broken", reason: "0 s" };
    return tooManyPixels(await track.getDisplayWidth(), await track.getDisplayHeight(), MOST.videoPixels);
  } catch (error) {
    return { code: "broken", reason: error instanceof Error ? error.message.slice(0, 80) : "?" };
  } finally {
    input.dispose();
  }
}
