import { frustum, join, sphere, type Body } from "./bodies.ts";

/** One point of a traced neuron; lengths in µm. */
export interface TracePoint {
  readonly id: number;
  /** 1 soma, 2 axon, 3 basal dendrite, 4 apical dendrite; others are not counted. */
  readonly kind: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly radius: number;
  /** −1 for a root. */
  readonly parent: number;
}

export interface Morphology {
  readonly soma: Body;
  readonly dendrites: Body;
  readonly axon: Body;
  readonly dendriteLengthUm: number;
  readonly axonLengthUm: number;
  readonly points: number;
}

const NOTHING: Body = { areaUm2: 0, volumeUm3: 0 };

/**
 * Reads an SWC file: a line for each point, `id type x y z radius parent`; what follows # is a comment.
 *
 * @throws RangeError naming the line for a field that is no number, a radius that is not above 0, an id given twice
 *   or a parent that is not there
 * @see Cannon et al. 1998, J Neurosci Methods 84:49
 */
export function readTrace(text: string): readonly TracePoint[] {
  const points = new Map<number, TracePoint>();
  for (const [i, raw] of text.split(/\r\n|\n|\r/u).entries()) {
    const words = raw.replace(/#.*$/u, "").trim();
    if (words === "") continue;
    const fields = words.split(/\s+/u).map(Number);
    const [id, kind, x, y, z, radius, parent] = fields as [number, number, number, number, number, number, number];
    if (fields.length < 7 || !fields.slice(0, 7).every(Number.isFinite)) throw refused(i, "要有 7 个数：id type x y z radius parent / must hold 7 numbers", words);
    if (radius <= 0) throw refused(i, "半径要大于 0 / the radius must be above 0", radius);
    if (points.has(id)) throw refused(i, "编号重复 / the id is given twice", id);
    if (parent >= 0 && !points.has(parent)) throw refused(i, "上级要在前面 / the parent must come before", parent);
    points.set(id, { id, kind, x, y, z, radius, parent });
  }
  return [...points.values()];
}

function refused(line: number, what: string, value: unknown): RangeError {
  return new RangeError(`swc 第 ${line + 1} 行 / line ${line + 1}: ${what}, got ${String(value)}`);
}

/**
 * Area and volume of a traced neuron: the soma as a sphere of its largest radius, every step from a point to its parent
 * as a frustum. The step from the soma to a neurite's first point lies within the soma or is its slope, and is not
 * counted; neither are spines.
 */
export function measureTrace(points: readonly TracePoint[]): Morphology {
  const byId = new Map(points.map((point) => [point.id, point]));
  const pieces: Record<"dendrites" | "axon", Body[]> = { dendrites: [], axon: [] };
  const length = { dendrites: 0, axon: 0 };
  for (const point of points) {
    const part = point.kind === 2 ? "axon" : point.kind === 3 || point.kind === 4 ? "dendrites" : undefined;
    const parent = byId.get(point.parent);
    if (part === undefined || parent === undefined || parent.kind === 1) continue;
    const step = Math.hypot(point.x - parent.x, point.y - parent.y, point.z - parent.z);
    // A step of no length is an open disc without a side.
    if (step === 0) continue;
    pieces[part].push(frustum(parent.radius, point.radius, step));
    length[part] += step;
  }
  const somaRadius = points.reduce((largest, { kind, radius }) => (kind === 1 ? Math.max(largest, radius) : largest), 0);
  return {
    soma: somaRadius > 0 ? sphere(2 * somaRadius) : NOTHING,
    dendrites: join(pieces.dendrites),
    axon: join(pieces.axon),
    dendriteLengthUm: length.dendrites,
    axonLengthUm: length.axon,
    points: points.length,
  };
}
