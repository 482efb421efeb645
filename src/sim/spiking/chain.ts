import { bisect } from "../bisect.ts";
import { type Happening, pop, push } from "./happenings.ts";
import { postsynapticPotential } from "./lif.ts";

/** A row of leaky integrate-and-fire cells, threshold 1, reset 0, whose neighbours excite one another. */
export interface Chain {
  readonly neurons: number;
  readonly tauMembraneMs: number;
  readonly tauSynapseMs: number;
  /** The potential stands still meanwhile; synapses go on. At least the delay. */
  readonly refractoryMs: number;
  /** Added to the synaptic current of a neighbour at distance d is weight·e^(−d/decay). */
  readonly weight: number;
  readonly decay: number;
  /** Farthest neighbour reached, in cells. */
  readonly reach: number;
  readonly delayMs: number;
  /** First cells, which start above the threshold. */
  readonly started: number;
}

interface Cell {
  /** State at `atMs`; from then on it relaxes freely. */
  atMs: number;
  v: number;
  s: number;
  /** The potential stands still until then. */
  freeMs: number;
  /** Marks the crossing that is planned; older plans are void. */
  plan: number;
}

/**
 * First spike of each cell, ms, shape [neuron]; Infinity for cells that the wave does not reach.
 *
 * Exact: between events each cell is a sum of two exponentials, whose first passage of the threshold is bisected.
 *
 * @param longestMs later spikes are not waited for
 */
export function chainSpikes(chain: Chain, longestMs: number): Float64Array {
  const { neurons, tauMembraneMs, tauSynapseMs, refractoryMs, weight, decay, reach, delayMs, started } = chain;
  const first = new Float64Array(neurons).fill(Infinity);
  const cells = Array.from({ length: neurons }, (): Cell => ({ atMs: 0, v: 0, s: 0, freeMs: 0, plan: 0 }));
  const queue: Happening[] = [];

  const potentialAfter = ({ v, s }: Cell, ms: number): number => v * Math.exp(-ms / tauMembraneMs) + postsynapticPotential(ms, s, tauMembraneMs, tauSynapseMs);

  const carry = (cell: Cell, toMs: number): void => {
    const freeMs = Math.max(cell.atMs, Math.min(cell.freeMs, toMs));
    cell.s *= Math.exp(-(freeMs - cell.atMs) / tauSynapseMs);
    cell.v = potentialAfter(cell, toMs - freeMs);
    cell.s *= Math.exp(-(toMs - freeMs) / tauSynapseMs);
    cell.atMs = toMs;
  };

  const plan = (index: number): void => {
    const cell = cells[index]!;
    cell.plan++;
    const from = { ...cell };
    carry(from, Math.max(cell.atMs, cell.freeMs));
    const risesMs = from.v >= 1 ? 0 : climbs(from);
    if (risesMs !== null) push(queue, { atMs: from.atMs + risesMs, cell: index, plan: cell.plan, current: 0 });
  };

  /** v' = 0 at one time, the highest; before it the potential rises. */
  const climbs = (from: Cell): number | null => {
    const topMs = summitMs(from, tauMembraneMs, tauSynapseMs);
    if (potentialAfter(from, topMs) < 1) return null;
    return bisect(0, topMs, (ms) => potentialAfter(from, ms) >= 1, 1e-12);
  };

  for (let i = 0; i < Math.min(started, neurons); i++) {
    cells[i]!.v = 1;
    plan(i);
  }
  let silent = neurons;
  for (let next = pop(queue); silent > 0 && next !== undefined && next.atMs <= longestMs; next = pop(queue)) {
    const cell = cells[next.cell]!;
    if (next.plan >= 0 && next.plan !== cell.plan) continue;
    carry(cell, next.atMs);
    if (next.plan < 0) cell.s += next.current;
    else {
      if (first[next.cell] === Infinity) {
        first[next.cell] = next.atMs;
        silent--;
      }
      cell.v = 0;
      cell.freeMs = next.atMs + refractoryMs;
      for (let d = 1; d <= reach; d++)
        for (const neighbour of [next.cell - d, next.cell + d])
          if (neighbour >= 0 && neighbour < neurons)
            push(queue, { atMs: next.atMs + delayMs, cell: neighbour, plan: -1, current: weight * Math.exp(-d / decay) });
    }
    plan(next.cell);
  }
  return first;
}

/** Cells per ms between two of them; NaN when the wave did not reach both. */
export function waveSpeedBetween(firstMs: Float64Array, from: number, to: number): number {
  const tookMs = firstMs[to]! - firstMs[from]!;
  return Number.isFinite(tookMs) ? (to - from) / tookMs : NaN;
}

/** The freely relaxing potential is highest where it no longer rises; 0 when it falls at once. */
function summitMs({ v, s }: Cell, tauMembraneMs: number, tauSynapseMs: number): number {
  if (s <= v) return 0;
  const gap = 1 / tauSynapseMs - 1 / tauMembraneMs;
  if (gap === 0) return tauMembraneMs * (1 - v / s);
  // With a = e^(−gap·t): slope ∝ −v + (s/(gap·τ_m))(a·(gap·τ_m + 1) − 1).
  return -Math.log((1 + (v * gap * tauMembraneMs) / s) / (1 + gap * tauMembraneMs)) / gap;
}
