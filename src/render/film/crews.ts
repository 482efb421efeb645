import { availableParallelism, freemem } from "node:os";
import type { CrewOptions } from "./camera-crew.ts";
import { CameraCrew } from "./camera-crew.ts";

/** A camera keeps two cores busy: one paints, one encodes. */
const CORES_EACH = 2;
/** Of a browser that holds a 1080p stage, with room to spare. */
const BYTES_EACH = 1.2e9;
const MOST = 4;

/** How many cameras this machine feeds; more than two on a laptop only make it hot. */
export function camerasFor(clips: number): number {
  const byCores = Math.floor(availableParallelism() / CORES_EACH);
  const byMemory = Math.floor(freemem() / BYTES_EACH);
  return Math.max(1, Math.min(clips, byCores, byMemory, MOST));
}

/** Shares `items` out among `count` crews; the first failure stops all, and every browser is closed before it is told. */
export async function withCrews<T>(items: readonly T[], count: number, options: CrewOptions, work: (item: T, crew: CameraCrew) => Promise<void>): Promise<void> {
  if (items.length === 0) return;
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  let next = 0;
  const shift = async () => {
    const crew = new CameraCrew({ ...options, signal });
    try {
      for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item, crew);
    } catch (error) {
      stop.abort(error);
      throw error;
    } finally {
      await crew.close();
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(count, items.length) }, shift));
  // Whoever failed first is the reason; the others were stopped by it.
  if (stop.signal.aborted && !options.signal?.aborted) throw stop.signal.reason;
  for (const each of ended) if (each.status === "rejected") throw each.reason;
}
