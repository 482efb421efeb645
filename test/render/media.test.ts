import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadShowFolder, planFilm, readMedia } from "#render";
import { parseScript } from "#script";
import { bindShow, describeProblem, type Clip } from "#show";
import { catalogue } from "#stage";
import { findBrowser } from "../../src/render/browser/find-browser.ts";
import { Camera } from "../../src/render/film/camera.ts";
import { videoSettings } from "../../src/render/segment/video-settings.ts";
import { answerMedia, mediaAsked } from "../../src/render/show-media/answer-media.ts";
import { mediaPaths } from "../../src/render/show-media/media-paths.ts";
import { showText } from "../support/temporary-show.ts";
import { stubClip } from "./stub/clips.ts";
import { frameOfColor, pngOf, writeClip, writeFiles, type Rgb } from "./support/media-files.ts";
import { useBuiltStage, useFolder } from "./support/stub-stage.ts";

const folder = useFolder();
const outside = useFolder();
const RED = pngOf([220, 20, 20]);

const beat = (id: string, scene: string, file: string) => `## 一 {#${id}}\n\`\`\`scene ${scene}\nfile: ${file}\n\`\`\`\n甲：看这个。\n`;

beforeAll(async () => {
  await writeFiles(outside.path, { "secret.png": RED });
  await writeFiles(folder.path, {
    "media/red.png": RED,
    "media/deep/名 字.png": pngOf([10, 200, 10]),
    "media/half.png": RED.subarray(0, RED.length - 20),
    "media/drawing.svg": "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
    "media/liar.png": "<svg onload='1'></svg>",
    "media/notes.jpg": "no picture at all",
    "media/broken.mp4": Buffer.concat([Buffer.from("\0\0\0\x18ftypisom\0\0\0\0isommp42"), Buffer.alloc(400)]),
    "media/.hidden.png": RED,
    "media/voice.mp3": "not looked at",
    "show.md": showText([beat("red", "image", "media/red.png"), beat("other", "blank", "").replace("file: \n", ""), beat("lost", "image", "media/rad.png")].join("\n")),
  });
  await writeClip(join(folder.path, "media/count.mp4"), 72, 25);
  await writeClip(join(folder.path, "media/count.webm"), 72, 24);
  await symlink(join(outside.path, "secret.png"), join(folder.path, "media/link.png"));
}, 180_000);

describe("what lies in media/", () => {
  test("is told by its content, and says what is wrong with it", async () => {
    const found = Object.fromEntries((await readMedia(folder.path)).map(({ file, kind, fault }) => [file, fault?.code === "type" ? `type ${fault.found}` : (fault?.code ?? kind)]));
    expect(found).toEqual({
      "media/red.png": "image",
      "media/deep/名 字.png": "image",
      "media/count.mp4": "video",
      "media/count.webm": "video",
      "media/half.png": "broken",
      "media/broken.mp4": "broken",
      "media/drawing.svg": "type svg",
      "media/liar.png": "type svg",
      "media/notes.jpg": "type ",
    });
  });

  test.each(["/media/../show.md", "/media/red.png", `/media/${"0".repeat(63)}`, `/media/${"0".repeat(64)}/..`, `/media//${"0".repeat(64)}`, "/media/%2e%2e/show.md"])("%s asks for nothing", (address) => {
    expect(mediaAsked(address)).toBeNull();
  });

  test("a page gets the allowed files by their hash, whole or a part, and no others", async () => {
    const [red] = await readMedia(folder.path, new Set(["media/red.png"]));
    const paths = { [red!.sha256]: join(folder.path, "media/red.png") };
    expect((await answerMedia(paths, red!.sha256, undefined)).body.equals(RED)).toBe(true);
    expect(await answerMedia(paths, red!.sha256, "bytes=4-9")).toMatchObject({ status: 206, body: RED.subarray(4, 10) });
    expect((await answerMedia(paths, red!.sha256, `bytes=${RED.length}-${RED.length + 5}`)).status).toBe(416);
    expect((await answerMedia(paths, "0".repeat(64), undefined)).status).toBe(404);
    expect((await answerMedia(paths, "constructor", undefined)).status).toBe(404);
  });
});

