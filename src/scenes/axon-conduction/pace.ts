import type { SimEvent } from "#sim";

/** For so long after a shock it goes slowly, ms of the picture: at the default the myelinated wave takes 4.1 s of them. */
const SLOW_MS = 4500;
const SLOW = 0.2;
const FAST = 2;
/** What the simulation takes, model ms a second. */
const RATES = [0.05, 20] as const;

/** Puts changes of pace among the cues: slow after each shock, fast when the myelinated wave has had its time; a cue that sets the pace ends that. */
export function paced(events: readonly SimEvent[], modelMsPerSecond: number): readonly SimEvent[] {
  const rate = (factor: number) => Math.min(RATES[1], Math.max(RATES[0], factor * modelMsPerSecond));
  const slow = (tMs: number, factor: number): SimEvent => ({ tMs, action: "slow", args: { modelMsPerSecond: rate(factor) } });
  const untilMs = events.find(({ action }) => action === "slow")?.tMs ?? Infinity;
  const shocks = events.filter(({ tMs, action }) => action === "stimulate" && tMs < untilMs);
  const changes = shocks.flatMap(({ tMs }, i) => {
    const fastMs = tMs + SLOW_MS;
    return [slow(tMs, SLOW), ...(fastMs < Math.min(untilMs, shocks[i + 1]?.tMs ?? Infinity) ? [slow(fastMs, FAST)] : [])];
  });
  return [...events, ...changes].sort((a, b) => a.tMs - b.tMs);
}
