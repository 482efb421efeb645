import { directField, type Bodies } from "./bodies.ts";
import { buildTree } from "./quadtree.ts";
import { treeField } from "./tree-field.ts";

export interface TreeSettings {
  readonly theta: number;
  readonly multipoleOrder: number;
  readonly leafSize: number;
}

export interface Comparison {
  /** Of the direct sum, per body: all others. */
  readonly directPerBody: number;
  /** Of the tree, per body: cells and pairs. */
  readonly treePerBody: number;
  readonly cellsPerBody: number;
  readonly pairsPerBody: number;
  /** direct / tree. */
  readonly saving: number;
  readonly cells: number;
  /** Root mean square of the differences over that of the field. */
  readonly relativeError: number;
  /** Largest difference over the root mean square of the field. */
  readonly largestError: number;
  /** Bodies at which both were computed. */
  readonly sampled: number;
}

/** Bodies at which the tree is held against the direct sum, evenly chosen. */
const SAMPLED = 256;

/** The tree's field against the direct sum at up to 256 bodies: what it costs and how far it is off. */
export function compareFields(bodies: Bodies, { theta, multipoleOrder, leafSize }: TreeSettings): Comparison {
  const count = bodies.x.length;
  const sampled = Math.min(count, SAMPLED);
  const tree = buildTree(bodies, leafSize, multipoleOrder);
  let [cells, pairs, squares, offSquares, largest] = [0, 0, 0, 0, 0];
  for (let i = 0; i < sampled; i++) {
    const target = Math.floor((i * count) / sampled);
    const exact = directField(bodies, target);
    const quick = treeField(bodies, tree, target, theta);
    const off = (quick.x - exact.x) ** 2 + (quick.y - exact.y) ** 2;
    cells += quick.cells;
    pairs += quick.pairs;
    squares += exact.x ** 2 + exact.y ** 2;
    offSquares += off;
    largest = Math.max(largest, off);
  }
  const treePerBody = (cells + pairs) / sampled;
  return {
    directPerBody: count - 1,
    treePerBody,
    cellsPerBody: cells / sampled,
    pairsPerBody: pairs / sampled,
    saving: (count - 1) / treePerBody,
    cells: tree.cells,
    relativeError: Math.sqrt(offSquares / squares),
    largestError: Math.sqrt((largest * sampled) / squares),
    sampled,
  };
}
