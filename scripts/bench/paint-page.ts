import { light } from "#look";
import { scenes, type Scene } from "#scenes";
import { createClipPainter, FRAME, loadFonts, SCENE } from "#stage";
import { stillOfScene } from "../contact-sheet/scene-still.ts";
import { extremes } from "./extremes.ts";

const VIEW = { ...SCENE, theme: light } as const;
const FRAMES = 80;
/** Another program that takes the processor spoils one round of a frame; the best of several is what painting it costs. */
const ROUNDS = 4;
const LENGTH_MS = 10_000;
/** The stage is painted as a film is, frame by frame: three stretches of it, from these instants. */
const STRETCHES_MS = [1000, 4500, 8000];
/** Frames of a stretch, and those at its start that are not counted: nothing came before them. */
const STRETCH = { frames: 40, lead: 4 };

export interface PaintTime {
  readonly p50: number;
  readonly p95: number;
}

type Context = OffscreenCanvasRenderingContext2D;
const contextOf = ({ width, height }: { readonly width: number; readonly height: number }): Context =>
  new OffscreenCanvas(width, height).getContext("2d", { alpha: false, willReadFrequently: true })!;
const sceneContext = contextOf(SCENE);
const stageContext = contextOf(FRAME);

/** One pixel read back makes the browser finish a frame. Of each frame the best of several rounds. */
function measure(g: Context, rounds: number, frames: readonly number[], isCounted: (at: number) => boolean, paint: (frame: number) => void): PaintTime {
  const best = frames.map(() => Infinity);
  for (let round = 0; round < rounds; round++)
    for (const [at, frame] of frames.entries()) {
      const startedMs = performance.now();
      paint(frame);
      g.getImageData(0, 0, 1, 1);
      best[at] = Math.min(best[at]!, performance.now() - startedMs);
    }
  const sorted = best.filter((_, at) => isCounted(at)).sort((a, b) => a - b);
  return { p50: sorted[Math.floor(sorted.length / 2)]!, p95: sorted[Math.floor(sorted.length * 0.95)]! };
}

/** Frames spread over the first ten seconds; the first eighth warms up. */
function measureSpread(rounds: number, paint: (frame: number) => void, every = 1): PaintTime {
  const frames = Array.from({ length: Math.ceil(FRAMES / every) }, (_, i) => i * every);
  return measure(sceneContext, rounds, frames, (at) => at >= frames.length >> 3, paint);
}

function paper(): void {
  sceneContext.fillStyle = VIEW.theme.paper;
  sceneContext.fillRect(0, 0, VIEW.width, VIEW.height);
}

function measureScene(scene: Scene, params: unknown, rounds: number, every = 1): PaintTime {
  const at = scene.simulate(params, 1, []);
  const states = Array.from({ length: FRAMES }, (_, i) => structuredClone(at((i * LENGTH_MS) / FRAMES)));
  return measureSpread(rounds, (i) => {
    paper();
    scene.paint(sceneContext as never, states[i], VIEW);
  }, every);
}

const page = {
  ready: () => loadFonts(),
  ids: () => [...scenes.keys()],
  /** The yardstick: an empty paper filled and read back in the same way. */
  paper: () => measureSpread(ROUNDS, paper),
  atDefaults: (id: string) => measureScene(scenes.get(id)!, scenes.get(id)!.params.parse({}), ROUNDS),
  /** The slowest corner of what the scene allows: a few frames to find it, all to measure it. */
  atHeaviest(id: string): PaintTime & { readonly name: string } {
    const scene = scenes.get(id)!;
    const corners = extremes(scene).map((corner) => ({ corner, p50: measureScene(scene, corner.params, 2, 8).p50 }));
    const { corner } = corners.reduce((worst, each) => (each.p50 > worst.p50 ? each : worst));
    return { name: corner.name, ...measureScene(scene, corner.params, ROUNDS) };
  },
  /** The whole 16:9 picture with its performers and words; states are made beforehand, as they are not painting. */
  onStage(id: string): PaintTime {
    const scene = scenes.get(id)!;
    const { clip } = stillOfScene(scene, "16:9", "light", 0);
    const at = scene.simulate(clip.scene!.params, 1, clip.scene!.events);
    const instants = STRETCHES_MS.flatMap((fromMs) => Array.from({ length: STRETCH.frames }, (_, i) => fromMs + (i * 1000) / 30));
    const states = new Map(instants.map((tMs) => [tMs, structuredClone(at(tMs))] as const));
    const painter = createClipPainter({ clip, scene: { ...scene, simulate: () => (tMs) => states.get(tMs) }, theme: VIEW.theme, ...FRAME });
    return measure(stageContext, ROUNDS, instants, (i) => i % STRETCH.frames >= STRETCH.lead, (tMs) => { painter.paint(stageContext, tMs); });
  },
};
export type PaintPage = typeof page;
Object.assign(globalThis, { paintPage: page });
