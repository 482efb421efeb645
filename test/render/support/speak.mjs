// Stands for a speech command: writes a WAV whose pitch tells the voice and whose length tells the text. OUT VOICE, text on standard input.
import { writeFileSync, appendFileSync, readFileSync } from "node:fs";

const [out, voice] = process.argv.slice(2);
const text = readFileSync(0, "utf8");
appendFileSync(`${process.env.SPEAK_LOG}`, `${voice}\t${text}\n`);
if (text.includes("哑")) {
  console.error("no such vowel");
  process.exit(1);
}
const rate = 22050;
const length = Math.round(rate * (0.2 + 0.1 * [...text].length));
const samples = Buffer.alloc(44 + length * 2);
samples.write("RIFF", 0, "latin1");
samples.writeUInt32LE(36 + length * 2, 4);
samples.write("WAVEfmt ", 8, "latin1");
samples.writeUInt32LE(16, 16);
samples.writeUInt16LE(1, 20);
samples.writeUInt16LE(1, 22);
samples.writeUInt32LE(rate, 24);
samples.writeUInt32LE(rate * 2, 28);
samples.writeUInt16LE(2, 32);
samples.writeUInt16LE(16, 34);
samples.write("data", 36, "latin1");
samples.writeUInt32LE(length * 2, 40);
const hz = voice === "cmn+m3" ? 150 : 300;
// A tenth of a second of silence before and after.
for (let i = Math.round(rate / 10); i < length - rate / 10; i++) samples.writeInt16LE(Math.round(3000 * Math.sin((2 * Math.PI * hz * i) / rate)), 44 + 2 * i);
writeFileSync(out, samples);
