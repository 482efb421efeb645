import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PNG } from "pngjs";
import { ffmpeg } from "../../../src/render/media/ffmpeg.ts";

export type Rgb = readonly [number, number, number];

/** A picture of one colour. */
export function pngOf([r, g, b]: Rgb, width = 320, height = 180): Buffer {
  const png = new PNG({ width, height });
  for (let i = 0; i < png.data.length; i += 4) png.data.set([r, g, b, 255], i);
  return PNG.sync.write(png);
}

/** The colour that stands for a frame: its number in base six, 51 steps of light apart, so that no codec mistakes it. */
export function colorOfFrame(frame: number): Rgb {
  return [(frame % 6) * 51, (Math.floor(frame / 6) % 6) * 51, (Math.floor(frame / 36) % 6) * 51];
}

export function frameOfColor([r, g, b]: Rgb): number {
  const [ones, sixes, squares] = [r, g, b].map((level) => Math.round(level / 51));
  return ones! + 6 * sixes! + 36 * squares!;
}

/** A clip whose every frame has its own colour; MP4 with frames out of order, or WebM, by the ending. */
export async function writeClip(file: string, frames: number, fps: number): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const pictures = Buffer.concat(Array.from({ length: frames }, (_, frame) => pngOf(colorOfFrame(frame))));
  const codec = file.endsWith(".webm") ? ["-c:v", "libvpx", "-b:v", "2M"] : ["-c:v", "libx264", "-g", "24", "-bf", "2", "-crf", "12"];
  const colors = ["-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"];
  await ffmpeg("clip", ["-f", "image2pipe", "-framerate", String(fps), "-c:v", "png", "-i", "pipe:0", ...colors, ...codec, file], { input: pictures, timeoutMs: 120_000 });
}

export async function writeFiles(dir: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), content);
  }
}
