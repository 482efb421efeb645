import { requireInteger, requireMatrix, requireNumber, requireVector, type Matrix } from "./require.ts";
import { sum } from "./scores.ts";

/**
 * Bytes that a token sends in the dispatch: one copy of its hidden vector for every destination.
 *
 * @param destinations nodes or devices that get a copy; at most k, and at most the node limit M
 */
export function dispatchBytesPerToken(hidden: number, bytesPerElement: number, destinations: number): number {
  requireInteger("hidden", hidden, 1, 1e9);
  requireNumber("bytesPerElement", bytesPerElement, 0, 64);
  requireInteger("destinations", destinations, 0, 1e6);
  return hidden * bytesPerElement * destinations;
}

/**
 * Time of an all-to-all in µs, α–β model: (P − 1)·α + (P − 1)/P · n/B.
 *
 * @param latencyUs          α, per message
 * @param bytes              n, what each device holds for all
 * @param bandwidthGBPerS    B, per device; 1 GB/s = 1000 bytes/µs
 */
export function allToAllUs(devices: number, latencyUs: number, bytes: number, bandwidthGBPerS: number): number {
  requireInteger("devices", devices, 1, 1e6);
  requireNumber("latencyUs", latencyUs, 0, 1e9);
  requireNumber("bytes", bytes, 0, 1e18);
  requireNumber("bandwidthGBPerS", bandwidthGBPerS, 1e-9, 1e9);
  return (devices - 1) * latencyUs + (((devices - 1) / devices) * bytes) / (bandwidthGBPerS * 1000);
}

export interface LayerSizes {
  readonly layers: number;
  readonly hidden: number;
  readonly expertWidth: number;
  /** Weight matrices per expert: 3 with a gated unit (SwiGLU), else 2. */
  readonly matrices: number;
  readonly routedExperts: number;
  readonly sharedExperts: number;
  readonly k: number;
  /** Everything outside the experts: attention, embeddings, dense layers, routers. */
  readonly otherParams: number;
}

/**
 * Parameters of a model with shared and routed experts, and how many of them one token uses: shared experts always
 * count, of the routed ones only k do.
 */
export function parameterCounts(p: LayerSizes): { totalParams: number; activeParams: number; activeFraction: number } {
  requireInteger("k", p.k, 0, p.routedExperts);
  const expert = p.matrices * p.hidden * p.expertWidth;
  const totalParams = p.otherParams + p.layers * (p.routedExperts + p.sharedExperts) * expert;
  const activeParams = p.otherParams + p.layers * (p.k + p.sharedExperts) * expert;
  if (totalParams === 0) throw new RangeError("totalParams must be above 0; give at least one expert or otherParams");
  return { totalParams, activeParams, activeFraction: activeParams / totalParams };
}

/**
 * Output of a layer for one token: h = u + Σ shared + Σ g·routed. A dropped choice has gate 0; with all dropped and no
 * shared experts h = u: the residual path carries the token on unchanged.
 *
 * @param residual u, shape [dimension]
 * @param shared   outputs of the shared experts, shape [expert][dimension]
 * @param routed   outputs of the chosen experts, shape [choice][dimension]
 * @param gates    their weights, shape [choice]
 * @see Dai et al. 2024, arXiv:2401.06066 eq. (9)–(11)
 */
export function combineExperts(residual: readonly number[], shared: Matrix, routed: Matrix, gates: readonly number[]): number[] {
  requireVector("residual", residual);
  for (const [name, outputs] of [["shared", shared], ["routed", routed]] as const) {
    if (outputs.length === 0) continue;
    const { experts: width } = requireMatrix(name, outputs);
    if (width !== residual.length) throw new RangeError(`${name} must have rows of ${residual.length} entries as residual has, got ${width}`);
  }
  if (gates.length !== routed.length) throw new RangeError(`gates must have ${routed.length} entries, one per routed output, got ${gates.length}`);
  if (gates.length > 0) requireVector("gates", gates);
  return residual.map((u, d) => u + sum(shared.map((row) => row[d]!)) + sum(routed.map((row, j) => gates[j]! * row[d]!)));
}
