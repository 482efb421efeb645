import { SQUID_AXON } from "../neuron/membrane.ts";
import { fixedPointMv } from "../neuron/rest.ts";
import { joinSegments, type Compartments, type Segment } from "./compartments.ts";

/** Resting potential of the squid membrane, mV; temperature does not move it. */
export const REST_MV = fixedPointMv(SQUID_AXON);
/** Thickness of one turn of myelin, um. */
const LAMELLA_UM = 0.016;

export interface BareAxon {
  readonly diameterUm: number;
  readonly lengthUm: number;
  readonly axialOhmCm: number;
  readonly compartments: number;
}

/** An axon of squid membrane all along. */
export function bareAxon({ diameterUm, lengthUm, axialOhmCm, compartments }: BareAxon): Compartments {
  const segment = squidSegment(diameterUm, lengthUm / compartments, 1);
  return joinSegments(new Array<Segment>(compartments).fill(segment), axialOhmCm);
}

export interface MyelinatedAxon {
  /** Over the myelin. */
  readonly outerDiameterUm: number;
  /** Inner over outer diameter. */
  readonly gRatio: number;
  readonly nodes: number;
  /** From node to node, um. */
  readonly internodeUm: number;
  readonly nodeUm: number;
  /** Channels at a node, in multiples of the squid's. */
  readonly nodeDensity: number;
  readonly axialOhmCm: number;
  /** Compartments of an internode. */
  readonly pieces: number;
  /** Part of its myelin that each internode has lost, 0…1, shape [nodes − 1]; none when absent. */
  readonly lost?: readonly number[];
}

/** Turns of myelin: its thickness over that of one turn. */
export function lamellae(outerDiameterUm: number, gRatio: number): number {
  return (outerDiameterUm * (1 - gRatio)) / 2 / LAMELLA_UM;
}

/**
 * Nodes of squid membrane, crowded with channels, and passive internodes between them. n turns of myelin are 2n membranes
 * of 1 uF/cm² and 1 mS/cm² in series; stripped ones leave one.
 */
export function myelinatedAxon(axon: MyelinatedAxon): Compartments {
  const diameterUm = axon.outerDiameterUm * axon.gRatio;
  const turns = lamellae(axon.outerDiameterUm, axon.gRatio);
  const node = squidSegment(diameterUm, axon.nodeUm, axon.nodeDensity);
  const segments: Segment[] = [node];
  for (let i = 0; i < axon.nodes - 1; i++) {
    const membranes = Math.max(1, 2 * turns * (1 - (axon.lost?.[i] ?? 0)));
    const piece: Segment = {
      lengthUm: axon.internodeUm / axon.pieces, diameterUm, capacitanceUfPerCm2: 1 / membranes, leakMsPerCm2: 1 / membranes, leakMv: REST_MV,
      gNaMsPerCm2: 0, gKMsPerCm2: 0,
    };
    segments.push(...new Array<Segment>(axon.pieces).fill(piece), node);
  }
  return joinSegments(segments, axon.axialOhmCm);
}

function squidSegment(diameterUm: number, lengthUm: number, density: number): Segment {
  const { capacitanceUfPerCm2, gLMsPerCm2, eLMv, gNaMsPerCm2, gKMsPerCm2 } = SQUID_AXON;
  return {
    lengthUm, diameterUm, capacitanceUfPerCm2, leakMsPerCm2: density * gLMsPerCm2, leakMv: eLMv,
    gNaMsPerCm2: density * gNaMsPerCm2, gKMsPerCm2: density * gKMsPerCm2,
  };
}
