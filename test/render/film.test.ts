import { mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { ffmpeg } from "../../src/render/media/ffmpeg.ts";
import { countFrames } from "../../src/render/segment/segment-file.ts";
import { stubClip, stubShow } from "./stub/clips.ts";
import { clickWav } from "./support/click.ts";
import { channels, greyFrames } from "./support/decode-film.ts";
import { renderStub, whys } from "./support/render.ts";
import { useFolder, useStubStage } from "./support/stub-stage.ts";

const [WIDTH, HEIGHT] = [320, 180];
const stage = useStubStage();
const folder = useFolder();
/** Click at 0.05 s of the file. */
const take = { file: "takes/click.wav", sha256: "1", offsetMs: 0, durationMs: 500, scratch: false };
const spoken = (text: string) => ({ lines: [{ ...stubClip("x", 45, text).lines[0]!, startMs: 301, take }] });
const first = stubClip("first", 40);
const second = stubClip("second", 45, "二", { ...spoken("二"), title: "overlay" });
const third = stubClip("third", 50, "三");
const show = stubShow([first, second, third]);

beforeAll(async () => {
  await mkdir(join(folder.path, "takes"), { recursive: true });
  await writeFile(join(folder.path, "takes", "click.wav"), clickWav(0.5, 2400));
});

const render = (bound = show, more = {}) => renderStub({ dir: folder.path, bound, out: join(folder.path, "film.mp4"), stage: stage.directory, ...more });

/** Which step of the stub's movement a frame shows: the row of bits at its foot. */
function step(frame: Buffer): number {
  let value = 0;
  for (let bit = 0; bit < 8; bit++) {
    const grey = frame[Math.round(HEIGHT * 0.95) * WIDTH + Math.round(((bit + 0.5) * WIDTH) / 8)]!;
    if (grey < 170) value |= 1 << bit;
  }
  return value;
}

describe("a film", () => {
  test("holds every frame of every clip, in order, the still ones too", { timeout: 120_000 }, async () => {
    const { outcome, rendered } = await render();
    expect(outcome).toMatchObject({ kind: "done", frames: 135, rendered: ["first", "second", "third"] });
    expect(rendered).toEqual(["first", "second", "third"]);
    const frames = await greyFrames(join(folder.path, "film.mp4"), WIDTH, HEIGHT);
    const expected = [first, second, third].flatMap(({ durationFrames }) => Array.from({ length: durationFrames }, (_, i) => Math.floor(i / 3 + 1e-6)));
    expect(frames.map(step)).toEqual(expected);
  });

  test("has its sound to the sample: as long as the picture, the take where its line begins", async () => {
    const [left, right] = await channels(join(folder.path, "film.mp4"));
    // The encoder may leave its last block's padding behind the end.
    expect(left.length).toBeGreaterThanOrEqual(135 * 1600);
    expect(left.length).toBeLessThan(135 * 1600 + 2048);
    const expected = 40 * 1600 + Math.round(301 * 48) + 2400;
    expect(bestOffset(left, expected)).toBe(expected);
    expect(bestOffset(right, expected)).toBe(expected);
  });

  test("says its colours, its chapters and its title, and starts fast", async () => {
    const file = join(folder.path, "film.mp4");
    const bytes = await readFile(file);
    expect(bytes.indexOf("moov", 0, "latin1")).toBeLessThan(bytes.indexOf("mdat", 0, "latin1"));
    const told = await ffmpeg("probe", ["-loglevel", "info", "-i", file, "-c", "copy", "-f", "null", "-"]);
    expect(told.stderr).toContain("yuv420p(tv, bt709");
    expect(told.stderr).toContain("30 fps");
    expect(told.stderr).toContain("样片");
    expect(told.stderr).toMatch(/start 1\.333.*\n(?:.*\n)*?.*title\s+: overlay/u);
  });

  test("renders nothing when nothing changed, and still joins", { timeout: 60_000 }, async () => {
    const { outcome, events, rendered } = await render();
    expect(outcome).toMatchObject({ kind: "done", cached: ["first", "second", "third"], rendered: [] });
    expect(rendered).toEqual([]);
    expect(whys(events)).toEqual({ first: "cached", second: "cached", third: "cached" });
  });

  test("renders the beat whose line changed, no other, and says why", { timeout: 60_000 }, async () => {
    const { events, rendered } = await render(stubShow([first, { ...second, ...spoken("改") }, third]));
    expect(rendered).toEqual(["second"]);
    expect(whys(events)).toEqual({ first: "cached", second: ["text"], third: "cached" });
  });

  test("notices segments that are damaged and makes them again, two at once, the same as before", { timeout: 60_000 }, async () => {
    const folderOfSegments = join(folder.path, ".doupeng", "segments");
    const files = (await readdir(folderOfSegments)).filter((name) => name.endsWith(".mp4"));
    for (const name of files) {
      const bytes = await readFile(join(folderOfSegments, name));
      bytes[Math.floor(bytes.length / 2)]! ^= 1;
      await writeFile(join(folderOfSegments, name), bytes);
    }
    const before = await greyFrames(join(folder.path, "film.mp4"), WIDTH, HEIGHT);
    const { outcome, events } = await render(show, { cameras: 2 });
    expect(whys(events)).toEqual({ first: ["broken"], second: ["broken"], third: ["broken"] });
    expect(outcome).toMatchObject({ kind: "done", cached: [] });
    const after = await greyFrames(join(folder.path, "film.mp4"), WIDTH, HEIGHT);
    expect(after.map(step)).toEqual(before.map(step));
  });

  test("of some beats only is those beats, at another scale another size", { timeout: 60_000 }, async () => {
    const out = join(folder.path, "part.mp4");
    const { outcome } = await render(show, { out, beats: ["third"], scale: 0.5 });
    expect(outcome).toMatchObject({ kind: "done", frames: 50, rendered: ["third"] });
    expect(await countFrames(out)).toBe(50);
    expect((await greyFrames(out, 160, 90)).length).toBe(50);
  });

  test("joins beats of both engines", { timeout: 120_000 }, async () => {
    const out = join(folder.path, "mixed.mp4");
    const { outcome, events } = await render(stubShow([first, third]), { out, engineOf: (clip: { id: string }) => (clip.id === "first" ? "remotion" : null) });
    expect(outcome.kind === "failed" ? outcome.problem : null).toBeNull();
    expect(whys(events)).toEqual({ first: ["engine"], third: "cached" });
    expect(outcome).toMatchObject({ kind: "done", frames: 90, rendered: ["first"] });
    const frames = await greyFrames(out, WIDTH, HEIGHT);
    expect(frames.map(step)).toEqual([...Array.from({ length: 40 }, (_, i) => Math.floor(i / 3)), ...Array.from({ length: 50 }, (_, i) => Math.floor(i / 3))]);
  });
});

test("a take that goes while the film is painted is still in it", { timeout: 120_000 }, async () => {
  const out = join(folder.path, "meanwhile.mp4");
  const file = join(folder.path, "takes", "click.wav");
  const takenAway: Promise<void>[] = [];
  const clip = stubClip("meanwhile", 45, "走", spoken("走"));
  const { outcome } = await render(stubShow([clip]), { out, onProgress: ({ kind }: { readonly kind: string }) => { if (kind === "clip-start") takenAway.push(rm(file)); } });
  await Promise.all(takenAway);
  await writeFile(file, clickWav(0.5, 2400));
  expect([takenAway.length, outcome.kind]).toEqual([1, "done"]);
});

describe("bad input leaves the old film alone", () => {
  const filmOf = async () => {
    const file = join(folder.path, "film.mp4");
    return { mtimeMs: (await stat(file)).mtimeMs, names: (await readdir(folder.path)).sort() };
  };

  test("a sound that is not there", async () => {
    const before = await filmOf();
    const clip = stubClip("first", 40, "x", { sounds: [{ tMs: 0, name: "media/none.mp3", gainDb: 0 }] });
    const { outcome, rendered } = await render(stubShow([clip]));
    expect(outcome).toMatchObject({ kind: "failed", problem: { code: "sound-missing", file: "media/none.mp3", clipId: "first" } });
    expect(rendered).toEqual([]);
    expect(await filmOf()).toEqual(before);
  });

  test("a beat that is not there, a show without beats, a stage that is not built", async () => {
    expect((await render(show, { beats: ["fourth"] })).outcome).toMatchObject({ kind: "failed", problem: { code: "unknown-beat", beatId: "fourth", known: ["first", "second", "third"] } });
    expect((await render(stubShow([]))).outcome).toMatchObject({ kind: "failed", problem: { code: "nothing-to-render" } });
    expect((await render(show, { stage: join(folder.path, "nowhere") })).outcome).toMatchObject({ kind: "failed", problem: { code: "stage-not-built" } });
  });
});

/** Where the click of the take is, by correlation around `expected`. */
function bestOffset(samples: Float32Array, expected: number): number {
  const click = Float32Array.from({ length: 40 }, (_, i) => (i % 2 ? -1 : 1) * (1 - i / 40));
  let best = { at: -1, score: 0 };
  for (let at = expected - 200; at < expected + 200; at++) {
    const score = click.reduce((sum, x, i) => sum + x * samples[at + i]!, 0);
    if (score > best.score) best = { at, score };
  }
  return best.at;
}
