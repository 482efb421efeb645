import { ease, mix, ramp } from "#look";
import { stepClock, type SimEvent, type StepJump } from "#sim";
import type { ChartParams } from "./params.ts";
import { tableOf, type Table } from "./series.ts";

type Domain = readonly [number, number];

export interface Mark {
  readonly series: number;
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

export interface ChartState {
  readonly params: ChartParams;
  readonly table: Omit<Table, "valueAt">;
  readonly xDomain: Domain;
  readonly yDomain: Domain;
  /** Drawn share of each series. */
  readonly drawn: readonly number[];
  readonly mark: Mark | null;
  readonly marked: number;
}

const DRAW_MS = 1500;
const ZOOM_MS = 900;
const MARK_MS = 300;

/**
 * A pure timeline over numbers that are computed once: series drawn one after another, a mark, a window on x.
 *
 * @throws RangeError when the table or the quantity will not do
 */
export function plot(params: ChartParams, _seed: number, events: readonly SimEvent[]): (tMs: number) => ChartState {
  const { valueAt, ...table } = tableOf(params);
  const whole = wholeDomain(table);
  for (const [name, { 0: low }] of [["x", whole], ["y", fitted(table, whole, params)]] as const)
    if (params[`${name}Scale`] === "log" && !(low > 0)) throw new RangeError(`对数轴 ${name} 上只能有正数 / values on a log ${name} axis must be above 0, got ${low}`);
  const jumps: StepJump[] = events.flatMap(({ tMs, action }) => {
    if (action === "next") return [{ tMs, to: (index) => index + 1 }];
    return action === "reset" ? [{ tMs, to: () => 0 }] : [];
  });
  const at = stepClock(table.series.map(() => params.stepMs), params.autoplay, jumps);
  const lastSeries = table.series.length - 1;
  const stops = stopsOf(table, whole);
  let stop = -1;
  const marks = events.flatMap(({ tMs, action, args }) => {
    if (action === "reset") stop = -1;
    // When there is no next series, its points come one by one.
    if (action === "next" && at(tMs - 1).index === lastSeries) {
      stop = (stop + 1) % stops.length;
      return [{ tMs, mark: { series: lastSeries, ...valueAt(lastSeries, stops[stop]!), label: "" } }];
    }
    if (action !== "mark") return [];
    const series = Math.min(lastSeries, Number(args["series"]) - 1);
    const middle = table.names === null ? (whole[0] + whole[1]) / 2 : Math.ceil(whole[1] / 2);
    return [{ tMs, mark: { series, ...valueAt(series, Number(args["x"] ?? middle)), label: String(args["label"]) } }];
  });
  const zooms = events.filter(({ action }) => action === "zoom" || action === "reset")
    .map(({ tMs, action, args }) => ({ tMs, to: action === "reset" ? whole : windowOf(whole, args) }));

  return (tMs) => {
    const { index, sinceMs } = at(tMs);
    const resetMs = jumps.findLast((jump) => jump.tMs <= tMs && jump.to(1) === 0)?.tMs ?? -Infinity;
    const mark = marks.findLast((each) => each.tMs <= tMs && each.tMs >= resetMs);
    let [from, to, fromMs] = [whole, whole, -Infinity];
    const shown = (when: number): number => ease(ramp(when, fromMs, fromMs + ZOOM_MS));
    const between = (a: Domain, b: Domain, t: number): Domain => [mix(a[0], b[0], t), mix(a[1], b[1], t)];
    for (const zoom of zooms) if (zoom.tMs <= tMs) [from, to, fromMs] = [between(from, to, shown(zoom.tMs)), zoom.to, zoom.tMs];
    const t = shown(tMs);
    return {
      params,
      table,
      xDomain: between(from, to, t),
      yDomain: between(fitted(table, from, params), fitted(table, to, params), t),
      drawn: table.series.map((_, i) => (i < index ? 1 : i > index ? 0 : ease(ramp(sinceMs, 0, Math.min(DRAW_MS, params.stepMs))))),
      mark: mark?.mark ?? null,
      marked: mark === undefined ? 0 : ease(ramp(tMs, mark.tMs, mark.tMs + MARK_MS)),
    };
  };
}

/** Where `next` stops on the last series: at every point of a table of up to 24, else at six places, evenly. */
function stopsOf({ names, series }: Omit<Table, "valueAt">, [from, to]: Domain): readonly number[] {
  const { xs } = series.at(-1)!;
  return names !== null ? xs.map((_, i) => i + 1) : xs.length <= 24 ? xs : [0, 0.2, 0.4, 0.6, 0.8, 1].map((t) => mix(from, to, t));
}

function wholeDomain({ names, series }: Omit<Table, "valueAt">): Domain {
  if (names !== null) return [0, names.length];
  const xs = series.flatMap((each) => each.xs);
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  return low === high ? [low - 1, high + 1] : [low, high];
}

/** What is not a window of the whole shows the whole. */
function windowOf(whole: Domain, args: Readonly<Record<string, unknown>>): Domain {
  const wanted = [Number(args["from"] ?? whole[0]), Number(args["to"] ?? whole[0] + (whole[1] - whole[0]) / 3)].sort((a, b) => a - b);
  const [low, high] = [Math.max(whole[0], wanted[0]!), Math.min(whole[1], wanted[1]!)];
  return high - low > 1e-6 * (whole[1] - whole[0]) ? [low, high] : whole;
}

/** Room for all values inside an x window; linear axes start at 0 unless that would press the values together. */
function fitted({ series }: Omit<Table, "valueAt">, [from, to]: Domain, { kind, yScale }: ChartParams): Domain {
  const ys = series.flatMap(({ xs, ys: all }) => all.filter((y, i) => Number.isFinite(y) && xs[i]! >= from && xs[i]! <= to));
  const every = ys.length > 0 ? ys : series.flatMap(({ ys: all }) => all.filter(Number.isFinite));
  const [low, high] = every.length === 0 ? [0, 1] : [Math.min(...every), Math.max(...every)];
  if (yScale === "log") return low === high ? [low / 2, high * 2] : [low, high];
  const fromZero = kind === "bar" || (low >= 0 && low < 0.6 * high);
  const bottom = low < 0 ? low - (kind === "bar" ? 0.14 : 0.08) * (Math.max(high, 0) - low) : fromZero ? 0 : low - 0.15 * (high - low || Math.abs(low) || 1);
  const top = high <= 0 && fromZero ? 0 : high + (kind === "bar" ? 0.36 : 0.08) * (high - Math.min(bottom, low) || Math.abs(high) || 1);
  return [bottom, kind === "bar" && high <= 0 ? 0 : top];
}

export function frameKey({ params, xDomain, yDomain, drawn, mark, marked }: ChartState): string {
  return `${xDomain.join()} ${yDomain.join()} ${drawn.join()} ${JSON.stringify(mark)} ${marked} ${JSON.stringify(params)}`;
}
