import { SAMPLE_RATE } from "../../../src/render/sound/pcm.ts";

/** A mono 16-bit WAV: silence, and one click of `level` at `at` samples, half a second in all. */
export function clickWav(level: number, at: number, length = SAMPLE_RATE / 2): Buffer {
  const samples = Buffer.alloc(length * 2);
  for (let i = 0; i < 40; i++) samples.writeInt16LE(Math.round(level * 32767 * (i % 2 ? -1 : 1) * (1 - i / 40)), 2 * (at + i));
  return wav(samples);
}

/** Puts a WAV header before mono 16-bit samples. */
export function wav(samples: Buffer): Buffer {
  const header = Buffer.alloc(44);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(36 + samples.length, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(SAMPLE_RATE, 24);
  header.writeUInt32LE(SAMPLE_RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}
