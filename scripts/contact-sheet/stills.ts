import { createHash } from "node:crypto";
import { loadShowFolder } from "#render";
import { scenes } from "#scenes";
import { bindShow, type Clip } from "#show";
import { catalogue, frames, type Shape } from "#stage";
import type { ThemeName } from "#look";

/** One picture on a sheet. */
export interface Still {
  readonly clip: Clip;
  readonly themeName: ThemeName;
  /** Size of the whole picture, px. */
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly frame: number;
  readonly caption: string;
}

const FPS = 30;
/** When a scene shows what it is about: its first action came at 1.5 s and has worked. */
const TELLING_MS = 7000;
const ACTION_MS = 1500;

/** Every scene on the stage, at its telling moment. */
export function stillsOfScenes(shape: Shape, themeName: ThemeName): readonly Still[] {
  return [...scenes.values()].map((scene) => {
    const action = Object.entries(scene.actions)[0];
    const events = action === undefined ? [] : [{ tMs: ACTION_MS, action: action[0], args: action[1].args.parse({}) }];
    const durationMs = 2 * TELLING_MS;
    const clip: Clip = {
      id: scene.id, beatId: scene.id, kind: "beat", title: scene.title.zh, actTitle: null, durationFrames: (durationMs * FPS) / 1000, durationMs,
      scene: { id: scene.id, params: scene.params.parse({}) as Readonly<Record<string, unknown>>, seed: 1, events, clock: { originMs: 0, rate: 1 } },
      lines: [{
        speaker: "窦", role: "dougen", startMs: 0, durationMs, text: scene.title.zh, take: null, mouth: [],
        phrases: [{ startMs: 0, endMs: durationMs, runs: [{ text: scene.title.zh }] }],
      }],
      stageEvents: [], sounds: [], facts: [], laughs: [],
      performers: [{ name: "窦", role: "dougen" }, { name: "彭", role: "penggen" }],
    };
    return { clip, themeName, ...frames[shape], fps: FPS, frame: (TELLING_MS * FPS) / 1000, caption: scene.id };
  });
}

/** A show's film, one picture every `everyMs`, from `fromMs` to `toMs`. */
export async function stillsOfFilm(dir: string, everyMs: number, fromMs: number, toMs: number): Promise<{ readonly stills: readonly Still[]; readonly sha256: string }> {
  const { script, takes, text, problems } = await loadShowFolder(dir);
  if (text === "") throw new Error(`${dir}: ${problems[0]?.code ?? "no-script"}`);
  const { timeline, theme } = bindShow({ script, catalogue, takes });
  const { fps, width, height } = timeline;
  const stills: Still[] = [];
  for (let tMs = fromMs; tMs < Math.min(toMs, timeline.durationMs); tMs += everyMs) {
    const filmFrame = Math.round((tMs * fps) / 1000);
    const { clip, startFrame } = timeline.clips.findLast((each) => each.startFrame <= filmFrame)!;
    stills.push({ clip, themeName: theme, width, height, fps, frame: filmFrame - startFrame, caption: `${clock(tMs)}  ${clip.id}` });
  }
  return { stills, sha256: createHash("sha256").update(text).digest("hex") };
}

function clock(ms: number): string {
  const tenths = Math.round(ms / 100);
  const seconds = (tenths / 10) % 60;
  return `${Math.floor(tenths / 600)}:${(tenths % 10 === 0 ? String(seconds) : seconds.toFixed(1)).padStart(tenths % 10 === 0 ? 2 : 4, "0")}`;
}
