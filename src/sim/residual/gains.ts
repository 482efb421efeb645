import { requireShape, times, transposed, type Rows } from "../dense.ts";
import { maximum, sum } from "../moe/scores.ts";

/** How much a product of mixing matrices can raise a signal. */
export interface Gains {
  /** max_i |Σ_j C_ij|: of a signal that is equal in all streams, forwards (the paper's "absolute value of the row sums"). */
  readonly forward: number;
  /** max_j |Σ_i C_ij|: of a gradient that is equal in all streams, backwards. */
  readonly backward: number;
  /** max_i Σ_j |C_ij|: of any signal of at most 1 in each stream. Equal to `forward` where no entry is negative. */
  readonly forwardAbsolute: number;
  readonly backwardAbsolute: number;
}

/** @see Xie et al. 2025, arXiv:2512.24880 §3.1 (Amax gain magnitude) */
export function gainsOf(matrix: Rows): Gains {
  const columns = transposed(matrix);
  const signed = (rows: Rows): number => maximum(rows.map((row) => Math.abs(sum(row))));
  const absolute = (rows: Rows): number => maximum(rows.map((row) => sum(row.map(Math.abs))));
  return { forward: signed(matrix), backward: signed(columns), forwardAbsolute: absolute(matrix), backwardAbsolute: absolute(columns) };
}

/**
 * C after each layer: C_1 = H_1, C_l = H_l·C_{l−1}, shape [layer][to stream][from stream].
 *
 * @throws RangeError unless all are square and of one size
 */
export function composites(layers: readonly Rows[]): number[][][] {
  const size = layers[0]!.length;
  const products: number[][][] = [];
  for (const [l, layer] of layers.entries()) {
    requireShape(`matrices[${l}]`, layer, size, size);
    const before = products.at(-1);
    products.push(before === undefined ? layer.map((row) => [...row]) : times(layer, before));
  }
  return products;
}
