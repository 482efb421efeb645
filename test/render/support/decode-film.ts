import { ffmpeg } from "../../../src/render/media/ffmpeg.ts";
import { SAMPLE_RATE } from "../../../src/render/sound/pcm.ts";

/** The frames of a film as 8-bit grey pictures, decoded by ffmpeg. */
export async function greyFrames(file: string, width: number, height: number): Promise<Buffer[]> {
  const { stdout } = await ffmpeg("decode", ["-i", file, "-map", "0:v", "-c:v", "rawvideo", "-pix_fmt", "gray", "-fps_mode", "passthrough", "-f", "avi", "pipe:1"]);
  return aviFrames(stdout, width * height);
}

/** Luma and chroma of the first frame. */
export async function firstFrameYuv(file: string, width: number, height: number): Promise<Buffer> {
  const { stdout } = await ffmpeg("decode", ["-i", file, "-map", "0:v", "-frames:v", "1", "-c:v", "rawvideo", "-f", "avi", "pipe:1"]);
  const [frame] = aviFrames(stdout, (width * height * 3) / 2);
  return frame ?? Buffer.alloc(0);
}

/** Both channels of a film's sound. */
export async function channels(file: string): Promise<readonly [Float32Array, Float32Array]> {
  const { stdout } = await ffmpeg("decode", ["-i", file, "-map", "0:a", "-ac", "2", "-ar", String(SAMPLE_RATE), "-c:a", "pcm_s16le", "-f", "wav", "pipe:1"]);
  const data = stdout.subarray(stdout.indexOf("data", 12, "latin1") + 8);
  const channel = (nth: number) => Float32Array.from({ length: data.length >> 2 }, (_, i) => data.readInt16LE(4 * i + 2 * nth) / 32768);
  return [channel(0), channel(1)];
}

/** Our ffmpeg has no raw muxer; AVI keeps each raw frame in a `00dc` or `00db` chunk. */
function aviFrames(avi: Buffer, size: number): Buffer[] {
  const frames: Buffer[] = [];
  for (let at = avi.indexOf("movi", 0, "latin1") + 4; at + 8 <= avi.length; ) {
    const name = avi.toString("latin1", at, at + 4);
    const length = avi.readUInt32LE(at + 4);
    if (name === "00dc" || name === "00db") {
      if (length === size) frames.push(avi.subarray(at + 8, at + 8 + length));
    } else if (!/^(00|ix|LIST|JUNK|idx1)/u.test(name)) break;
    at += name === "LIST" || name === "RIFF" ? 12 : 8 + length + (length % 2);
  }
  return frames;
}
