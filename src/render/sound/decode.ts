import { createHash } from "node:crypto";
import { readFile, realpath, stat } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { RenderFailure } from "../failure.ts";
import { inParallel } from "../in-parallel.ts";
import { ffmpeg } from "../media/ffmpeg.ts";
import { writeFileWhole } from "../temporary.ts";
import { SAMPLE_RATE } from "./pcm.ts";
import type { Placement } from "./sound-plan.ts";

/** The demuxer a file's ending promises; ffmpeg is not left to guess from what a file says of itself. */
const FORMATS: Readonly<Record<string, string>> = {
  ".opus": "ogg",
  ".ogg": "ogg",
  ".wav": "wav",
  ".mp3": "mp3",
  ".m4a": "mov",
  ".mp4": "mov",
  ".aac": "aac",
  ".flac": "flac",
  ".webm": "matroska",
};

export const soundEndings: readonly string[] = Object.keys(FORMATS);

/** Sound files of one show as 16-bit samples, decoded once: kept in `.doupeng/sound/` under the file's hash. */
export class SoundFiles {
  private readonly loaded = new Map<string, Promise<Int16Array>>();
  /** What was prepared, decoded, by channels and file. */
  private readonly kept = new Map<string, string>();

  constructor(
    private readonly dir: string,
    private readonly signal?: AbortSignal,
  ) {}

  /**
   * Decodes all that will be asked for, so that a long render ends with the sounds it began with, whatever becomes of the files meanwhile.
   *
   * @throws {RenderFailure} `sound-missing`, `sound-unreadable`
   */
  async prepare(placements: readonly Placement[]): Promise<void> {
    const wanted = new Map(placements.flatMap(({ source, clipId }) => {
      if (source.kind !== "take" && source.kind !== "file") return [];
      const ask = { file: source.file, channels: CHANNELS[source.kind], clipId };
      return [[nameOf(ask), ask] as const];
    }));
    // What is missing is told before anything is decoded.
    for (const { file, clipId } of wanted.values()) await this.find(file, clipId);
    await inParallel([...wanted], AT_ONCE, async ([name, ask]) => { this.kept.set(name, await this.keep(ask)); });
  }

  /**
   * @param file inside the show folder, with `/`
   * @param channels 1 or 2; two are interleaved
   * @throws {RenderFailure} `sound-missing`, `sound-unreadable`
   */
  samples(file: string, channels: 1 | 2, clipId: string): Promise<Int16Array> {
    const ask = { file, channels, clipId };
    const name = nameOf(ask);
    const known = this.loaded.get(name);
    if (known) return known;
    const loading = this.load(ask);
    this.loaded.set(name, loading);
    return loading;
  }

  /** Forgets a file that is not needed any more. */
  release(file: string): void {
    for (const channels of [1, 2] as const) this.loaded.delete(nameOf({ file, channels }));
  }

  private async load(ask: Asked): Promise<Int16Array> {
    const prepared = this.kept.get(nameOf(ask));
    // Somebody may have emptied the cache.
    const there = prepared === undefined ? null : await readFile(prepared).catch(() => null);
    return asSamples(there ?? await readFile(await this.keep(ask)));
  }

  /** @returns the file of the samples */
  private async keep({ file, channels, clipId }: Asked): Promise<string> {
    const path = await this.find(file, clipId);
    const hash = createHash("sha256").update(await readFile(path)).digest("hex");
    const kept = join(this.dir, ".doupeng", "sound", `${hash.slice(0, 40)}-${channels}.s16`);
    const there = await stat(kept).catch(() => null);
    if (there === null || there.size % (2 * channels) !== 0) await writeFileWhole(kept, await decode(path, file, channels, this.signal));
    return kept;
  }

  private async find(file: string, clipId: string): Promise<string> {
    const path = await insideShow(this.dir, file);
    if (path === null) throw new RenderFailure({ code: "sound-missing", file, clipId });
    return path;
  }
}

interface Asked {
  readonly file: string;
  readonly channels: 1 | 2;
  readonly clipId: string;
}

/** A voice comes from one place, which the mix chooses. */
const CHANNELS = { take: 1, file: 2 } as const;
const AT_ONCE = 2;

function nameOf({ file, channels }: Pick<Asked, "file" | "channels">): string {
  return `${channels} ${file}`;
}

/** 48 kHz, 16 bit. */
export async function decode(path: string, name: string, channels: 1 | 2, signal?: AbortSignal): Promise<Buffer> {
  const format = FORMATS[extname(path).toLowerCase()];
  if (!format) throw new RenderFailure({ code: "sound-unreadable", file: name, reason: `${extname(path)} · ${soundEndings.join(" ")}` });
  try {
    const input = ["-protocol_whitelist", "file,pipe", "-f", format, "-i", `file:${path}`];
    const output = ["-vn", "-ac", String(channels), "-ar", String(SAMPLE_RATE), "-c:a", "pcm_s16le", "-f", "wav", "pipe:1"];
    const { stdout } = await ffmpeg("decode", [...input, ...output], { signal, timeoutMs: 120_000 });
    return wavSamples(stdout);
  } catch (error) {
    if (error instanceof RenderFailure && error.problem.code === "ffmpeg-failed")
      throw new RenderFailure({ code: "sound-unreadable", file: name, reason: error.problem.reason });
    throw error;
  }
}

/** The absolute path of a file that lies in the show folder, links followed; null when it does not. */
export async function insideShow(dir: string, file: string): Promise<string | null> {
  try {
    const [root, path] = await Promise.all([realpath(dir), realpath(join(dir, ...file.split("/")))]);
    const inside = relative(root, path);
    const isInside = inside !== "" && inside !== ".." && !inside.startsWith(`..${sep}`);
    return isInside && (await stat(path)).isFile() ? path : null;
  } catch {
    return null;
  }
}

/** A WAV written to a pipe does not know its length: everything after the `data` header is sound. */
function wavSamples(wav: Buffer): Buffer {
  const at = wav.indexOf("data", 12, "latin1");
  const samples = at < 0 ? Buffer.alloc(0) : wav.subarray(at + 8);
  return samples.subarray(0, samples.length - (samples.length % 4 === 0 ? 0 : samples.length % 2));
}

function asSamples(bytes: Buffer): Int16Array {
  const copy = new Uint8Array(bytes);
  return new Int16Array(copy.buffer, 0, copy.length >> 1);
}
