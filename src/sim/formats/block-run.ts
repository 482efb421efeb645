import { gaussian, uniform } from "../random.ts";
import type { SimEvent, Simulate } from "../simulate.ts";
import { quantiseBlock, largestMagnitude, MX_BLOCK, type MxBlock } from "./mx-block.ts";
import type { MxElement, ScaleRule } from "./mx-scale.ts";
import { bitsPerValue, mxSchemes, type MxSchemeId } from "./scheme.ts";
import { sqnrDb } from "./sqnr.ts";

/** What happens to a block, in order. */
export const quantisingSteps = ["show", "measure", "scale", "divide", "snap", "pack", "compare"] as const;
export type QuantisingStep = (typeof quantisingSteps)[number];

export interface BlockRunParams {
  readonly format: MxSchemeId;
  readonly rule: ScaleRule;
  /** Standard deviation of the 32 values. */
  readonly spread: number;
  /** Magnitude of one value in units of `spread`; 0 leaves it as it is. */
  readonly outlier: number;
  /** The first values, when they are given; the rest are random. */
  readonly values: readonly number[];
  /** Box to follow; −1 for none. */
  readonly focus: number;
  /** Length of one step in scene ms. */
  readonly stepMs: number;
  /** Goes on by itself; else it waits at the end of each step for `step`. */
  readonly autoplay: boolean;
}

export interface BlockRunState {
  readonly format: MxSchemeId;
  readonly element: MxElement;
  readonly rule: ScaleRule;
  /** Float32 numbers, shape [32]. */
  readonly values: Float64Array;
  readonly block: MxBlock;
  /** Index of the largest magnitude; the lowest of equals. */
  readonly amaxIndex: number;
  /** The largest so far while the search runs through the boxes; −1 before it starts. */
  readonly leaderIndex: number;
  /** Box that is followed, −1 for none. */
  readonly focusIndex: number;
  /** Index of the value that an `outlier` event struck, else −1. */
  readonly struckIndex: number;
  readonly step: QuantisingStep;
  /** How far each step's motion is, 0…1: it rests at first and at the end of its step. */
  readonly progress: Readonly<Record<QuantisingStep, number>>;
  readonly sqnrDb: number;
  /** Largest |x̂ − x|. */
  readonly largestError: number;
  readonly bitsPerValue: number;
}

/** What holds from an event until the next. */
interface Leg extends Omit<BlockRunState, "step" | "progress" | "leaderIndex"> {
  readonly fromMs: number;
  /** Step clock at `fromMs` and where it stops, in steps. */
  readonly fromStep: number;
  readonly untilStep: number;
}

const VALUE_STREAM = 0x6d787631;
const PLACE_STREAM = 0x6d787632;
/** Part of a step that is motion: the words come first, and the eye gets a rest after. */
const MOTION = [0.25, 0.8] as const;

/**
 * A block of 32 float32 numbers on its way to an MX format, step after step.
 *
 * Events: `format {to}` and `rule {to}` go back to finding the scale, `outlier {size}` to the search for the largest;
 * `focus {index}` follows another box; `step {to}` goes to a step and plays it.
 */
export const simulateBlock: Simulate<BlockRunParams, BlockRunState> = (params, seed, events) => {
  const legs = [firstLeg(params, seed)];
  for (const event of events) legs.push(nextLeg(legs.at(-1)!, event, params, seed));
  return (tMs) => stateAt(legs.findLast((leg) => leg.fromMs <= tMs) ?? legs[0]!, Math.max(0, tMs), params.stepMs);
};

function firstLeg(params: BlockRunParams, seed: number): Leg {
  const values = drawValues(params, seed, params.outlier);
  return {
    ...quantised(params.format, params.rule, values),
    focusIndex: params.focus,
    struckIndex: -1,
    fromMs: 0,
    fromStep: 0,
    untilStep: params.autoplay ? quantisingSteps.length : 1,
  };
}

