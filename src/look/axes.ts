import { scaleLinear, scaleLog } from "d3-scale";
import type { Box } from "./box.ts";
import type { Context2D } from "./context.ts";
import { drawText } from "./text.ts";
import type { Theme } from "./theme.ts";
import { SIZE } from "./type.ts";

export interface AxisSpec {
  readonly domain: readonly [number, number];
  /** About how many ticks; 5 unless told. On a log axis: at most so many decades are labelled. */
  readonly ticks?: number;
  readonly label: string;
  /** Printed after the label in brackets; "" or "1" for none. */
  readonly unit: string;
  readonly format?: (value: number) => string;
  readonly scale?: "linear" | "log";
}

export interface Axes {
  /** Value → layout px. */
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/**
 * Two axes with hairline grid around the plot area `box`. Outside it: tick numbers in 90 px on the left,
 * ticks and the x label in 88 px below, the y label (read without turning the head) in 54 px above.
 *
 * @returns the two scales, for the data to be drawn with
 */
export function drawAxes(
  g: Context2D,
  theme: Theme,
  { box, x, y }: { readonly box: Box; readonly x: AxisSpec; readonly y: AxisSpec },
): Axes {
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  const xScale = makeScale(x, [box.x, right]);
  const yScale = makeScale(y, [bottom, box.y]);
  g.lineWidth = 1.5;
  g.strokeStyle = theme.inkFaint;
  g.beginPath();
  for (const value of yScale.ticks) {
    const at = yScale.map(value);
    g.moveTo(box.x, at);
    g.lineTo(right, at);
  }
  g.stroke();
  g.strokeStyle = theme.inkSoft;
  g.lineWidth = 2.5;
  g.lineCap = "round";
  g.lineJoin = "round";
  g.beginPath();
  g.moveTo(box.x, box.y);
  g.lineTo(box.x, bottom);
  g.lineTo(right, bottom);
  for (const value of xScale.ticks) {
    g.moveTo(xScale.map(value), bottom);
    g.lineTo(xScale.map(value), bottom + 8);
  }
  g.stroke();

  const small = { size: SIZE.small, color: theme.inkSoft };
  for (const value of yScale.ticks)
    drawText(g, yScale.print(value), box.x - 12, yScale.map(value), { ...small, align: "right", baseline: "middle", maxWidth: 78 });
  for (const value of xScale.ticks)
    drawText(g, xScale.print(value), xScale.map(value), bottom + 38, { ...small, align: "center" });
  const strong = { size: SIZE.small, color: theme.ink };
  drawText(g, withUnit(y, yScale.word), box.x - 78, box.y - 24, strong);
  drawText(g, withUnit(x, xScale.word), right, bottom + 78, { ...strong, align: "right" });
  return { x: xScale.map, y: yScale.map };
}

interface Scale {
  readonly map: (value: number) => number;
  readonly ticks: readonly number[];
  readonly print: (value: number) => string;
  /** What the printed numbers are counted in: 万, 亿 or nothing. */
  readonly word: string;
}

function makeScale(spec: AxisSpec, range: readonly [number, number]): Scale {
  const wanted = spec.ticks ?? 5;
  if (spec.scale === "log") {
    const scale = scaleLog(spec.domain, range);
    const [low, high] = spec.domain.map((value) => Math.log10(value)) as [number, number];
    const first = Math.ceil(low - 1e-9);
    const decades = Array.from({ length: Math.max(0, Math.floor(high + 1e-9) - first + 1) }, (_, i) => 10 ** (first + i));
    const every = Math.max(1, Math.ceil(decades.length / wanted));
    return { map: scale, ticks: decades.filter((_, i) => i % every === 0), print: spec.format ?? printPower, word: "" };
  }
  const scale = scaleLinear(spec.domain, range);
  const ticks = scale.ticks(wanted);
  if (spec.format !== undefined) return { map: scale, ticks, print: spec.format, word: "" };
  // Long numbers would be condensed beside the axis.
  const most = Math.max(...spec.domain.map(Math.abs));
  const [divisor, word] = most >= 1e8 ? [1e8, "亿"] : most >= 1e5 ? [1e4, "万"] : [1, ""];
  const print = divisor === 1 ? scale.tickFormat(wanted) : (value: number) => String(Number((value / divisor).toPrecision(4)));
  return { map: scale, ticks, print: (value) => print(value).replace("-", "−").replace(",", ""), word };
}

/** 0.01…10 000 in full, other decades as 10ⁿ. */
function printPower(value: number): string {
  const power = Math.round(Math.log10(value));
  if (power >= -2 && power <= 4) return String(Number((10 ** power).toPrecision(1)));
  return `10${[...String(power)].map((c) => (c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)])).join("")}`;
}

function withUnit({ label, unit }: AxisSpec, word: string): string {
  const counted = `${word}${unit === "1" ? "" : word === "" || unit === "" ? unit : ` ${unit}`}`;
  return counted === "" ? label : `${label}（${counted}）`;
}
