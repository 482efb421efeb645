import { z } from "zod";
import { numberField, wholeField } from "../field.ts";
import { defineQuantity } from "../quantity.ts";
import { directField, layouts, scatter, type Bodies } from "./bodies.ts";
import { compareFields } from "./compare.ts";
import { buildTree } from "./quadtree.ts";
import { treeField } from "./tree-field.ts";

const TREE = "Barnes & Hut 1986, Nature 324:446; multipoles: Greengard & Rokhlin 1987, J Comput Phys 73:325, theorem 2.1";
const whole = (zh: string, en: string, min: number, max: number) => wholeField({ label: { zh, en }, min, max });
const real = (zh: string, en: string, min: number, max: number) => numberField({ label: { zh, en }, min, max });

const settings = {
  theta: real("张角 θ：看上去比它小的格子当成一团；0 就是逐个加", "Opening angle θ: cells seen smaller count as one; 0 is the direct sum", 0, 1).default(0.5),
  multipoleOrder: whole("一团记到第几阶多极矩（0 只记总质量）", "Highest multipole of a cell (0 = its mass alone)", 0, 16).default(0),
  leafSize: whole("最小的格子里最多几个", "Most bodies in a smallest cell", 1, 1000).default(1),
};
const SETTINGS = { theta: 0.5, multipoleOrder: 0, leafSize: 1 };
const coordinate = real("坐标", "Coordinate", -1e6, 1e6);
const given = z.strictObject({ x: coordinate, y: coordinate, mass: real("质量", "Mass", 1e-9, 1e9) });

function bodiesOf(list: readonly z.output<typeof given>[]): Bodies {
  return { x: Float64Array.from(list, (b) => b.x), y: Float64Array.from(list, (b) => b.y), mass: Float64Array.from(list, (b) => b.mass) };
}

export const farFieldQuantities = [
  defineQuantity({
    name: "farField.tree",
    title: { zh: "远处的当一团、近处的逐个算：比两两全算省多少、差多少", en: "Far bodies as one, near ones each: cost and error against the sum over all pairs" },
    input: z.strictObject({
      bodies: whole("多少个", "Bodies", 2, 50_000),
      ...settings,
      layout: z.enum(layouts).default("even").meta({ label: { zh: "均匀撒，或成团", en: "Spread evenly or in clusters" }, unit: "1" }),
      seed: whole("随机种子", "Seed", 0, 2 ** 31 - 1).default(1),
    }),
    output: z.strictObject({
      directPerBody: z.number(), treePerBody: z.number(), cellsPerBody: z.number(), pairsPerBody: z.number(), saving: z.number(),
      cells: z.int(), relativeError: z.number(), largestError: z.number(), sampled: z.int(),
    }),
    unit: { directPerBody: "1", treePerBody: "1", cellsPerBody: "1", pairsPerBody: "1", saving: "1", cells: "1", relativeError: "1", largestError: "1", sampled: "1" },
    source: TREE,
    example: { bodies: 4096, ...SETTINGS, layout: "even" as const, seed: 1 },
    compute: ({ bodies, layout, seed, ...rest }) => compareFields(scatter(bodies, layout, seed), rest),
  }),
  defineQuantity({
    name: "farField.field",
    title: { zh: "给定的一群东西对其中一个的引力：逐个加，和用树算", en: "Pull of given bodies on one of them: pair by pair, and by the tree" },
    input: z.strictObject({
      bodies: z.array(given).min(2).max(5000).meta({ label: { zh: "位置和质量", en: "Places and masses" }, unit: "1" }),
      target: whole("哪一个（从 0 数）", "Which one, from 0", 0, 4999).default(0),
      ...settings,
    }),
    output: z.strictObject({ directX: z.number(), directY: z.number(), treeX: z.number(), treeY: z.number(), cells: z.int(), pairs: z.int() }),
    unit: { directX: "1", directY: "1", treeX: "1", treeY: "1", cells: "1", pairs: "1" },
    source: `${TREE}; gravity in a plane, Σ m·r/r²`,
    example: { bodies: [{ x: 0, y: 0, mass: 1 }, { x: 3, y: 4, mass: 2 }, { x: 3.1, y: 4.1, mass: 1 }], target: 0, ...SETTINGS },
    compute: ({ bodies: list, target, theta, multipoleOrder, leafSize }) => {
      if (target >= list.length) throw new RangeError(`target 要在 0…${list.length - 1} 之内 / must be in 0…${list.length - 1}, got ${target}`);
      const bodies = bodiesOf(list);
      const direct = directField(bodies, target);
      const tree = treeField(bodies, buildTree(bodies, leafSize, multipoleOrder), target, theta);
      return { directX: direct.x, directY: direct.y, treeX: tree.x, treeY: tree.y, cells: tree.cells, pairs: tree.pairs };
    },
  }),
  defineQuantity({
    name: "farField.multipoleBound",
    title: { zh: "一团东西按多极展开，最多差多少（相对于整团的力）", en: "Most that a multipole expansion can be off, relative to the pull of the whole" },
    input: z.strictObject({
      order: whole("展开到第几阶", "Highest order kept", 0, 100),
      distanceOverRadius: real("距离是这团半径的几倍", "Distance over the radius of the group", 1.0001, 1e6),
    }),
    output: z.number(),
    unit: "1",
    source: "geometric tail of Σ a_k/z^{k+1}: q^{p+1}/(1 − q), q = radius/distance; Greengard & Rokhlin 1987, J Comput Phys 73:325, eq. (2.3)",
    example: { order: 2, distanceOverRadius: 4 },
    monotonic: ["order", "distanceOverRadius"],
    compute: ({ order, distanceOverRadius }) => (1 / distanceOverRadius) ** (order + 1) / (1 - 1 / distanceOverRadius),
  }),
  defineQuantity({
    name: "farField.operations",
    title: { zh: "N 个东西：逐一排列 N!、两两相互 N²、用树 N·log N、快速多极 N", en: "N bodies: orders N!, pairs, a tree's N log₂ N, and N" },
    input: z.strictObject({ bodies: whole("N", "N", 1, 1_000_000_000) }),
    output: z.strictObject({ log10Orders: z.number(), pairs: z.number(), tree: z.number(), linear: z.number() }),
    unit: { log10Orders: "1", pairs: "1", tree: "1", linear: "1" },
    source: "log₁₀ N! summed, above 1e6 by Stirling (DLMF 5.11.1); N(N − 1) interactions; growth of Barnes & Hut 1986 and Greengard & Rokhlin 1987 without their constants",
    example: { bodies: 100 },
    monotonic: ["bodies"],
    compute: ({ bodies: n }) => ({ log10Orders: log10Factorial(n), pairs: n * (n - 1), tree: n * Math.log2(n), linear: n }),
  }),
];

function log10Factorial(n: number): number {
  if (n > 1e6) return (n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + 1 / (12 * n)) / Math.LN10;
  let sum = 0;
  for (let i = 2; i <= n; i++) sum += Math.log10(i);
  return sum;
}
