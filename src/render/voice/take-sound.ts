import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ffmpeg } from "../media/ffmpeg.ts";
import { decode } from "../sound/decode.ts";
import { SAMPLE_RATE } from "../sound/pcm.ts";
import { temporaryFolder, writeWhole } from "../temporary.ts";
import { envelopeOf } from "./envelope.ts";

/** What is measured of a take's file. */
export interface TakeSound {
  readonly durationMs: number;
  readonly sha256: string;
  readonly envelope: readonly number[];
}

/** Mono samples of a WAV in memory. */
export async function samplesOfWav(wav: Uint8Array, name: string, signal?: AbortSignal): Promise<Float32Array> {
  const folder = await temporaryFolder();
  try {
    const file = join(folder, "speech.wav");
    await writeFile(file, wav);
    return toFloats(await decode(file, name, 1, signal));
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

/** Encodes speech small: Opus, 24 kbit/s, mono. The same samples make the same file. */
export async function writeOpus(file: string, samples: Float32Array, signal?: AbortSignal): Promise<TakeSound> {
  await mkdir(dirname(file), { recursive: true });
  await writeWhole(file, async (temporary) => {
    await ffmpeg(
      "encode speech",
      [
        ...["-f", "f32le", "-ar", String(SAMPLE_RATE), "-ac", "1", "-i", "pipe:0"],
        ...["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"],
        ...["-c:a", "libopus", "-b:a", "24k", "-application", "voip", "-f", "opus", `file:${temporary}`],
      ],
      { signal, input: new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength) },
    );
  });
  return measure(file, file, signal);
}

/**
 * @param name for messages
 * @throws {RenderFailure} `sound-unreadable`
 */
export async function measure(file: string, name: string, signal?: AbortSignal): Promise<TakeSound> {
  const samples = toFloats(await decode(file, name, 1, signal));
  const sha256 = createHash("sha256").update(await readFile(file)).digest("hex");
  return { durationMs: Math.max(1, Math.round((samples.length * 1000) / SAMPLE_RATE)), sha256, envelope: envelopeOf(samples) };
}

function toFloats(bytes: Buffer): Float32Array {
  return Float32Array.from({ length: bytes.length >> 1 }, (_, i) => bytes.readInt16LE(2 * i) / 32768);
}
