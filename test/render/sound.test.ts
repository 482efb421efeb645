import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builtInSound } from "../../src/render/sound/built-in.ts";
import { SoundFiles } from "../../src/render/sound/decode.ts";
import { Limiter } from "../../src/render/sound/limiter.ts";
import { mix } from "../../src/render/sound/mix.ts";
import { SAMPLE_RATE, fromDb, sampleOfFrame } from "../../src/render/sound/pcm.ts";
import type { Placement } from "../../src/render/sound/sound-plan.ts";
import { planSound } from "../../src/render/sound/sound-plan.ts";
import { roomTone } from "../../src/render/sound/synth/room.ts";
import { builtInSounds } from "#stage";
import { stubClip } from "./stub/clips.ts";
import { clickWav } from "./support/click.ts";
import { useFolder } from "./support/stub-stage.ts";

const peak = (samples: Float32Array) => samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0);

async function mixed(placements: readonly Placement[], length: number, files = new SoundFiles(".")): Promise<Float32Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of mix({ files, placements, length })) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

describe("the built-in sounds", () => {
  test("exist for every name a script may use, are the same twice, and do not clip", () => {
    for (const name of builtInSounds) {
      const sound = builtInSound(name)!;
      expect(peak(sound.left), name).toBeGreaterThan(fromDb(-20));
      expect(peak(sound.left), name).toBeLessThanOrEqual(fromDb(-2.9));
      expect(sound.right.length).toBe(sound.left.length);
    }
    expect(builtInSound("constructor")).toBeNull();
  });

  test("a strike is a knock: loudest at once, gone in a third of a second", () => {
    const { left } = builtInSound("strike")!;
    const loudest = left.findIndex((x) => Math.abs(x) >= peak(left) * 0.999);
    expect(loudest).toBeLessThan(0.004 * SAMPLE_RATE);
    expect(peak(left.subarray(Math.round(0.25 * SAMPLE_RATE)))).toBeLessThan(fromDb(-30));
  });

  test("the room is heard, barely, and its loop has no seam", () => {
    const { left } = roomTone();
    const rms = Math.sqrt(left.reduce((sum, x) => sum + x * x, 0) / left.length);
    expect(20 * Math.log10(rms)).toBeCloseTo(-66, 0);
    expect(Math.abs(left.at(-1)! - left[0]!)).toBeLessThan(4 * rms);
  });
});

describe("the mix", () => {
  test("is exactly as long as the film", async () => {
    for (const length of [1, 1600, 48_000, 48_001, 95_999]) expect((await mixed([], length)).length).toBe(2 * length);
  });

  test("never clips, whatever is piled up", () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: -8, max: 8, noNaN: true }), { minLength: 1, maxLength: 2000 }), (values) => {
        const limiter = new Limiter();
        const [left, right] = [Float32Array.from([...values, ...new Array<number>(Limiter.delay).fill(0)]), new Float32Array(values.length + Limiter.delay)];
        limiter.process(left, right);
        expect(peak(left)).toBeLessThanOrEqual(fromDb(-1) + 1e-6);
      }),
      { numRuns: 40 },
    );
  });

  test("quiet sound goes through untouched, later by the delay", () => {
    const limiter = new Limiter();
    const input = Float32Array.from({ length: 3000 }, (_, i) => 0.5 * Math.sin(i / 7));
    const left = Float32Array.from(input);
    limiter.process(left, new Float32Array(3000));
    for (let i = Limiter.delay; i < 3000; i++) expect(left[i]).toBeCloseTo(input[i - Limiter.delay]!, 5);
  });

  test("one loud sound does not pump: the limiter lets go within half a second", () => {
    const limiter = new Limiter();
    const left = Float32Array.from({ length: SAMPLE_RATE }, (_, i) => (i < 100 ? 4 : 0.5) * (i % 2 ? 1 : -1));
    limiter.process(left, new Float32Array(SAMPLE_RATE));
    expect(Math.abs(left[SAMPLE_RATE / 2]!)).toBeGreaterThan(0.49);
  });
});