function nextLeg(leg: Leg, { tMs, action, args }: SimEvent, params: BlockRunParams, seed: number): Leg {
  const now = { ...leg, fromMs: tMs, fromStep: clockAt(leg, tMs, params.stepMs) };
  const backTo = (step: QuantisingStep) => {
    const fromStep = Math.min(now.fromStep, quantisingSteps.indexOf(step));
    // Whoever waits for cues sees again what had been played, with the new numbers, and nothing that had not.
    return { ...now, fromStep, untilStep: fromStep < now.fromStep ? Math.max(leg.untilStep, fromStep + 1) : leg.untilStep };
  };
  switch (action) {
    case "format":
      return { ...backTo("scale"), ...quantised(args["to"] as MxSchemeId, leg.rule, leg.values) };
    case "rule":
      return { ...backTo("scale"), ...quantised(leg.format, args["to"] as ScaleRule, leg.values) };
    case "outlier": {
      const values = drawValues(params, seed, args["size"] as number);
      return { ...backTo("measure"), ...quantised(leg.format, leg.rule, values), struckIndex: outlierIndex(seed) };
    }
    case "focus":
      return { ...now, focusIndex: args["index"] as number };
    case "step": {
      const fromStep = quantisingSteps.indexOf(args["to"] as QuantisingStep);
      return { ...now, fromStep, untilStep: params.autoplay ? quantisingSteps.length : fromStep + 1 };
    }
    default:
      return now;
  }
}

function drawValues({ spread, values }: BlockRunParams, seed: number, outlier: number): Float64Array {
  const drawn = Float64Array.from({ length: MX_BLOCK }, (_, i) => values[i] ?? spread * gaussian(seed, VALUE_STREAM, i));
  const place = outlierIndex(seed);
  if (outlier > 0) drawn[place] = (drawn[place]! < 0 ? -outlier : outlier) * spread;
  return drawn.map(Math.fround);
}

function outlierIndex(seed: number): number {
  return Math.floor(uniform(seed, PLACE_STREAM, 0) * MX_BLOCK);
}

function quantised(format: MxSchemeId, rule: ScaleRule, values: Float64Array) {
  const element = mxSchemes[format];
  const block = quantiseBlock(element, values, rule);
  const largestError = Math.max(...block.decoded.map((approximate, i) => Math.abs(approximate - values[i]!)));
  return {
    format,
    element,
    rule,
    values,
    block,
    amaxIndex: largestIndex(values),
    sqnrDb: sqnrDb(values, block.decoded),
    largestError,
    bitsPerValue: bitsPerValue(format),
  };
}

/** −1 for no values at all. */
function largestIndex(values: Float64Array): number {
  const amax = largestMagnitude(values);
  return values.findIndex((value) => Math.abs(value) === amax);
}

/** Steps gone by, from 0 to where the leg stops. */
function clockAt(leg: Leg, tMs: number, stepMs: number): number {
  return Math.min(leg.untilStep, leg.fromStep + (tMs - leg.fromMs) / stepMs);
}

function stateAt({ fromMs, fromStep, untilStep, ...leg }: Leg, tMs: number, stepMs: number): BlockRunState {
  const clock = clockAt({ ...leg, fromMs, fromStep, untilStep }, tMs, stepMs);
  const progress = Object.fromEntries(
    quantisingSteps.map((step, i) => [step, Math.min(1, Math.max(0, (clock - i - MOTION[0]) / (MOTION[1] - MOTION[0])))]),
  ) as Record<QuantisingStep, number>;
  // At the end of a step that waits, it is still that step.
  const index = clock === untilStep ? untilStep - 1 : Math.floor(clock);
  const leaderIndex = largestIndex(leg.values.subarray(0, Math.floor(progress.measure * leg.values.length)));
  return { ...leg, leaderIndex, step: quantisingSteps[Math.min(index, quantisingSteps.length - 1)]!, progress };
}
