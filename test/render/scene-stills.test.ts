import { PNG } from "pngjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadShowFolder } from "#render";
import { scenes } from "#scenes";
import { bindShow } from "#show";
import { catalogue, frames } from "#stage";
import { buildWhenStale } from "../../scripts/build-when-stale.mjs";
import { CameraCrew } from "../../src/render/film/camera-crew.ts";
import { videoSettings } from "../../src/render/segment/video-settings.ts";
import { stageDirectory } from "../../src/render/stage-code.ts";
import { showText, temporaryFolder } from "../support/temporary-show.ts";

const ids = [...scenes.values()].filter(({ media }) => media === undefined).map(({ id }) => id);
const AT_FRAME = 20;

let crew: CameraCrew;
let bound: ReturnType<typeof bindShow>;
const video = videoSettings({ ...frames["16:9"], fps: 30 }, 1 / 3);

beforeAll(async () => {
  await buildWhenStale();
  await using folder = await temporaryFolder({ "show.md": showText(ids.map((id) => `## ${id} {#${id}}\n\`\`\`scene ${id}\n\`\`\`\n甲：您往这儿看，看仔细了。`).join("\n\n")) });
  const { script, takes } = await loadShowFolder(folder.path);
  bound = bindShow({ script, catalogue, takes });
  crew = new CameraCrew({ stage: stageDirectory(), video });
});
afterAll(() => crew?.close());

test("a show with a beat for every scene has no error", () => {
  expect(bound.timeline.clips.map(({ clip }) => clip.scene?.id)).toEqual(ids);
  expect(bound.problems.filter(({ severity }) => severity === "error")).toEqual([]);
});

test.each(ids)("a still of %s comes out of the engine, with more on it than the bare stage", { timeout: 120_000 }, async (id) => {
  const { clip } = bound.timeline.clips.find((each) => each.clip.beatId === id)!;
  const still = (shown: typeof clip) => crew.use(id, "capture", (camera) => camera.still("capture", { clip: shown, themeName: bound.theme, video }, AT_FRAME));
  const picture = PNG.sync.read(await still(clip));
  expect([picture.width, picture.height]).toEqual([video.width, video.height]);
  const other = PNG.sync.read(await still({ ...clip, scene: { ...clip.scene!, id: "blank", params: scenes.get("blank")!.params.parse({}) as Readonly<Record<string, unknown>> } }));
  const differ = picture.data.reduce((count, value, i) => (value === other.data[i] ? count : count + 1), 0);
  // A blank page is what the scene `blank` is.
  if (id === "blank") expect(differ).toBe(0);
  else expect(differ).toBeGreaterThan(2000);
});
