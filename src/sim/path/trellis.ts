import { uniform } from "../random.ts";

/** A way through layers: one state in each, a cost to start in and a cost for every step. */
export interface Trellis {
  /** Shape [state]. */
  readonly start: readonly number[];
  /** Shape [step][from][to]; one step fewer than layers. */
  readonly steps: readonly (readonly (readonly number[])[])[];
}

export interface Found {
  readonly cost: number;
  /** State in each layer, shape [layer]. */
  readonly states: readonly number[];
  /** Step costs looked at. */
  readonly looked: number;
}

const COST_STREAM = 0x636f7374;

/** A trellis whose every cost is drawn evenly from 0…1. */
export function randomTrellis(layers: number, width: number, seed: number): Trellis {
  const cost = (layer: number, from: number, to: number): number => uniform(seed, COST_STREAM, (layer * width + from) * width + to);
  const states = Array.from({ length: width }, (_, i) => i);
  return {
    start: states.map((to) => cost(0, 0, to)),
    steps: Array.from({ length: layers - 1 }, (_, step) => states.map((from) => states.map((to) => cost(step + 1, from, to)))),
  };
}

/** @throws RangeError where the shapes do not fit */
export function requireTrellis({ start, steps }: Trellis): void {
  for (const [step, rows] of steps.entries()) {
    if (rows.length !== start.length) throw refused(`steps[${step}]`, start.length, rows.length);
    for (const [from, row] of rows.entries()) if (row.length !== start.length) throw refused(`steps[${step}][${from}]`, start.length, row.length);
  }
}

function refused(place: string, wanted: number, got: number): RangeError {
  return new RangeError(`${place} 要有 ${wanted} 项，和 start 一样 / must have ${wanted} entries as start has, got ${got}`);
}

interface Way {
  readonly cost: number;
  readonly states: readonly number[];
}

/**
 * Keeps, layer by layer, the `width` cheapest ways to different states; all of them = Viterbi's algorithm, which finds
 * the cheapest way of all. Equal costs: the lower state.
 *
 * @param width ways kept, ≥ 1
 * @see Viterbi 1967, IEEE Trans Inf Theory 13:260; Lowerre 1976 (beam search)
 */
export function beam({ start, steps }: Trellis, width: number): Found {
  let looked = 0;
  let kept = cheapest(start.map((cost, state): Way => ({ cost, states: [state] })), width);
  for (const step of steps) {
    const reached = start.map((_, to): Way => {
      const costs = kept.map((way) => way.cost + step[way.states.at(-1)!]![to]!);
      looked += costs.length;
      const cost = Math.min(...costs);
      return { cost, states: [...kept[costs.indexOf(cost)]!.states, to] };
    });
    kept = cheapest(reached, width);
  }
  return { ...kept[0]!, looked };
}

function cheapest(ways: readonly Way[], width: number): Way[] {
  return [...ways].sort((a, b) => a.cost - b.cost).slice(0, width);
}

/** Every way, one after the other: states^layers of them. */
export function exhaustive({ start, steps }: Trellis): Found {
  const states = new Array<number>(steps.length + 1).fill(0);
  let best: Way = { cost: Infinity, states };
  let looked = 0;
  const extend = (layer: number, cost: number): void => {
    if (layer > steps.length) {
      if (cost < best.cost) best = { cost, states: [...states] };
      return;
    }
    start.forEach((startCost, to) => {
      states[layer] = to;
      if (layer > 0) looked++;
      extend(layer + 1, layer === 0 ? startCost : cost + steps[layer - 1]![states[layer - 1]!]![to]!);
    });
  };
  extend(0, 0);
  return { ...best, looked };
}
