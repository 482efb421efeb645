import { extname } from "node:path";
import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
  ".opus": "audio/ogg",
  ".ogg": "audio/ogg",
  ".mp3": "audio/mpeg",
  ".wav": "audio/wav",
  ".m4a": "audio/mp4",
  ".aac": "audio/aac",
  ".flac": "audio/flac",
  ".webm": "audio/webm",
  ".mp4": "video/mp4",
  ".srt": "text/plain; charset=utf-8",
};

/** Up to here a file is read in one piece: cut into pieces, the code of a page costs the server several times as much. */
const AT_ONCE_BYTES = 2 ** 22;

/**
 * Answers with an open file, whole or the range that was asked for, and closes it.
 *
 * @param asked the request's `Range`, if any
 */
export async function sendFile(handle: FileHandle, name: string, asked: string | undefined, isHead: boolean): Promise<Response> {
  const { size } = await handle.stat();
  const headers = new Headers({ "Content-Type": TYPES[extname(name).toLowerCase()] ?? "application/octet-stream", "Accept-Ranges": "bytes" });
  const range = asked === undefined ? null : rangeOf(asked, size);
  if (range === "outside") {
    await handle.close();
    headers.set("Content-Range", `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  headers.set("Content-Length", String(end - start + 1));
  if (range) headers.set("Content-Range", `bytes ${start}-${end}/${size}`);
  const status = range ? 206 : 200;
  if (isHead || size === 0) {
    await handle.close();
    return new Response(null, { status, headers });
  }
  if (end - start < AT_ONCE_BYTES) return new Response(await readWhole(handle, start, end - start + 1), { status, headers });
  const stream = handle.createReadStream({ start, end, autoClose: true });
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { status, headers });
}

async function readWhole(handle: FileHandle, start: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const bytes = new Uint8Array(length);
    let done = 0;
    while (done < length) {
      const { bytesRead } = await handle.read(bytes, done, length - done, start + done);
      if (bytesRead === 0) throw new Error("The file became shorter while it was read.");
      done += bytesRead;
    }
    return bytes;
  } finally {
    await handle.close();
  }
}

/** One range of bytes; null: none that is understood, so the whole file. */
function rangeOf(asked: string, size: number): { readonly start: number; readonly end: number } | "outside" | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(asked);
  if (!match || (match[1] === "" && match[2] === "")) return null;
  const [from, to] = [match[1]!, match[2]!];
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (start >= size || (from === "" && Number(to) === 0)) return "outside";
  return start > end ? null : { start, end };
}
