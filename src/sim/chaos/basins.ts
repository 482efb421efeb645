import { decode } from "../formats/decode.ts";
import { encode } from "../formats/encode.ts";
import type { MapForm } from "./map.ts";
import { stepOf } from "./map.ts";

export interface Basin {
  readonly length: number;
  /** A state on the cycle: the one the enumeration met first. */
  readonly entry: number;
  /** States that end on this cycle, its own among them. */
  readonly states: number;
}

export interface Basins {
  /** In the order in which an enumeration from state 0 meets them. */
  readonly cycles: readonly Basin[];
  /** Which cycle each state ends on: an index of `cycles` plus one, shape [state]. */
  readonly labels: Uint8Array;
}

const MOST_CYCLES = 254;
const ON_PATH = 255;

/**
 * Every cycle of a map of `count` states, and how many states end on each; one byte per state.
 *
 * @param next state 0…count − 1 → state
 * @throws RangeError when there are more than 254 cycles
 */
export function basinsOf(count: number, next: (state: number) => number): Basins {
  const labels = new Uint8Array(count);
  const cycles: { length: number; entry: number; states: number }[] = [];
  for (let start = 0; start < count; start++) {
    let steps = 0;
    let state = start;
    for (; labels[state] === 0; state = next(state)) {
      labels[state] = ON_PATH;
      steps++;
    }
    if (labels[state] === ON_PATH) {
      if (cycles.length >= MOST_CYCLES) throw new RangeError(`maps of at most ${MOST_CYCLES} cycles can be told apart; state ${start} leads to one more`);
      cycles.push({ length: lengthFrom(next, state), entry: state, states: 0 });
      labels[state] = cycles.length;
    }
    const label = labels[state]!;
    cycles[label - 1]!.states += steps;
    state = start;
    for (let i = 0; i < steps; i++, state = next(state)) labels[state] = label;
  }
  return { cycles, labels };
}

function lengthFrom(next: (state: number) => number, entry: number): number {
  let length = 1;
  for (let state = next(entry); state !== entry; state = next(state)) length++;
  return length;
}

/** Formats whose numbers in 0…1 are few enough to try them all. */
export const smallPrecisions = ["fp16", "bf16", "e5m2", "e4m3"] as const;
export type SmallPrecision = (typeof smallPrecisions)[number];

export interface Census {
  readonly states: number;
  /** Longest cycle first; of equal ones the larger basin. */
  readonly cycles: readonly { readonly length: number; readonly states: number; readonly smallest: number }[];
  /** Most steps from any start until the cycle is reached. */
  readonly longestTransient: number;
}

/** All numbers of a format in 0…1 under a map: positive codes of a format are ordered as the numbers are, so a state is a code. */
export function census(form: MapForm, precision: SmallPrecision, r: number): Census {
  const step = stepOf({ form, precision, r });
  const states = encode(precision, 1) + 1;
  const images = Int32Array.from({ length: states }, (_, code) => encode(precision, step(decode(precision, code))));
  const { cycles } = basinsOf(states, (code) => images[code]!);
  const onCycle = new Uint8Array(states);
  const counted = cycles.map(({ length, entry, states: basin }) => {
    let smallest = entry;
    let code = entry;
    for (let i = 0; i < length; i++, code = images[code]!) {
      onCycle[code] = 1;
      smallest = Math.min(smallest, code);
    }
    return { length, states: basin, smallest: decode(precision, smallest) };
  });
  let longestTransient = 0;
  for (let start = 0; start < states; start++) {
    let steps = 0;
    for (let code = start; onCycle[code] === 0; code = images[code]!) steps++;
    longestTransient = Math.max(longestTransient, steps);
  }
  return { states, cycles: counted.sort((a, b) => b.length - a.length || b.states - a.states), longestTransient };
}
