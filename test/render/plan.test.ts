import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { describeWhy, planFilm } from "#render";
import { chapterFile } from "../../src/render/film/chapters.ts";
import { causesOf } from "../../src/render/film/why.ts";
import { keyParts, segmentKey } from "../../src/render/segment/key.ts";
import { encoderSettings, videoSettings } from "../../src/render/segment/video-settings.ts";
import type { Clip } from "../../src/show/bound.ts";
import { stubClip, stubShow } from "./stub/clips.ts";
import { useFolder } from "./support/stub-stage.ts";

const folder = useFolder();
const code = { stage: "s1", remotion: "r1", capture: "c1", scenes: { porridge: "p1", "moe-router": "m1" }, fonts: "f1" };
const video = videoSettings({ width: 1920, height: 1080, fps: 30 });
const scene = { id: "porridge", params: { rice: 1, depth: 2 }, seed: 1, events: [{ tMs: 5, action: "fall", args: {} }], clock: { originMs: 0, rate: 1 } };
const clip = stubClip("a", 30, "一", { scene });
const input = { clip, themeName: "light", video, engine: "capture", code, tool: "1" } as const;
const keyOf = (change: Partial<Parameters<typeof keyParts>[0]> = {}) => segmentKey(keyParts({ ...input, ...change }));
const line = clip.lines[0]!;
const withLine = (change: Partial<Clip["lines"][number]>): Clip => ({ ...clip, lines: [{ ...line, ...change }] });

describe("a segment's key", () => {
  test("stays when nothing that is seen changed: the order of parameters, another scene's code", () => {
    expect(keyOf({ clip: { ...clip, scene: { ...scene, params: { depth: 2, rice: 1 } } } })).toBe(keyOf());
    expect(keyOf({ code: { ...code, scenes: { ...code.scenes, "moe-router": "m2" }, remotion: "r2" } })).toBe(keyOf());
  });

  test.each([
    ["text", { clip: withLine({ text: "二", phrases: [{ startMs: 0, endMs: 1000, runs: [{ text: "二" }] }] }) }],
    ["text", { clip: withLine({ phrases: [{ startMs: 0, endMs: 1000, runs: [{ text: "一", stress: true as const }] }] }) }],
    ["takes", { clip: withLine({ take: { file: "takes/a.opus", sha256: "x", offsetMs: 0, durationMs: 1, scratch: true }, mouth: [1] }) }],
    ["scene-parameters", { clip: { ...clip, scene: { ...scene, params: { rice: 2, depth: 2 } } } }],
    ["cues", { clip: { ...clip, scene: { ...scene, events: [{ tMs: 5, action: "fall", args: { tilt: 20 } }] } } }],
    ["cues", { clip: { ...clip, stageEvents: [{ tMs: 1, action: "bow", args: {}, role: "dougen" as const }] } }],
    ["timing", { clip: { ...clip, scene: { ...scene, clock: { originMs: 0, rate: 2 } } } }],
    ["timing", { clip: withLine({ mouth: [0.5] }) }],
    ["scene-code", { code: { ...code, scenes: { ...code.scenes, porridge: "p2" } } }],
    ["stage-code", { code: { ...code, stage: "s2" } }],
    ["theme", { themeName: "dark" }],
    ["fonts", { code: { ...code, fonts: "f2" } }],
    ["video", { video: videoSettings({ width: 1920, height: 1080, fps: 30 }, 0.5) }],
    ["engine", { engine: "remotion" as const }],
    ["engine", { code: { ...code, capture: "c2" } }],
    ["tool", { tool: "2" }],
  ])("changes, and the reason is: %s", (cause, change) => {
    expect(keyOf(change)).not.toBe(keyOf());
    expect(causesOf(keyParts(input), keyParts({ ...input, ...change }), "missing")).toEqual([cause]);
  });

  test("tells a new, a missing and a broken segment apart", () => {
    const parts = keyParts(input);
    expect(causesOf(undefined, parts, "missing")).toEqual(["new"]);
    expect(causesOf(parts, parts, "missing")).toEqual(["missing"]);
    expect(causesOf(parts, parts, "broken")).toEqual(["broken"]);
    expect(describeWhy({ kind: "render", causes: ["text", "takes"] }, "zh")).toBe("台词改了、录音换了");
    expect(describeWhy({ kind: "cached" }, "en")).toBe("unchanged, cached");
  });

  test("is the same however often it is made, and two clips never share one", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const [one, two] = [withLine({ text: a }), withLine({ text: b })];
        expect(keyOf({ clip: one }) === keyOf({ clip: two })).toBe(a === b);
      }),
    );
  });
});

