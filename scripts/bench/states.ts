// One frame's worth of every simulation a scene can show, at its heaviest: asked at random times, as rendering does.
import { z } from "zod";
import { type Scene, scenes } from "#scenes";
import { uniform } from "#sim";

export interface StateTime {
  readonly scene: string;
  readonly warmUpMs: number;
  readonly p95Ms: number;
  readonly megabytes: number;
}

const QUESTIONS = 400;
const LENGTH_MS = 60_000;

export function stateTimes(): readonly StateTime[] {
  return [...scenes.values()].map((scene) => {
    const params = heaviest(scene);
    globalThis.gc?.();
    const before = process.memoryUsage();
    const startedMs = performance.now();
    const at = scene.simulate(params, 1, []);
    at(LENGTH_MS);
    const warmUpMs = performance.now() - startedMs;
    const taken = Array.from({ length: QUESTIONS }, (_, i) => {
      const tMs = uniform(7, 1, i) * LENGTH_MS;
      const from = performance.now();
      at(tMs);
      return performance.now() - from;
    }).sort((a, b) => a - b);
    globalThis.gc?.();
    const after = process.memoryUsage();
    const megabytes = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6;
    return { scene: scene.id, warmUpMs, p95Ms: taken[Math.floor(QUESTIONS * 0.95)]!, megabytes };
  });
}

/** Whole-number fields say how many: all of them at their most, as far as they go together. */
function heaviest(scene: Scene): unknown {
  const schema = scene.params;
  const { properties = {} } = z.toJSONSchema(schema, { io: "input" });
  let params: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(properties)) {
    const { type, maximum } = field as { readonly type?: string; readonly maximum?: number };
    if (type !== "integer" || maximum === undefined) continue;
    const heavier = { ...params, [name]: maximum };
    if (goesTogether(scene, heavier)) params = heavier;
  }
  return schema.parse(params);
}

/** Some numbers are limited together: the scene refuses them when it starts. */
function goesTogether(scene: Scene, params: unknown): boolean {
  const read = scene.params.safeParse(params);
  if (!read.success) return false;
  try {
    scene.simulate(read.data, 1, []);
    return true;
  } catch {
    return false;
  }
}
