import { printUnit } from "#look";
import { readQuantity, sweepQuantity } from "#sim";
import type { ChartParams } from "./params.ts";

export interface Series {
  readonly label: string;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** What the axes hold, from the table or from the quantity. */
export interface Table {
  readonly series: readonly Series[];
  /** Names along x; null when x is a number. */
  readonly names: readonly string[] | null;
  readonly xLabel: string;
  readonly xUnit: string;
  readonly yLabel: string;
  readonly yUnit: string;
  /** The value of a series at any x in its range: computed, not read off the line. */
  readonly valueAt: (series: number, x: number) => { readonly x: number; readonly y: number };
}

/** @throws RangeError naming what in the table or of the quantity will not do */
export function tableOf(params: ChartParams): Table {
  const { xLabel, xUnit, yLabel, yUnit } = params;
  if (params.series.length > 0) return { ...givenSeries(params), xLabel, xUnit, yLabel, yUnit };
  const { quantity: name, output, input: field, range: [from, to], points } = params;
  if (!(from < to)) throw new RangeError(`range 要从小到大 / range must rise, got ${from}…${to}`);
  const isLog = params.xScale === "log";
  if (isLog && from <= 0) throw new RangeError(`对数横轴要从正数起 / range of a log axis must start above 0, got ${from}`);
  const xs = Array.from({ length: points }, (_, i) => {
    const t = i / (points - 1);
    return isLog ? from * (to / from) ** t : from + (to - from) * t;
  });
  const curves = params.curves.length > 0 ? params.curves : [{ label: "", with: {} }];
  const sweeps = curves.map((curve) => sweepQuantity({ name, field, xs, fixed: curve.with, output }));
  const first = sweeps[0]!;
  return {
    series: curves.map(({ label }, i) => ({ label, xs, ys: sweeps[i]!.ys })),
    names: null,
    xLabel: xLabel || first.fieldLabel.zh.replace(/（.*）$/u, ""),
    xUnit: xUnit || printUnit(first.fieldUnit),
    yLabel: yLabel || first.title.zh,
    yUnit: yUnit || printUnit(first.unit),
    valueAt: (series, x) => {
      const within = Math.min(to, Math.max(from, x));
      return { x: within, y: readQuantity(name, { ...curves[series]!.with, [field]: within }, output).value };
    },
  };
}

function givenSeries({ series, x, kind }: ChartParams): Pick<Table, "series" | "names" | "valueAt"> {
  const count = Math.max(...series.map(({ values }) => values.length));
  if (count === 0) throw new RangeError("series 里没有数 / series must have values, got none");
  if (x.length !== 0 && x.length !== count) throw new RangeError(`x 有 ${x.length} 个，数有 ${count} 个 / x must have as many entries as values (${count}), got ${x.length}`);
  const isNamed = kind === "bar" || x.some((each) => typeof each === "string");
  const names = isNamed ? Array.from({ length: count }, (_, i) => String(x[i] ?? i + 1)) : null;
  const xs = Array.from({ length: count }, (_, i) => (isNamed ? i + 0.5 : Number(x[i] ?? i)));
  return {
    names,
    series: series.map(({ label, values }) => ({ label, xs: xs.slice(0, values.length), ys: values })),
    valueAt: (index, wanted) => {
      const { values } = series[index]!;
      const at = isNamed ? wanted - 0.5 : wanted;
      const nearest = values.reduce((best, _, i) => (Math.abs(xs[i]! - at) < Math.abs(xs[best]! - at) ? i : best), 0);
      return { x: xs[nearest]!, y: values[nearest]! };
    },
  };
}
