import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scenes } from "#scenes";
import type { Clip } from "#show";
import { findBrowser } from "../../src/render/browser/find-browser.ts";
import { StagePage } from "../../src/render/browser/stage-page.ts";
import { ORIGIN } from "../../src/render/capture/protocol.ts";
import { Camera } from "../../src/render/film/camera.ts";
import { RemotionProcess } from "../../src/render/remotion/remotion-process.ts";
import { videoSettings } from "../../src/render/segment/video-settings.ts";
import { stubClip } from "./stub/clips.ts";
import type { ManyClips } from "./support/many-clips.tsx";
import { useBuiltStage, useFolder, useStage } from "./support/stub-stage.ts";

/**
 * How far the same frame may differ between the engines and the Player. Measured: nothing at all, but for a formula
 * that Remotion's page sets one pixel higher (mean 0.07, share 0.0006).
 */
const MEAN_DIFFERENCE = 0.15; // of 255
const DIFFERENT_PIXELS = 0.0015; // share beyond pixelmatch's 0.1

const FRAME = 45;
const stage = useBuiltStage();
const manyClips = useStage(new URL("./support/many-clips.tsx", import.meta.url));
const folder = useFolder();
const video = videoSettings({ width: 1920, height: 1080, fps: 30 }, 0.5);
let camera: Camera;
let player: StagePage;
/** Remotion's picture of each scene. */
let remotions: readonly Buffer[];

beforeAll(async () => {
  const browser = await findBrowser();
  if ("problem" in browser) throw new Error("no browser");
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL("./support/player-page.tsx", import.meta.url))],
    bundle: true,
    write: false,
    jsx: "automatic",
    format: "iife",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  await cp(stage.directory, folder.path, { recursive: true });
  await writeFile(join(folder.path, "player.js"), bundle.outputFiles[0]!.text);
  await writeFile(join(folder.path, "player.html"), '<!doctype html><link rel="stylesheet" href="katex.min.css"><style>body{margin:0}</style><body><script src="player.js"></script>');
  camera = await Camera.open(browser.executablePath, stage.directory, video);
  player = await StagePage.open(browser.executablePath, folder.path);
  await player.page.setViewportSize({ width: video.width, height: video.height });
  await player.page.goto(`${ORIGIN}/player.html`);
  remotions = await throughRemotion(browser.executablePath, [...scenes.keys()].map((id) => ({ clip: clipOf(id), frame: FRAME })));
}, 240_000);

afterAll(async () => {
  await Promise.all([camera?.close(), player?.close()]);
});

function clipOf(id: string): Clip {
  const scene = scenes.get(id)!;
  return stubClip(id, 90, "同一帧，三条路，画面得一样", {
    title: scene.title.zh,
    scene: { id, params: scene.params.parse({}) as Record<string, unknown>, seed: 7, events: [], clock: { originMs: 0, rate: 1 } },
    performers: [{ name: "甲", role: "dougen" }, { name: "乙", role: "penggen" }],
  });
}

/** In one go: a page of Remotion's for every picture takes longer than all the rest. */
async function throughRemotion(executablePath: string, shown: ManyClips["shown"]): Promise<readonly Buffer[]> {
  const remotion = await RemotionProcess.open(executablePath, manyClips.directory);
  const pictures: Buffer[] = [];
  // As long as what it shows: no frame behind the end is shown.
  const clip: ManyClips = { ...stubClip("many", Math.max(shown.length, ...shown.map((each) => each.clip.durationFrames))), shown };
  try {
    await remotion.render({ clip, themeName: "light", video, imageFormat: "png", media: {}, range: [0, shown.length - 1] }, async (frame, image) => { pictures[frame] = Buffer.from(image); });
  } finally {
    await remotion.close();
  }
  return pictures;
}

async function inPlayer(clip: Clip, frame: number): Promise<Buffer> {
  await player.page.evaluate(
    ([each, at, size]) => (window as unknown as { showFrame: (...args: unknown[]) => Promise<void> }).showFrame(each, "light", at, size),
    [clip, frame, { width: video.width, height: video.height }] as const,
  );
  return player.page.screenshot({ clip: { x: 0, y: 0, width: video.width, height: video.height } });
}

function compare(a: Buffer, b: Buffer): { readonly mean: number; readonly share: number } {
  const [one, two] = [PNG.sync.read(a), PNG.sync.read(b)];
  expect([two.width, two.height]).toEqual([one.width, one.height]);
  let sum = 0;
  for (let i = 0; i < one.data.length; i += 4) for (let c = 0; c < 3; c++) sum += Math.abs(one.data[i + c]! - two.data[i + c]!);
  const pixels = one.width * one.height;
  return { mean: sum / (pixels * 3), share: pixelmatch(one.data, two.data, undefined, one.width, one.height, { threshold: 0.1 }) / pixels };
}

describe("the same frame through our engine, through Remotion and in the Player", () => {
  test.each([...scenes.keys()])("%s", { timeout: 90_000 }, async (id) => {
    const clip = clipOf(id);
    const request = { clip, themeName: "light", video } as const;
    const [ours, players] = [await camera.still("capture", request, FRAME), await inPlayer(clip, FRAME)];
    const [withRemotion, withPlayer] = [compare(ours, remotions[[...scenes.keys()].indexOf(id)]!), compare(ours, players)];
    for (const { mean, share } of [withRemotion, withPlayer]) {
      expect(mean).toBeLessThan(MEAN_DIFFERENCE);
      expect(share).toBeLessThan(DIFFERENT_PIXELS);
    }
    // Another instant is another picture: the comparison can fail.
    expect(compare(ours, await camera.still("capture", { ...request, clip: { ...clip, scene: null } }, FRAME)).share).toBeGreaterThan(0.05);
  });
});

describe("a transition", () => {
  const between = (from: string, to: string, carried: { from: string; to: string } | null): Clip => {
    const frames = carried === null ? 18 : 36;
    return stubClip(`${from}+${to}`, frames, "", { kind: "transition", lines: [], transition: { from: clipOf(from), to: clipOf(to), carried }, performers: clipOf(to).performers });
  };
  const dissolve = between("porridge", "moe-router", null);
  const still = (clip: Clip, frame: number, engine: "capture" | "remotion" = "capture") => camera.still(engine, { clip, themeName: "light", video }, frame);

  // Formulas of both scenes half faded: each engine lays one over the other in its own order of rounding.
  test.each([["a dissolve", dissolve, 9], ["a carry", between("porridge", "axon-conduction", { from: "chopstick", to: "axon" }), 8]])("%s is the same through both engines and in the Player", { timeout: 90_000 }, async (_, clip, frame) => {
    const ours = await still(clip, frame);
    for (const other of [await still(clip, frame, "remotion"), await inPlayer(clip, frame)]) {
      const { mean, share } = compare(ours, other);
      expect(mean).toBeLessThan(2 * MEAN_DIFFERENCE);
      expect(share).toBeLessThan(DIFFERENT_PIXELS);
    }
    expect(compare(ours, await still(clip, frame + 4)).share).toBeGreaterThan(0.01);
  });
});
