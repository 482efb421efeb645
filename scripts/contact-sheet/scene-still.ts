import type { Scene } from "#scenes";
import type { Clip } from "#show";
import { frames, type Shape } from "#stage";
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
/** Long enough for every moment a test or a sheet looks at. */
const DURATION_MS = 14_000;
const ACTION_MS = 1500;

/** One scene on the stage; its first action comes at 1.5 s. */
export function stillOfScene(scene: Scene, shape: Shape, themeName: ThemeName, tMs: number): Still {
  const action = Object.entries(scene.actions)[0];
  const events = action === undefined ? [] : [{ tMs: ACTION_MS, action: action[0], args: action[1].args.parse({}) }];
  const clip: Clip = {
    id: scene.id, beatId: scene.id, kind: "beat", title: scene.title.zh, actTitle: null, durationFrames: (DURATION_MS * FPS) / 1000, durationMs: DURATION_MS,
    scene: { id: scene.id, params: scene.params.parse({}) as Readonly<Record<string, unknown>>, seed: 1, events, clock: { originMs: 0, rate: 1 } },
    lines: [{
      speaker: "窦", role: "dougen", startMs: 0, durationMs: DURATION_MS, text: scene.title.zh, take: null, mouth: [],
      phrases: [{ startMs: 0, endMs: DURATION_MS, runs: [{ text: scene.title.zh }] }],
    }],
    stageEvents: [], sounds: [], facts: [], laughs: [],
    performers: [{ name: "窦", role: "dougen" }, { name: "彭", role: "penggen" }],
  };
  return { clip, themeName, ...frames[shape], fps: FPS, frame: Math.round((tMs * FPS) / 1000), caption: `${tMs} ms` };
}
