import { modelClock } from "../clock.ts";
import type { SimEvent } from "../simulate.ts";
import { fibreActions, type FibreParams } from "./fibre-params.ts";

/** A stretch of model time in which nothing from outside changes. */
export interface FibreStretch {
  readonly fromMs: number;
  readonly celsius: number;
  /** Part of its myelin that each internode has lost, shape [internode]. */
  readonly lost: readonly number[];
  /** Where the fibre is shocked as the stretch begins, each 0…1. */
  readonly shocks: readonly number[];
}

export interface FibreDrive {
  readonly modelMsAt: (tMs: number) => number;
  readonly modelMsPerSecondAt: (tMs: number) => number;
  /** Sorted, the first from 0. */
  readonly stretches: readonly FibreStretch[];
}

export function readFibreDrive(params: FibreParams, events: readonly SimEvent[]): FibreDrive {
  const rates = events.filter(({ action }) => action === "slow").map(({ tMs, args }) => ({ tMs, ...fibreActions.slow.parse(args) }));
  const modelMsAt = modelClock(params.modelMsPerSecond, rates);
  let last: FibreStretch = { fromMs: 0, celsius: params.celsius, lost: new Array<number>(params.internodes).fill(0), shocks: [] };
  const stretches = [last];
  for (const event of events) {
    const change = changeBy(event, last);
    if (change === null) continue;
    const fromMs = modelMsAt(event.tMs);
    // Cues of one instant make one stretch, so that both ends can be shocked at once.
    const together = fromMs === last.fromMs;
    if (together) stretches.pop();
    last = { ...last, ...change, fromMs, shocks: [...(together ? last.shocks : []), ...(change.shocks ?? [])] };
    stretches.push(last);
  }
  return {
    modelMsAt,
    modelMsPerSecondAt: (tMs) => rates.findLast((change) => change.tMs <= tMs)?.modelMsPerSecond ?? params.modelMsPerSecond,
    stretches,
  };
}

function changeBy({ action, args }: SimEvent, { lost }: FibreStretch): Partial<FibreStretch> | null {
  switch (action) {
    case "stimulate":
      return { shocks: [fibreActions.stimulate.parse(args).place] };
    case "temperature":
      return { celsius: fibreActions.temperature.parse(args).celsius };
    case "demyelinate": {
      const { internode, count, lost: part } = fibreActions.demyelinate.parse(args);
      const first = Math.min(internode, lost.length) - 1;
      return { lost: lost.map((before, i) => (i >= first && i < first + count ? part : before)) };
    }
    default:
      return null;
  }
}
