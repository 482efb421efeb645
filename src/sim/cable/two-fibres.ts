import type { Simulate } from "../simulate.ts";
import { readFibreDrive, type FibreStretch } from "./fibre-drive.ts";
import type { FibreParams } from "./fibre-params.ts";
import { fibreRun, type FibreRun } from "./fibre-run.ts";
import { bareAxon, lamellae, myelinatedAxon } from "./fibres.ts";
import { lengthConstantUm } from "./passive.ts";
import { SQUID_AXON } from "../neuron/membrane.ts";

export interface FibreView {
  /** Middle of each compartment from the left end, mm, shape [compartment]. */
  readonly xMm: Float64Array;
  /** Shape [compartment]. */
  readonly vMv: Float64Array;
  /** Stretches that are excited, above −20 mV, from left to right, mm. */
  readonly excited: readonly { readonly fromMm: number; readonly toMm: number }[];
  /** Since the latest shock, model ms; null while the wave is not there. */
  readonly toLeftEndMs: number | null;
  readonly toRightEndMs: number | null;
  /** No earlier wave was under way when the latest shock was given; else nothing can be said of its arrival. */
  readonly wasFree: boolean;
}

export interface TwoFibresState {
  readonly modelMs: number;
  readonly modelMsPerSecond: number;
  readonly celsius: number;
  readonly lengthMm: number;
  /** Since the latest shock, model ms; null before the first. */
  readonly sinceShockMs: number | null;
  /** Where the latest shock was given, 0 the left end, 1 the right; empty before the first. */
  readonly shockPlaces: readonly number[];
  readonly bare: FibreView;
  readonly myelinated: FibreView & {
    /** Middles of the nodes, mm, shape [internode + 1]. */
    readonly nodesMm: Float64Array;
    /** Part of its myelin that each internode has lost, shape [internode]. */
    readonly lost: readonly number[];
    readonly lamellae: number;
  };
}

const AXIAL_OHM_CM = 70;
const NODE_UM = 1;
const NODE_DENSITY = 10;
const PIECES = 4;
const EXCITED_MV = -20;
/** Compartments of the bare axon in a length constant, and half the width of a shock: in length constants, and in internodes. */
const PER_LENGTH_CONSTANT = 10;
const BARE_SHOCK = 0.6;
const MYELINATED_SHOCK = 1.2;

/**
 * The same shock to a bare axon and to a myelinated one of the same outer diameter and length: squid membrane, bare or at the nodes.
 *
 * Events: `stimulate {place}`, `demyelinate {internode, count, lost}`, `temperature {celsius}`, `slow {modelMsPerSecond}`.
 *
 * @see Hodgkin & Huxley 1952, J Physiol 117:500; Rushton 1951, J Physiol 115:101; Hines 1984, Int J Biomed Comput 15:69
 */
export const simulateTwoFibres: Simulate<FibreParams, TwoFibresState> = (params, _seed, events) => {
  const drive = readFibreDrive(params, events);
  const { outerDiameterUm, gRatio, internodes } = params;
  const internodeUm = params.internodeOverDiameter * outerDiameterUm;
  const lengthUm = internodes * (internodeUm + NODE_UM) + NODE_UM;
  const lambdaUm = lengthConstantUm({ diameterUm: outerDiameterUm, membraneOhmCm2: 1000 / SQUID_AXON.gLMsPerCm2, axialOhmCm: AXIAL_OHM_CM });
  const compartments = Math.max(40, Math.ceil((PER_LENGTH_CONSTANT * lengthUm) / lambdaUm));
  const bareStretches = drive.stretches.map((stretch) => ({ ...stretch, lost: NOTHING }));
  const bare = fibreRun(bareStretches, () => bareAxon({ diameterUm: outerDiameterUm, lengthUm, axialOhmCm: AXIAL_OHM_CM, compartments }), BARE_SHOCK * lambdaUm);
  const build = ({ lost }: FibreStretch) => myelinatedAxon({
    outerDiameterUm, gRatio, internodeUm, lost, nodes: internodes + 1, nodeUm: NODE_UM, nodeDensity: NODE_DENSITY, axialOhmCm: AXIAL_OHM_CM, pieces: PIECES,
  });
  const myelinated = fibreRun(drive.stretches, build, MYELINATED_SHOCK * internodeUm);
  const nodesMm = Float64Array.from({ length: internodes + 1 }, (_, i) => myelinated.xUm[i * (PIECES + 1)]! / 1000);
  const turns = lamellae(outerDiameterUm, gRatio);
  const bareMm = bare.xUm.map((um) => um / 1000);
  const myelinatedMm = myelinated.xUm.map((um) => um / 1000);

  return (tMs) => {
    const modelMs = drive.modelMsAt(Math.max(0, tMs));
    const stretch = drive.stretches.findLast(({ fromMs }) => fromMs <= modelMs)!;
    const shocked = drive.stretches.findLast(({ fromMs, shocks }) => fromMs < modelMs && shocks.length > 0);
    const shockMs = shocked?.fromMs ?? null;
    return {
      modelMs,
      modelMsPerSecond: drive.modelMsPerSecondAt(tMs),
      celsius: stretch.celsius,
      lengthMm: lengthUm / 1000,
      sinceShockMs: shockMs === null ? null : modelMs - shockMs,
      shockPlaces: shocked?.shocks ?? NOTHING,
      bare: viewOf(bare, bareMm, modelMs, shockMs),
      myelinated: { ...viewOf(myelinated, myelinatedMm, modelMs, shockMs), nodesMm, lost: stretch.lost, lamellae: turns },
    };
  };
};

const NOTHING: readonly number[] = [];

function viewOf(run: FibreRun, xMm: Float64Array, modelMs: number, shockMs: number | null): FibreView {
  const { vMv, arrivedLeftMs, arrivedRightMs, wasFree } = run.at(modelMs);
  const since = (atMs: number | null) => (atMs === null || shockMs === null ? null : atMs - shockMs);
  return { xMm, vMv, excited: excitedOf(xMm, vMv), toLeftEndMs: since(arrivedLeftMs), toRightEndMs: since(arrivedRightMs), wasFree };
}

function excitedOf(xMm: Float64Array, vMv: Float64Array): { fromMm: number; toMm: number }[] {
  const excited: { fromMm: number; toMm: number }[] = [];
  for (let i = 0; i < vMv.length; i++) {
    if (vMv[i]! < EXCITED_MV) continue;
    if (i > 0 && vMv[i - 1]! >= EXCITED_MV) excited.at(-1)!.toMm = xMm[i]!;
    else excited.push({ fromMm: xMm[i]!, toMm: xMm[i]! });
  }
  return excited;
}