describe("a plan", () => {
  const stage = () => join(folder.path, "stage");
  beforeAll(async () => {
    await mkdir(stage(), { recursive: true });
    await writeFile(join(stage(), "code.json"), JSON.stringify(code));
    await writeFile(join(stage(), "capture.js"), "");
  });
  const show = stubShow([stubClip("b~a", 30, "先", { kind: "reprise", beatId: "a" }), stubClip("b", 30, "乙"), clip]);
  const plan = (more = {}) => planFilm({ dir: folder.path, bound: show, stage: stage(), ...more });

  test("names every clip once, in order; a beat brings its reprise", async () => {
    expect((await plan()).segments.map((each) => each.clip.id)).toEqual(["b~a", "b", "a"]);
    expect((await plan({ beats: ["b"] })).segments.map((each) => each.clip.id)).toEqual(["b~a", "b"]);
    expect((await plan({ beats: ["a"] })).frames).toBe(30);
    await expect(plan({ beats: ["c"] })).rejects.toMatchObject({ problem: { code: "unknown-beat", beatId: "c" } });
  });

  test("touches nothing on disk", async () => {
    const before = await plan();
    expect(before.segments.every(({ cached }) => !cached)).toBe(true);
    expect(before.segments.map(({ why }) => why)).toEqual(new Array(3).fill({ kind: "render", causes: ["new"] }));
  });

  test("lets a scene have the engine it asks for", async () => {
    const engineOf = ({ id }: Clip) => (id === "a" ? ("remotion" as const) : null);
    expect((await plan({ engineOf })).segments.map(({ engine }) => engine)).toEqual(["capture", "capture", "remotion"]);
    expect((await plan({ engineOf: () => null, engine: "remotion" })).segments.map(({ engine }) => engine)).toEqual(["remotion", "remotion", "remotion"]);
  });
});

describe("a transition", () => {
  const stage = () => join(folder.path, "stage");
  const between = (from: Clip, to: Clip, carried: NonNullable<Clip["transition"]>["carried"] = null): Clip =>
    stubClip(`${from.id}+${to.id}`, 18, "", { kind: "transition", beatId: to.id, lines: [], transition: { from, to, carried } });
  const film = (b: Clip, carried: NonNullable<Clip["transition"]>["carried"] = null) => {
    const [a, c] = [clip, stubClip("c", 30, "丙")];
    return stubShow([a, between(a, b, carried), b, between(b, c), c]);
  };
  const planned = async (bound: ReturnType<typeof film>, more = {}) => (await planFilm({ dir: folder.path, bound, stage: stage(), ...more })).segments;
  const b = stubClip("b", 30, "乙");
  const changed = async (before: ReturnType<typeof film>, after: ReturnType<typeof film>) => {
    const keys = new Map((await planned(before)).map(({ clip: { id }, key }) => [id, key]));
    return (await planned(after)).filter(({ clip: { id }, key }) => keys.get(id) !== key).map((each) => each.clip.id);
  };

  test("a changed beat is rendered again with the transitions beside it, and nothing else", async () => {
    expect(await changed(film(b), film(stubClip("b", 30, "换了一句")))).toEqual(["a+b", "b", "b+c"]);
    expect(await changed(film(b), film(b))).toEqual([]);
  });

  test("another object to carry concerns the transition alone, and is told", async () => {
    const [one, two] = [film(b, { from: "chopstick", to: "axon" }), film(b, { from: "chopstick", to: "cell" })];
    expect(await changed(one, two)).toEqual(["a+b"]);
    const [before, after] = [(await planned(one))[1]!, (await planned(two))[1]!];
    expect(causesOf(before.parts, after.parts, "missing")).toEqual(["transition"]);
  });

  test("the code of both scenes shapes it, and a word of either beat is told as such", () => {
    const [porridge, router] = [clip, { ...b, scene: { ...scene, id: "moe-router" } }];
    const partsOf = (from: Clip, to: Clip, scenes: Record<string, string> = code.scenes) => keyParts({ ...input, clip: between(from, to), code: { ...code, scenes } });
    const parts = partsOf(porridge, router);
    for (const id of ["porridge", "moe-router"]) expect(causesOf(parts, partsOf(porridge, router, { ...code.scenes, [id]: "new" }), "missing")).toEqual(["scene-code"]);
    expect(causesOf(parts, partsOf(withLine({ text: "二" }), router), "missing")).toEqual(["text"]);
  });

  test("comes along when both neighbours are asked for, or by its own name", async () => {
    const ids = async (...beats: string[]) => (await planned(film(b), { beats })).map((each) => each.clip.id);
    expect(await ids("a", "b")).toEqual(["a", "a+b", "b"]);
    expect(await ids("b")).toEqual(["b"]);
    expect(await ids("a", "c")).toEqual(["a", "c"]);
    expect(await ids("b+c")).toEqual(["b+c"]);
  });

});

describe("video settings", () => {
  test("scale to even pixels and fit the H.264 level", () => {
    expect(video).toMatchObject({ width: 1920, height: 1080, bitrate: 10_000_000 });
    expect(videoSettings({ width: 1920, height: 1080, fps: 30 }, 0.333)).toMatchObject({ width: 640, height: 360 });
    const levels = [0.25, 1, 2, 4].map((scale) => encoderSettings(videoSettings({ width: 1920, height: 1080, fps: 30 }, scale), true).codec);
    expect(levels).toEqual(["avc1.64001f", "avc1.640028", "avc1.640033", "avc1.640034"]);
  });
});

test("a chapter file lists its chapters with their times", () => {
  const bytes = chapterFile([{ startMs: 0, title: "垫话" }, { startMs: 3_723_004, title: "a=b" }], 4_000_000);
  expect(bytes.toString("latin1", 0, 4)).toBe("fLaC");
  const text = bytes.toString("utf8");
  expect(text).toContain("CHAPTER000=00:00:00.000");
  expect(text).toContain("CHAPTER000NAME=垫话");
  expect(text).toContain("CHAPTER001=01:02:03.004");
});
