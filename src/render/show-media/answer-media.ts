import { open } from "node:fs/promises";
import type { MediaPaths } from "./media-paths.ts";

export interface MediaAnswer {
  readonly status: 200 | 206 | 404 | 416;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An image is answered whole; longer files are asked for in pieces. */
const MOST_BYTES = 64_000_000;

/** The hash in `/media/<sha256>`; null for every other address. */
export function mediaAsked(pathname: string): string | null {
  return /^\/media\/([0-9a-f]{64})$/u.exec(pathname)?.[1] ?? null;
}

/** Answers with a file that was allowed, or the one range of it that was asked for. */
export async function answerMedia(paths: MediaPaths, sha256: string, range: string | undefined): Promise<MediaAnswer> {
  const headers = { "content-type": "application/octet-stream", "x-content-type-options": "nosniff", "content-security-policy": "sandbox; default-src 'none'", "accept-ranges": "bytes" };
  const path = Object.hasOwn(paths, sha256) ? paths[sha256] : undefined;
  const handle = path === undefined ? null : await open(path, "r").catch(() => null);
  if (handle === null) return { status: 404, headers, body: Buffer.alloc(0) };
  try {
    const { size } = await handle.stat();
    const asked = /^bytes=(\d{1,15})-(\d{1,15})$/u.exec(range ?? "");
    const start = asked ? Number(asked[1]) : 0;
    const end = Math.min(size, start + MOST_BYTES, asked ? Number(asked[2]) + 1 : size);
    if (start >= end) return { status: 416, headers: { ...headers, "content-range": `bytes */${size}` }, body: Buffer.alloc(0) };
    const body = Buffer.alloc(end - start);
    await handle.read(body, 0, body.length, start);
    return asked || end < size ? { status: 206, headers: { ...headers, "content-range": `bytes ${start}-${end - 1}/${size}` }, body } : { status: 200, headers, body };
  } finally {
    await handle.close();
  }
}
