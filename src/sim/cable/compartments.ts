/** A fibre cut into compartments, each of one potential, in absolute units; shape [compartment] unless said. */
export interface Compartments {
  /** Middle of each, um from the left end. */
  readonly xUm: Float64Array;
  readonly capacitanceUf: Float64Array;
  readonly leakMs: Float64Array;
  readonly leakMv: Float64Array;
  /** Between each and the next, shape [compartment − 1]. */
  readonly axialMs: Float64Array;
  /** Those with sodium and potassium channels, shape [active]. */
  readonly active: Int32Array;
  /** Largest conductances of these, shape [active]. */
  readonly gNaMs: Float64Array;
  readonly gKMs: Float64Array;
}

/** A stretch of cylinder that becomes one compartment. */
export interface Segment {
  readonly lengthUm: number;
  readonly diameterUm: number;
  readonly capacitanceUfPerCm2: number;
  readonly leakMsPerCm2: number;
  readonly leakMv: number;
  /** mS/cm²; both 0 for passive membrane. */
  readonly gNaMsPerCm2: number;
  readonly gKMsPerCm2: number;
}

const CM2_PER_UM2 = 1e-8;

/** Cylinders in a row, with sealed ends. */
export function joinSegments(segments: readonly Segment[], axialOhmCm: number): Compartments {
  const areaCm2 = segments.map(({ lengthUm, diameterUm }) => Math.PI * diameterUm * lengthUm * CM2_PER_UM2);
  // From the middle of a segment to its end, kilo-ohm: Ri · (L/2) / (πd²/4), with um turned into cm.
  const halfKohm = segments.map(({ lengthUm, diameterUm }) => (axialOhmCm * (lengthUm / 2) * 1e4) / ((Math.PI * diameterUm ** 2) / 4) / 1e3);
  const perArea = (pick: (segment: Segment) => number) => Float64Array.from(segments, (segment, i) => pick(segment) * areaCm2[i]!);
  const active = Int32Array.from(segments.flatMap(({ gNaMsPerCm2, gKMsPerCm2 }, i) => (gNaMsPerCm2 + gKMsPerCm2 > 0 ? [i] : [])));
  const gNaMs = perArea(({ gNaMsPerCm2 }) => gNaMsPerCm2);
  const gKMs = perArea(({ gKMsPerCm2 }) => gKMsPerCm2);
  let endUm = 0;
  return {
    xUm: Float64Array.from(segments, ({ lengthUm }) => {
      endUm += lengthUm;
      return endUm - lengthUm / 2;
    }),
    capacitanceUf: perArea(({ capacitanceUfPerCm2 }) => capacitanceUfPerCm2),
    leakMs: perArea(({ leakMsPerCm2 }) => leakMsPerCm2),
    leakMv: Float64Array.from(segments, ({ leakMv }) => leakMv),
    axialMs: Float64Array.from({ length: segments.length - 1 }, (_, i) => 1 / (halfKohm[i]! + halfKohm[i + 1]!)),
    active,
    gNaMs: Float64Array.from(active, (i) => gNaMs[i]!),
    gKMs: Float64Array.from(active, (i) => gKMs[i]!),
  };
}
