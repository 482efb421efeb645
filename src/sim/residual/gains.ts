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

/** Larger products are refused: their sums would soon be no number at all. */
const LARGEST_ENTRY = 1e300;

/**
 * C after each layer: C_1 = H_1, C_l = H_l·C_{l−1}, shape [layer][to stream][from stream].
 *
 * @throws RangeError unless all are square and of one size, and when an entry passes 1e300
 */
export function composites(layers: readonly Rows[]): number[][][] {
  const size = layers[0]!.length;
  const products: number[][][] = [];
  for (const [l, layer] of layers.entries()) {
    requireShape(`matrices[${l}]`, layer, size, size);
    const before = products.at(-1);
    const product = before === undefined ? layer.map((row) => [...row]) : times(layer, before);
    if (!product.every((row) => row.every((value) => Math.abs(value) <= LARGEST_ENTRY)))
      throw new RangeError(`前 ${l + 1} 层的乘积超出 ${LARGEST_ENTRY}，层数或偏差要小些 / the product of the first ${l + 1} layers passes ${LARGEST_ENTRY}: take fewer layers or smaller entries`);
    products.push(product);
  }
  return products;
}