describe("placing", () => {
  const folder = useFolder();

  test("a clip's sounds begin with its first frame, a line at its sample", () => {
    const line = { ...stubClip("a", 1).lines[0]!, startMs: 250, take: { file: "takes/a.wav", sha256: "", offsetMs: 100, durationMs: 500, scratch: false } };
    const clips = [stubClip("one", 31), stubClip("two", 30, "x", { lines: [line], sounds: [{ tMs: 10, name: "strike", gainDb: -6 }], laughs: [{ startMs: 700, durationMs: 300 }] })];
    expect(planSound(clips, 30).map(({ source, at }) => [source.kind, at])).toEqual([
      ["take", 31 * 1600 + 12_000],
      ["built-in", 31 * 1600 + 480],
      ["laugh", 31 * 1600 + 33_600],
    ]);
    expect(planSound(clips, 30)[0]!.source).toMatchObject({ offsetSamples: 4800, lengthSamples: 24_000 });
  });

  test("a strike that is both a cue and a sound is heard once", () => {
    const event = { tMs: 100, action: "strike", args: {}, role: "dougen" as const };
    expect(planSound([stubClip("a", 30, "x", { stageEvents: [event] })], 30)).toHaveLength(1);
    expect(planSound([stubClip("a", 30, "x", { stageEvents: [event], sounds: [{ tMs: 120, name: "strike", gainDb: 0 }] })], 30)).toHaveLength(1);
  });

  test("a recorded click lands on its sample, left of the middle for the first performer", async () => {
    await mkdir(join(folder.path, "takes"), { recursive: true });
    await writeFile(join(folder.path, "takes", "click.wav"), clickWav(0.5, 2400));
    const performers = [{ name: "甲", role: "dougen" }, { name: "乙", role: "penggen" }] as const;
    const take = { file: "takes/click.wav", sha256: "", offsetMs: 0, durationMs: 500, scratch: false };
    const clip = stubClip("a", 30, "x", { performers, lines: [{ ...stubClip("a", 1).lines[0]!, startMs: 200, take }] });
    const samples = await mixed(planSound([clip], 30), sampleOfFrame(30, 30), new SoundFiles(folder.path));
    const left = samples.filter((_, i) => i % 2 === 0);
    const right = samples.filter((_, i) => i % 2 === 1);
    expect(left.findIndex((x) => Math.abs(x) > 0.1)).toBe(9600 + 2400);
    expect(peak(left)).toBeGreaterThan(peak(right) * 1.2);
    expect(peak(right)).toBeGreaterThan(0.1);
  });

  test("takes that are made anew or thrown away while a film is painted are heard as they were", async () => {
    await mkdir(join(folder.path, "takes"), { recursive: true });
    const lines = ["anew", "gone"].map((name, i) => ({ ...stubClip("a", 1).lines[0]!, startMs: 500 * i, take: { file: `takes/${name}.wav`, sha256: "", offsetMs: 0, durationMs: 500, scratch: true } }));
    for (const name of ["anew", "gone"]) await writeFile(join(folder.path, "takes", `${name}.wav`), clickWav(0.5, 2400));
    const placements = planSound([stubClip("a", 30, "x", { lines })], 30);
    const files = new SoundFiles(folder.path);
    await files.prepare(placements);
    await writeFile(join(folder.path, "takes", "anew.wav"), clickWav(0.5, 9600));
    await rm(join(folder.path, "takes", "gone.wav"));
    const left = (await mixed(placements, sampleOfFrame(30, 30), files)).filter((_, i) => i % 2 === 0);
    expect([0, 24_000].map((from) => left.subarray(from, from + 24_000).findIndex((x) => Math.abs(x) > 0.1))).toEqual([2400, 2400]);
    await expect(new SoundFiles(folder.path).prepare(placements)).rejects.toMatchObject({ problem: { code: "sound-missing", file: "takes/gone.wav" } });
  });

  test("a file outside the show is not read", async () => {
    const files = new SoundFiles(folder.path);
    await expect(files.samples("../secret.wav", 1, "a")).rejects.toMatchObject({ problem: { code: "sound-missing" } });
    await expect(files.samples("takes/none.wav", 1, "a")).rejects.toMatchObject({ problem: { code: "sound-missing", file: "takes/none.wav", clipId: "a" } });
  });

  test("a file that is not what its ending says is refused with its name", async () => {
    await mkdir(join(folder.path, "takes"), { recursive: true });
    await writeFile(join(folder.path, "takes", "fake.wav"), "#EXTM3U\nhttp://127.0.0.1/x.wav\n");
    await expect(new SoundFiles(folder.path).samples("takes/fake.wav", 1, "a")).rejects.toMatchObject({ problem: { code: "sound-unreadable", file: "takes/fake.wav" } });
  });
});
