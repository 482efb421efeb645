import { RenderFailure } from "../failure.ts";
import { builtInSound } from "./built-in.ts";
import type { SoundFiles } from "./decode.ts";
import { Limiter } from "./limiter.ts";
import type { Stereo } from "./pcm.ts";
import { seconds, stereo } from "./pcm.ts";
import type { Placement } from "./sound-plan.ts";
import { laugh } from "./synth/laugh.ts";
import { roomTone } from "./synth/room.ts";

const BLOCK = seconds(1);

export interface MixOptions {
  readonly files: SoundFiles;
  readonly placements: readonly Placement[];
  /** Samples per channel; exactly as many come out. */
  readonly length: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (done: number) => void;
}

/** A placed sound, as two channels, while it plays. */
interface Voice {
  readonly sound: Stereo;
  readonly at: number;
  readonly end: number;
}

/**
 * The one mix of the film: interleaved 32-bit floats, a second at a time. Memory grows with what sounds at once, not
 * with the film's length.
 *
 * @throws {RenderFailure} `sound-missing`, `sound-unreadable`
 */
export async function* mix({ files, placements, length, signal, onProgress }: MixOptions): AsyncGenerator<Uint8Array> {
  const tone = roomTone();
  const limiter = new Limiter();
  const waiting = [...placements].sort((a, b) => a.at - b.at);
  let voices: Voice[] = [];
  // The limiter gives each sample late: the first ones are dropped, as many are drawn out at the end.
  for (let from = 0; from < length + Limiter.delay; from += BLOCK) {
    signal?.throwIfAborted();
    const size = Math.min(BLOCK, length + Limiter.delay - from);
    while (waiting[0] && waiting[0].at < from + size) voices.push(await sounding(waiting.shift()!, files));
    const block = stereo(size);
    addLoop(block, tone, from);
    for (const voice of voices) add(block, voice, from);
    voices = voices.filter(({ end }) => end > from + size);
    limiter.process(block.left, block.right);
    yield interleave(block, Math.max(0, Limiter.delay - from));
    onProgress?.(Math.min(1, (from + size) / length));
  }
}

async function sounding(placement: Placement, files: SoundFiles): Promise<Voice> {
  const sound = placed(await sourceOf(placement, files), placement);
  return { sound, at: placement.at, end: placement.at + sound.left.length };
}

async function sourceOf({ source, clipId }: Placement, files: SoundFiles): Promise<Stereo> {
  switch (source.kind) {
    case "laugh":
      return laugh(source.durationMs);
    case "built-in": {
      const sound = builtInSound(source.name);
      if (!sound) throw new RenderFailure({ code: "sound-missing", file: source.name, clipId });
      return sound;
    }
    case "take": {
      const samples = await files.samples(source.file, 1, clipId);
      files.release(source.file);
      const to = source.lengthSamples === null ? undefined : source.offsetSamples + source.lengthSamples;
      const mono = Float32Array.from(samples.subarray(source.offsetSamples, to), (x) => x / 32768);
      return { left: mono, right: mono };
    }
    case "file": {
      const samples = await files.samples(source.file, 2, clipId);
      files.release(source.file);
      const length = samples.length >> 1;
      const channel = (nth: number) => Float32Array.from({ length }, (_, i) => samples[2 * i + nth]! / 32768);
      return { left: channel(0), right: channel(1) };
    }
  }
}

/** Constant power across the stage; the middle is left as it is. */
function placed({ left, right }: Stereo, { gain, pan }: Placement): Stereo {
  const angle = ((pan + 1) * Math.PI) / 4;
  const [l, r] = [gain * Math.SQRT2 * Math.cos(angle), gain * Math.SQRT2 * Math.sin(angle)];
  return { left: left.map((x) => x * l), right: right.map((x) => x * r) };
}

function add(block: Stereo, { sound, at, end }: Voice, from: number): void {
  const first = Math.max(0, at - from);
  const last = Math.min(block.left.length, end - from);
  const shift = from - at;
  for (let i = first; i < last; i++) {
    block.left[i]! += sound.left[i + shift]!;
    block.right[i]! += sound.right[i + shift]!;
  }
}

function addLoop(block: Stereo, loop: Stereo, from: number): void {
  for (let i = 0; i < block.left.length; i++) {
    const at = (from + i) % loop.left.length;
    block.left[i]! += loop.left[at]!;
    block.right[i]! += loop.right[at]!;
  }
}

function interleave({ left, right }: Stereo, skip: number): Uint8Array {
  const count = Math.max(0, left.length - skip);
  const samples = new Float32Array(count * 2);
  for (let i = 0; i < count; i++) {
    samples[2 * i] = left[i + skip]!;
    samples[2 * i + 1] = right[i + skip]!;
  }
  return new Uint8Array(samples.buffer);
}
