import { createHash } from "node:crypto";
import { loadShowFolder } from "#render";
import { mediaPaths, type MediaPaths } from "../../src/render/show-media/media-paths.ts";
import { scenes } from "#scenes";
import { bindShow } from "#show";
import { catalogue, type Shape } from "#stage";
import type { ThemeName } from "#look";
import { stillOfScene, type Still } from "./scene-still.ts";

export { answerMedia, mediaAsked } from "../../src/render/show-media/answer-media.ts";

/** When a scene shows what it is about: its first action has come and worked. */
const TELLING_MS = 7000;

/** Every scene on the stage, at its telling moment. */
export function stillsOfScenes(shape: Shape, themeName: ThemeName): readonly Still[] {
  return [...scenes.values()].map((scene) => ({ ...stillOfScene(scene, shape, themeName, TELLING_MS), caption: scene.id }));
}

export interface FilmStills {
  readonly stills: readonly Still[];
  /** Pictures and clips that the film shows. */
  readonly media: MediaPaths;
  /** Of the show's text. */
  readonly sha256: string;
}

/** A show's film, one picture every `everyMs`, from `fromMs` to `toMs`. */
export async function stillsOfFilm(dir: string, everyMs: number, fromMs: number, toMs: number): Promise<FilmStills> {
  const { script, takes, media, text, problems } = await loadShowFolder(dir);
  if (text === "") throw new Error(`${dir}: ${problems[0]?.code ?? "no-script"}`);
  const { timeline, theme } = bindShow({ script, catalogue, takes, media });
  const { fps, width, height } = timeline;
  const stills: Still[] = [];
  for (let tMs = fromMs; tMs < Math.min(toMs, timeline.durationMs); tMs += everyMs) {
    const filmFrame = Math.round((tMs * fps) / 1000);
    const { clip, startFrame } = timeline.clips.findLast((each) => each.startFrame <= filmFrame)!;
    stills.push({ clip, themeName: theme, width, height, fps, frame: filmFrame - startFrame, caption: `${clock(tMs)}  ${clip.id}` });
  }
  const paths = await Promise.all([...new Set(stills.map(({ clip }) => clip))].map((clip) => mediaPaths(dir, clip)));
  return { stills, media: Object.assign({}, ...paths) as MediaPaths, sha256: createHash("sha256").update(text).digest("hex") };
}

function clock(ms: number): string {
  const tenths = Math.round(ms / 100);
  const seconds = (tenths / 10) % 60;
  return `${Math.floor(tenths / 600)}:${(tenths % 10 === 0 ? String(seconds) : seconds.toFixed(1)).padStart(tenths % 10 === 0 ? 2 : 4, "0")}`;
}
