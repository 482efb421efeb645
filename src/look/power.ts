import type { Context2D } from "./context.ts";
import { drawText, textWidth } from "./text.ts";
import { SIZE } from "./type.ts";

export interface PowerSpec {
  /** What stands on the line, e.g. `X = 2`. */
  readonly base: string;
  readonly exponent: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: string;
}

/** A power in bold, its exponent raised and never below `SIZE.small`, so best set at 50 px or more; (x, y) is the left end of the base line. */
export function drawPower(g: Context2D, { base, exponent, x, y, size, color }: PowerSpec): void {
  drawText(g, base, x, y, { size, weight: 700, color });
  const raised = Math.max(SIZE.small, size * 0.66);
  const left = x + textWidth(g, base, size, 700) + 2;
  drawText(g, String(exponent).replace("-", "−"), left, y - size * 0.42, { size: raised, weight: 700, color });
}
