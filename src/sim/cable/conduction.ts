import { SQUID_AXON } from "../neuron/membrane.ts";
import { temperatureFactor } from "../neuron/rates.ts";
import type { Compartments } from "./compartments.ts";
import { bareAxon, type BareAxon, myelinatedAxon, type MyelinatedAxon, REST_MV } from "./fibres.ts";
import { fibreStepper, restingFibre } from "./stepper.ts";

/** What a wave that was started at the left end was seen to do; NaN where it did not come by. */
export interface Conduction {
  readonly speedMPerS: number;
  /** Highest potential at the later of the two places, mV. */
  readonly peakMv: number;
  /** How long that place stands above the height at which the passage is timed, ms. */
  readonly widthMs: number;
}

/** Height of the passage that is timed, mV, and that to which the left end is raised at once. */
const PASSAGE_MV = -20;
const SHOCK_MV = 40;
/** A fibre that is below this everywhere carries no wave any more; it is looked at every so many steps. */
const OVER_MV = -55;
const LOOK_STEPS = 100;

/** Step in which the squid axon's gates move little, ms. */
export function fibreStepMs(celsius: number): number {
  return 0.01 / Math.max(1, temperatureFactor(celsius));
}

/**
 * Raises the part of a fibre left of `shockUm` and times the wave between two compartments.
 *
 * @param longestMs the wave is given up after this time, or once nothing is left of it
 */
export function conduct(fibre: Compartments, celsius: number, shockUm: number, [from, to]: readonly [number, number], longestMs: number): Conduction {
  const stepMs = fibreStepMs(celsius);
  const step = fibreStepper(fibre, SQUID_AXON, celsius, stepMs);
  const state = restingFibre(fibre, REST_MV);
  const { vMv } = state;
  fibre.xUm.forEach((xUm, i) => {
    if (xUm <= shockUm) vMv[i] = SHOCK_MV;
  });
  const early = passage();
  const late = passage();
  let peakMv = NaN;
  for (let k = 1; k * stepMs <= longestMs && Number.isNaN(late.downMs); k++) {
    const beforeMv = [vMv[from]!, vMv[to]!] as const;
    step(state);
    see(early, beforeMv[0], vMv[from]!, k, stepMs);
    see(late, beforeMv[1], vMv[to]!, k, stepMs);
    if (!Number.isNaN(late.upMs) && !(vMv[to]! <= peakMv)) peakMv = vMv[to]!;
    if (k % LOOK_STEPS === 0 && vMv.every((mv) => mv < OVER_MV)) break;
  }
  const distanceUm = fibre.xUm[to]! - fibre.xUm[from]!;
  return { speedMPerS: distanceUm / 1000 / (late.upMs - early.upMs), peakMv, widthMs: late.downMs - late.upMs };
}

interface Passage {
  upMs: number;
  downMs: number;
}

function passage(): Passage {
  return { upMs: NaN, downMs: NaN };
}

/** Notes the first rise through the timed height and the first fall after it, each by a straight line within step k. */
function see(seen: Passage, beforeMv: number, afterMv: number, k: number, stepMs: number): void {
  if (beforeMv < PASSAGE_MV === afterMv < PASSAGE_MV) return;
  const atMs = (k - (afterMv - PASSAGE_MV) / (afterMv - beforeMv)) * stepMs;
  if (afterMv >= PASSAGE_MV && Number.isNaN(seen.upMs)) seen.upMs = atMs;
  if (afterMv < PASSAGE_MV && Number.isNaN(seen.downMs) && !Number.isNaN(seen.upMs)) seen.downMs = atMs;
}

/** Speed in the middle third of a bare axon, away from the shock and the sealed end. */
export function bareConduction(axon: BareAxon, celsius: number): Conduction {
  const n = axon.compartments;
  const slowest = 0.1 * Math.sqrt(axon.diameterUm / axon.axialOhmCm);
  return conduct(bareAxon(axon), celsius, axon.lengthUm / 20, [Math.round(n / 3), Math.round((2 * n) / 3)], axon.lengthUm / 1000 / slowest + 5);
}

/** Speed between the node three eighths of the way along and that at three quarters: 15 and 30 of 41. */
export function myelinatedConduction(axon: MyelinatedAxon, celsius: number): Conduction {
  const nodeAt = (part: number) => Math.round((axon.nodes - 1) * part) * (axon.pieces + 1);
  const slowest = 0.1 * axon.outerDiameterUm;
  const lengthMm = ((axon.nodes - 1) * axon.internodeUm) / 1000;
  return conduct(myelinatedAxon(axon), celsius, 1.2 * axon.internodeUm, [nodeAt(0.375), nodeAt(0.75)], lengthMm / slowest + 5);
}
