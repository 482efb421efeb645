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

export interface PaintTime {
  readonly p50: number;
  readonly p95: number;
}

type Context = OffscreenCanvasRenderingContext2D;
const contextOf = ({ width, height }: { readonly width: number; readonly height: number }): Context =>
  new OffscreenCanvas(width, height).getContext("2d", { alpha: false, willReadFrequently: true })!;
const sceneContext = contextOf(SCENE);
const stageContext = contextOf(FRAME);

/** Paints frames of the first ten seconds; one pixel read back makes the browser finish each. Of each frame the best of several rounds. */
function measure(g: Context, rounds: number, paint: (i: number) => void, every = 1): PaintTime {
  const best = new Array<number>(Math.ceil(FRAMES / every)).fill(Infinity);
  for (let round = 0; round < rounds; round++)
    for (let i = 0; i < FRAMES; i += every) {
      const startedMs = performance.now();
      paint(i);
      g.getImageData(0, 0, 1, 1);
      best[i / every] = Math.min(best[i / every]!, performance.now() - startedMs);
    }
  const sorted = best.slice(best.length >> 3).sort((a, b) => a - b);
  return { p50: sorted[Math.floor(sorted.length / 2)]!, p95: sorted[Math.floor(sorted.length * 0.95)]! };
}

function paper(): void {
  sceneContext.fillStyle = VIEW.theme.paper;
  sceneContext.fillRect(0, 0, VIEW.width, VIEW.height);
}

function measureScene(scene: Scene, params: unknown, rounds: number, every = 1): PaintTime {
  const at = scene.simulate(params, 1, []);
  const states = Array.from({ length: FRAMES }, (_, i) => structuredClone(at((i * LENGTH_MS) / FRAMES)));
  return measure(sceneContext, rounds, (i) => {
    paper();
    scene.paint(sceneContext as never, states[i], VIEW);
  }, every);
}

const page = {
  ready: () => loadFonts(),
  ids: () => [...scenes.keys()],
  /** The yardstick: an empty paper filled and read back in the same way. */
  paper: () => measure(sceneContext, ROUNDS, paper),
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
    const states = new Map(Array.from({ length: FRAMES }, (_, i) => [(i * LENGTH_MS) / FRAMES, structuredClone(at((i * LENGTH_MS) / FRAMES))] as const));
    const painter = createClipPainter({ clip, scene: { ...scene, simulate: () => (tMs) => states.get(tMs) }, theme: VIEW.theme, ...FRAME });
    return measure(stageContext, ROUNDS, (i) => { painter.paint(stageContext, (i * LENGTH_MS) / FRAMES); });
  },
};
export type PaintPage = typeof page;
Object.assign(globalThis, { paintPage: page });
