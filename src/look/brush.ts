import type { Point } from "./box.ts";
import type { Context2D } from "./context.ts";

/** Samples per span of the smooth line. */
const STEPS = 8;

/** A smooth line (centripetal enough for drawn curves: uniform Catmull–Rom) through all points. */
export function smoothLine(points: readonly Point[], steps: number = STEPS): Point[] {
  if (points.length < 3) return [...points];
  const line: Point[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const [p0, p1, p2, p3] = [points[i - 1] ?? points[i]!, points[i]!, points[i + 1]!, points[i + 2] ?? points[i + 1]!];
    for (let k = 0; k < steps; k++) {
      const t = k / steps;
      line.push({ x: catmullRom(p0.x, p1.x, p2.x, p3.x, t), y: catmullRom(p0.y, p1.y, p2.y, p3.y, t) });
    }
  }
  line.push(points.at(-1)!);
  return line;
}

/**
 * Begins a path around a smooth line of changing width, with round ends.
 *
 * @param widths full width (px) at evenly spaced places along the line, at least one
 */
export function traceRibbon(g: Context2D, points: readonly Point[], widths: readonly number[]): void {
  const line = smoothLine(points);
  const half = line.map((_, i) => widthAt(widths, line.length < 2 ? 0 : i / (line.length - 1)) / 2);
  const normals = line.map((_, i) => normalAt(line, i));
  g.beginPath();
  line.forEach((p, i) => g.lineTo(p.x + normals[i]!.x * half[i]!, p.y + normals[i]!.y * half[i]!));
  roundEnd(g, line.at(-1)!, normals.at(-1)!, half.at(-1)!, 1);
  for (let i = line.length - 1; i >= 0; i--)
    g.lineTo(line[i]!.x - normals[i]!.x * half[i]!, line[i]!.y - normals[i]!.y * half[i]!);
  roundEnd(g, line[0]!, normals[0]!, half[0]!, -1);
  g.closePath();
}

export interface BrushStyle {
  readonly color: string;
  /** px at the thickest place. */
  readonly width: number;
  /** `press` swells in the middle, `flick` runs out to a point, `even` keeps its width. */
  readonly shape?: "press" | "flick" | "even";
}

const PRESSURE = {
  press: [0.25, 0.8, 1, 0.8, 0.25],
  flick: [0.9, 1, 0.75, 0.4, 0.1],
  even: [1],
} as const;

/** One stroke of an ink brush through the points. */
export function drawBrush(g: Context2D, points: readonly Point[], { color, width, shape = "press" }: BrushStyle): void {
  if (points.length < 2) return;
  traceRibbon(g, points, PRESSURE[shape].map((pressure) => pressure * width));
  g.fillStyle = color;
  g.fill();
}

function widthAt(widths: readonly number[], t: number): number {
  const at = t * (widths.length - 1);
  const i = Math.min(widths.length - 1, Math.floor(at));
  const here = widths[i]!;
  return here + ((widths[i + 1] ?? here) - here) * (at - i);
}

function normalAt(line: readonly Point[], i: number): Point {
  const a = line[Math.max(0, i - 1)]!;
  const b = line[Math.min(line.length - 1, i + 1)]!;
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  return { x: -(b.y - a.y) / length, y: (b.x - a.x) / length };
}

function roundEnd(g: Context2D, at: Point, normal: Point, radius: number, side: 1 | -1): void {
  const start = Math.atan2(normal.y * side, normal.x * side);
  g.arc(at.x, at.y, radius, start, start - Math.PI, true);
}

function catmullRom(a: number, b: number, c: number, d: number, t: number): number {
  return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
}