describe("a show that names them", () => {
  test.each([
    ["image", "media/red.jpg", "media-missing"],
    ["image", "media/../media/red.png", "media-missing"],
    ["image", "media/link.png", "media-missing"],
    ["image", "/etc/passwd", "media-missing"],
    ["image", "media/drawing.svg", "media-unusable"],
    ["image", "media/half.png", "media-unusable"],
    ["image", "media/count.mp4", "media-kind"],
    ["video", "media/red.png", "media-kind"],
    ["video", "''", "media-unset"],
  ])("%s with %s: %s, in the scene block", async (scene, file, code) => {
    const text = showText(beat("one", scene, file));
    const { problems, timeline } = bindShow({ script: parseScript(text), catalogue, takes: [], media: await readMedia(folder.path) });
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(text.split("\n")[problems[0]!.line! - 1]).toContain("```scene");
    if (code !== "media-unset") expect(describeProblem(problems[0]!, "zh")).toContain(file);
    // Nothing that cannot be used is ever asked for.
    expect((timeline.clips[0]!.clip.scene?.media ?? []).every(({ sha256 }) => sha256 === null)).toBe(true);
  });

  test("renders a beat again when its picture changes, and only that beat", async () => {
    const text = showText([beat("red", "image", "media/red.png"), beat("deep", "image", "media/deep/名 字.png")].join("\n"));
    const keys = async () => {
      const bound = bindShow({ script: parseScript(text), catalogue, takes: [], media: await readMedia(folder.path) });
      const { segments } = await planFilm({ dir: folder.path, bound, stage: stage.directory });
      return segments.map(({ key, parts }) => ({ key, media: parts.media, timing: parts.sceneParameters }));
    };
    const [red, deep] = await keys();
    await writeFile(join(folder.path, "media/red.png"), pngOf([20, 20, 220]));
    const [blue, same] = await keys();
    await writeFile(join(folder.path, "media/red.png"), RED);
    expect(same).toEqual(deep);
    expect(blue!.key).not.toBe(red!.key);
    // What `--why` names.
    expect(blue!.media).not.toBe(red!.media);
    expect(blue!.timing).toBe(red!.timing);
    expect((await keys())[0]).toEqual(red);
  });
});

const stage = useBuiltStage();

describe("in the picture", () => {
  const video = videoSettings({ width: 1920, height: 1080, fps: 30 }, 0.5);
  /** Middle of the scene's box at half size. */
  const MIDDLE = { x: 615, y: 185 };
  let camera: Camera;
  beforeAll(async () => {
    const browser = await findBrowser();
    if ("problem" in browser) throw new Error("no browser");
    camera = await Camera.open(browser.executablePath, stage.directory, video);
  }, 180_000);
  afterAll(() => camera?.close());

  async function clipOf(id: "image" | "video", file: string, rate = 1): Promise<Clip> {
    const [found] = await readMedia(folder.path, new Set([file]));
    const params = catalogue.scenes.get(id)!.params.parse(id === "video" ? { file, fit: "cover" } : { file, fit: "cover", zoom: 1 }) as Record<string, unknown>;
    const media = [{ file, sha256: found?.fault === null ? found.sha256 : null }];
    return stubClip(id, 90, "画面", { scene: { id, params, seed: 1, events: [], media, clock: rate < 0 ? { originMs: 3000, rate } : { originMs: 0, rate } } });
  }

  async function colorAt(engine: "capture" | "remotion", clip: Clip, frame: number): Promise<Rgb> {
    const png = PNG.sync.read(await camera.still(engine, { clip, themeName: "light", video, media: await mediaPaths(folder.path, clip) }, frame));
    const at = (MIDDLE.y * png.width + MIDDLE.x) * 4;
    return [png.data[at]!, png.data[at + 1]!, png.data[at + 2]!];
  }

  test("a picture has its colours, in both engines", { timeout: 180_000 }, async () => {
    const clip = await clipOf("image", "media/red.png");
    const [ours, remotions] = [await colorAt("capture", clip, 30), await colorAt("remotion", clip, 30)];
    expect(ours).toEqual([220, 20, 20]);
    expect(remotions).toEqual(ours);
  });

  test.each([["media/count.mp4", 25], ["media/count.webm", 24]] as const)("%s shows the one right frame at any time, in any order, forward and backward", { timeout: 300_000 }, async (file, fps) => {
    const [forward, backward] = [await clipOf("video", file), await clipOf("video", file, -1)];
    const expected = (ms: number) => Math.min(71, Math.floor((ms / 1000) * fps + 0.03));
    for (const frame of [48, 6, 7, 80, 0, 47, 46]) expect(frameOfColor(await colorAt("capture", forward, frame)), `frame ${frame}`).toBe(expected((frame * 1000) / 30));
    for (const frame of [30, 31, 3]) expect(frameOfColor(await colorAt("capture", backward, frame)), `backward ${frame}`).toBe(expected(3000 - (frame * 1000) / 30));
    expect(await colorAt("remotion", forward, 48)).toEqual(await colorAt("capture", forward, 48));
  });

  test("what cannot be shown is a picture that says so, not a hanging render", { timeout: 180_000 }, async () => {
    const [lost, half] = [await clipOf("image", "media/lost.png"), await clipOf("image", "media/half.png")];
    for (const clip of [lost, half]) expect(await colorAt("capture", clip, 0)).not.toEqual([220, 20, 20]);
    // A file whose end is missing though its head is right: told only when it is decoded.
    const known = await clipOf("video", "media/count.mp4");
    const cut = { ...known, scene: { ...known.scene!, media: [{ file: "media/count.mp4", sha256: "a".repeat(64) }] } };
    const png = await camera.still("capture", { clip: cut, themeName: "light", video, media: { ["a".repeat(64)]: join(folder.path, "media/broken.mp4") } }, 0);
    expect(PNG.sync.read(png).width).toBe(video.width);
  });
});

test("a misspelt name is met with the one that was meant, in the folder as it is read", async () => {
  const { media, script } = await loadShowFolder(folder.path);
  const { problems } = bindShow({ script, catalogue, takes: [], media });
  expect(problems.find(({ code }) => code === "media-missing")).toMatchObject({ file: "media/rad.png", near: "media/red.png", beatId: "lost" });
});
