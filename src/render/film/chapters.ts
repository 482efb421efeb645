/** A chapter of the film, from its start to the next one's. */
export interface Chapter {
  readonly startMs: number;
  readonly title: string;
}

/**
 * A FLAC without sound whose comments list the chapters: of the formats our ffmpeg reads, the simplest that carries
 * them (FLAC format §8.6, chapter extension of Vorbis comments).
 *
 * @param durationMs of the film
 */
export function chapterFile(chapters: readonly Chapter[], durationMs: number): Buffer {
  const comments = chapters.flatMap(({ startMs, title }, i) => {
    const name = `CHAPTER${String(i).padStart(3, "0")}`;
    return [`${name}=${clock(startMs)}`, `${name}NAME=${title}`];
  });
  const block = Buffer.concat([sized("doupeng"), uint32(comments.length), ...comments.map(sized)]);
  return Buffer.concat([Buffer.from("fLaC"), header(0, 34), streamInfo(durationMs), header(0x84, block.length), block]);
}

/** 48 kHz, mono, 16 bit, as long as the film. */
function streamInfo(durationMs: number): Buffer {
  const info = Buffer.alloc(34);
  info.writeUInt16BE(4096, 0);
  info.writeUInt16BE(4096, 2);
  info.writeBigUInt64BE((48_000n << 44n) | (15n << 36n) | BigInt(Math.round(durationMs * 48)), 10);
  return info;
}

function header(type: number, length: number): Buffer {
  return Buffer.from([type, length >> 16, (length >> 8) & 255, length & 255]);
}

function sized(text: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  return Buffer.concat([uint32(bytes.length), bytes]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function clock(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const whole = Math.round(ms);
  return `${two(whole / 3_600_000)}:${two((whole / 60_000) % 60)}:${two((whole / 1000) % 60)}.${String(whole % 1000).padStart(3, "0")}`;
}
