import type { Point } from "#look";

/** Where things stand in the 1320×742 box. Experts are rows that run from the score bar to the seats. */
export const ROWS = { top: 58, bottom: 622 } as const;
export const MIDDLE = (ROWS.top + ROWS.bottom) / 2;
/** Tokens walk in from the left edge to the gate of the router. */
export const LANE = { from: 52, gate: 346, spread: 62 } as const;
export const PANEL = { x: 330, y: 54, width: 372, height: 572 } as const;
/** Score bars: `unit` px are a score of 1. */
export const BARS = { x: 400, unit: 165, most: 196, gateX: 690 } as const;
/** A stall: seats, those they do not hold, name (its right end). The inmost seat is taken first, so that nobody climbs over anybody. */
export const STALL = { x: 806, seatsRight: 1122, seatsWidth: 304, over: 1134, name: 1304, widestSeat: 56, mostSeats: 16 } as const;
/** Where refused tokens turn off, and the level they go round at. */
export const BYPASS = { aisle: 768, y: 664 } as const;
export const WIDTH = 1320;
/** Texts keep so far from the sides. */
export const EDGE = 22;

export function rowHeight(experts: number): number {
  return (ROWS.bottom - ROWS.top) / experts;
}

export function rowY(expert: number, experts: number): number {
  return ROWS.top + (expert + 0.5) * rowHeight(experts);
}

export function seatWidth(capacity: number): number {
  return Math.min(STALL.widestSeat, STALL.seatsWidth / Math.max(1, capacity));
}

/** Middle of a seat, the inmost (right) first. */
export function seatX(seat: number, capacity: number): number {
  return STALL.seatsRight - (seat + 0.5) * seatWidth(capacity);
}

/** The point at `share` (0…1) of the way along a line of points, by length. */
export function pointAlong(line: readonly Point[], share: number): Point {
  const lengths = line.slice(1).map((p, i) => Math.hypot(p.x - line[i]!.x, p.y - line[i]!.y));
  let left = share * lengths.reduce((a, b) => a + b, 0);
  for (const [i, length] of lengths.entries()) {
    if (left <= length && length > 0) {
      const t = left / length;
      return { x: line[i]!.x + (line[i + 1]!.x - line[i]!.x) * t, y: line[i]!.y + (line[i + 1]!.y - line[i]!.y) * t };
    }
    left -= length;
  }
  return line.at(-1)!;
}
