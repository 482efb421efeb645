import { rm, writeFile } from "node:fs/promises";
import { join as joinPath } from "node:path";
import { RenderFailure } from "../failure.ts";
import { ffmpeg } from "../media/ffmpeg.ts";
import { countFrames } from "../segment/segment-file.ts";
import { SAMPLE_RATE } from "../sound/pcm.ts";
import { temporaryFolder, writeWhole } from "../temporary.ts";
import type { Chapter } from "./chapters.ts";
import { chapterFile } from "./chapters.ts";

export interface JoinInput {
  readonly out: string;
  /** Segment files in film order. */
  readonly segments: readonly string[];
  readonly frames: number;
  readonly fps: number;
  /** Interleaved stereo floats, as many samples as the frames last. */
  readonly sound: AsyncIterable<Uint8Array>;
  readonly chapters: readonly Chapter[];
  readonly title: string;
  readonly signal?: AbortSignal | undefined;
}

const AUDIO_BITRATE = "192k";

/**
 * Joins the segments without encoding them again, lays the sound under them, marks the chapters. The film stands under
 * its name only when its frames have been counted; until then an older one stays.
 *
 * @throws {RenderFailure} `ffmpeg-failed`, `film-incomplete`, `disk-full`
 */
export async function joinFilm({ out, segments, frames, fps, sound, chapters, title, signal }: JoinInput): Promise<void> {
  const folder = await temporaryFolder();
  try {
    const list = joinPath(folder, "segments.txt");
    const marks = joinPath(folder, "chapters.flac");
    await writeFile(list, ["ffconcat version 1.0", ...segments.map((file) => `file ${quoted(file)}`)].join("\n"));
    await writeFile(marks, chapterFile(chapters, (frames * 1000) / fps));
    await writeWhole(out, async (temporary) => {
      await ffmpeg(
        "join",
        [
          ...["-protocol_whitelist", "file,pipe", "-f", "concat", "-safe", "0", "-i", list],
          ...["-f", "f32le", "-ar", String(SAMPLE_RATE), "-ac", "2", "-i", "pipe:0"],
          ...["-f", "flac", "-i", marks],
          ...["-map", "0:v:0", "-map", "1:a:0", "-map_chapters", "2"],
          ...["-c:v", "copy", "-c:a", "libfdk_aac", "-b:a", AUDIO_BITRATE],
          ...["-video_track_timescale", "90000", "-movflags", "+faststart"],
          ...["-metadata", `title=${title}`, "-metadata:s:a:0", "language=zho", "-f", "mp4", `file:${temporary}`],
        ],
        { signal, input: sound },
      );
      const counted = await countFrames(temporary);
      if (counted !== frames) throw new RenderFailure({ code: "film-incomplete", frames: counted, expected: frames });
    });
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

/** For ffmpeg's concat list: single quotes, a quote itself closes, escapes, opens. */
function quoted(file: string): string {
  return `'${file.replaceAll("'", String.raw`'\''`)}'`;
}
