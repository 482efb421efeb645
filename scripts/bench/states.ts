// One frame's worth of every simulation a scene can show, at its heaviest: asked at random times, as rendering does.
import { scenes } from "#scenes";
import { uniform } from "#sim";
import { numbersAt } from "./extremes.ts";

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
    // Whole numbers say how many.
    const params = scene.params.parse(numbersAt(scene, "maximum", "integer"));
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
