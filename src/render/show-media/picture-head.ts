/** What the first bytes of a file say it is; its name is never asked. */
export type Head =
  | { readonly kind: "image"; readonly type: "png" | "jpeg" | "webp"; readonly width: number; readonly height: number }
  | { readonly kind: "video"; readonly type: "mp4" | "webm" }
  /** A picture that stops in the middle, or says nothing of its size. */
  | { readonly kind: "broken"; readonly reason: string }
  | { readonly kind: "other"; readonly found: string };

/** How much of a file's start and end is needed; cameras write notes of their own after a picture's end. */
export const HEAD_BYTES = 1_000_000;
export const TAIL_BYTES = 262_144;

/**
 * @param head the first bytes, `HEAD_BYTES` of them or all
 * @param tail the last ones
 * @param size of the whole file
 */
export function readHead(head: Buffer, tail: Buffer, size: number): Head {
  const at = (offset: number, length: number) => head.toString("latin1", offset, offset + length);
  if (at(0, 8) === "\x89PNG\r\n\x1a\n") {
    if (at(12, 4) !== "IHDR" || head.length < 24) return { kind: "broken", reason: "PNG IHDR" };
    return tail.includes("IEND") ? { kind: "image", type: "png", width: head.readUInt32BE(16), height: head.readUInt32BE(20) } : { kind: "broken", reason: "PNG IEND" };
  }
  if (at(0, 3) === "\xff\xd8\xff") return jpeg(head, tail);
  if (at(0, 4) === "RIFF" && at(8, 4) === "WEBP") return head.length >= 30 && size >= head.readUInt32LE(4) + 8 ? webp(head, at(12, 4)) : { kind: "broken", reason: "WebP RIFF" };
  if (at(4, 4) === "ftyp") return /^(avif|avis|heic|heix|mif1)$/u.test(at(8, 4)) ? { kind: "other", found: at(8, 4).startsWith("avi") ? "AVIF" : "HEIC" } : { kind: "video", type: "mp4" };
  if (at(0, 4) === "\x1aE\xdf\xa3") return { kind: "video", type: "webm" };
  if (at(0, 4) === "GIF8") return { kind: "other", found: "GIF" };
  if (at(0, 2) === "BM") return { kind: "other", found: "BMP" };
  if (/<svg[\s>]/iu.test(at(0, 4096))) return { kind: "other", found: "svg" };
  return { kind: "other", found: "" };
}

/** Segments up to the one that holds the size (ITU-T T.81, B.2.2). */
function jpeg(head: Buffer, tail: Buffer): Head {
  if (!tail.includes(Buffer.from([0xff, 0xd9]))) return { kind: "broken", reason: "JPEG EOI" };
  for (let i = 2; i + 9 < head.length && head[i] === 0xff; ) {
    const marker = head[i + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { kind: "image", type: "jpeg", width: head.readUInt16BE(i + 7), height: head.readUInt16BE(i + 5) };
    i += marker === 0xff ? 1 : 2 + head.readUInt16BE(i + 2);
  }
  return { kind: "broken", reason: "JPEG SOF" };
}

/** The three kinds of first chunk (RFC 9649, 2.5–2.7). */
function webp(head: Buffer, chunk: string): Head {
  if (chunk === "VP8X") return { kind: "image", type: "webp", width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
  if (chunk === "VP8 ") return { kind: "image", type: "webp", width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
  if (chunk !== "VP8L") return { kind: "broken", reason: "WebP VP8" };
  const bits = head.readUInt32LE(21);
  return { kind: "image", type: "webp", width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
}
