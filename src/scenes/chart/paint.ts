import { drawAxes, drawDot, drawLegendRow, drawPolyline, drawSlip, drawText, KAI, mix, printValue, SIZE, spreadApart, textWidth, type Axes, type Context2D, type Theme, type View } from "#look";
import type { Series } from "./series.ts";
import type { ChartState } from "./simulate.ts";

/** Plot area; names of the lines stand right of it. */
const PLOT = { x: 132, y: 150, width: 960, height: 452 } as const;
const BARS = { ...PLOT, width: 1150 } as const;

/** Others step back for the series that has a mark; a line that is being drawn carries its value at its pen. */
export function paint(g: Context2D, state: ChartState, { theme }: View): void {
  const { params, table } = state;
  const box = table.names === null ? PLOT : BARS;
  drawText(g, params.title, 40, 62, { size: 48, weight: 700, family: KAI, color: theme.ink, maxWidth: 820 });
  const axes = drawAxes(g, theme, {
    box,
    x: { domain: state.xDomain, label: table.xLabel, unit: table.xUnit, scale: params.xScale, ticks: table.names === null ? 6 : 0 },
    y: { domain: state.yDomain, label: table.yLabel, unit: table.yUnit, scale: params.yScale, ticks: 5 },
  });
  if (params.source !== "") drawText(g, params.source, 24, 724, { size: SIZE.small, color: theme.inkSoft, maxWidth: 700 });
  g.save();
  g.beginPath();
  g.rect(box.x - 12, box.y - 12, box.width + 24, box.height + 12);
  g.clip();
  table.series.forEach((series, i) => { drawSeries(g, theme, state, series, i, axes); });
  g.restore();
  if (table.names === null) drawEndLabels(g, theme, state, axes);
  else drawNames(g, theme, state, axes);
  if (state.mark !== null) drawMark(g, theme, state, axes);
}

function drawSeries(g: Context2D, theme: Theme, state: ChartState, { xs, ys }: Series, index: number, axes: Axes): void {
  const share = state.drawn[index]!;
  if (share <= 0) return;
  const color = theme.series[index]!;
  const { mark, marked, xDomain: [from, to] } = state;
  g.globalAlpha = mark === null || mark.series === index || mark.x < from || mark.x > to ? 1 : mix(1, 0.3, marked);
  if (state.params.kind === "bar") drawBars(g, state, { xs, ys }, index, axes, color);
  else drawCurve(g, theme, state, { xs, ys }, index, axes);
  g.globalAlpha = 1;
}

function drawCurve(g: Context2D, theme: Theme, state: ChartState, { xs, ys }: Omit<Series, "label">, index: number, axes: Axes): void {
  const [share, color] = [state.drawn[index]!, theme.series[index]!];
  const reach = share * (xs.length - 1);
  const last = Math.floor(reach);
  const px = Array.from({ length: last + 1 }, (_, i) => axes.x(xs[i]!));
  const py = Array.from({ length: last + 1 }, (_, i) => axes.y(ys[i]!));
  if (state.params.kind === "line") {
    const [x, y] = tipOf(xs, ys, share, axes);
    drawPolyline(g, [...px, x], [...py, y], { color, width: 7 });
    if (share === 1) return;
    drawDot(g, x, y, 13, color, theme.paper);
    const nearRight = x > PLOT.x + PLOT.width - 150;
    const value = printValue(mix(ys[last]!, ys[Math.min(ys.length - 1, last + 1)]!, reach % 1), { digits: 3, like: ys[0]! });
    drawText(g, value, x + (nearRight ? -18 : 18), Math.max(PLOT.y + 34, y - 22), { size: SIZE.label, weight: 700, color, align: nearRight ? "right" : "left" });
  } else if (xs.length > 80) {
    // Many small ones: squares without rims look the same and cost a tenth.
    g.fillStyle = color;
    px.forEach((x, i) => { g.fillRect(x - 4, py[i]! - 4, 8, 8); });
  } else px.forEach((x, i) => { drawDot(g, x, py[i]!, 11, color, theme.paper); });
}

/** Where the pen is. */
function tipOf(xs: readonly number[], ys: readonly number[], share: number, axes: Axes): [x: number, y: number] {
  const reach = share * (xs.length - 1);
  const i = Math.floor(reach);
  const next = Math.min(xs.length - 1, i + 1);
  return [mix(axes.x(xs[i]!), axes.x(xs[next]!), reach % 1), mix(axes.y(ys[i]!), axes.y(ys[next]!), reach % 1)];
}

/** Bars of one name stand side by side; they grow from zero. */
function drawBars(g: Context2D, { table, drawn, yDomain, params }: ChartState, { xs, ys }: Omit<Series, "label">, index: number, axes: Axes, color: string): void {
  const group = (axes.x(1) - axes.x(0)) * 0.72;
  const width = group / table.series.length;
  const base = axes.y(params.yScale === "log" ? yDomain[0] : Math.max(yDomain[0], Math.min(yDomain[1], 0)));
  g.fillStyle = color;
  ys.forEach((y, i) => {
    const height = (base - axes.y(y)) * drawn[index]!;
    g.fillRect(axes.x(xs[i]!) - group / 2 + index * width + 2, Math.min(base, base - height), width - 4, Math.abs(height));
  });
}

/** Names under the axis, values on the bars where they have room, and what the colours are. */
function drawNames(g: Context2D, theme: Theme, state: ChartState, axes: Axes): void {
  const { table, drawn, params } = state;
  const step = axes.x(1) - axes.x(0);
  const every = Math.max(1, Math.ceil(44 / step));
  const inside = (x: number): boolean => x > BARS.x && x < BARS.x + BARS.width;
  table.names!.forEach((name, i) => {
    const x = axes.x(i + 0.5);
    if (i % every === 0 && inside(x))
      drawText(g, name, x, BARS.y + BARS.height + 38, { size: SIZE.small, color: theme.ink, align: "center", maxWidth: step * every - 8 });
  });
  const width = (step * 0.72) / table.series.length;
  if (params.kind === "bar" && width >= 64)
    table.series.forEach(({ xs, ys }, k) => { ys.forEach((y, i) => {
      const x = axes.x(xs[i]!) - step * 0.36 + (k + 0.5) * width;
      const isMarked = state.mark?.series === k && state.mark.x === xs[i];
      const [words, room] = [printValue(y, { wan: true }), Math.max(70, width + 8)];
      if (drawn[k]! >= 1 && inside(x) && !isMarked && textWidth(g, words, SIZE.small, 700) < 1.1 * room)
        drawText(g, words, x, axes.y(y) + (y < 0 ? 34 : -12), { size: SIZE.body, weight: 700, color: theme.ink, align: "center", maxWidth: room });
    }); });
  const items = table.series.map(({ label }, i) => ({ label, color: theme.series[i]! })).filter((_, i) => drawn[i]! > 0);
  if (table.series.length > 1) drawLegendRow(g, theme, items, 64 + Math.min(820, textWidth(g, params.title, 48, 700, KAI)));
}

/** The name of a line stands at its right end in the line's colour; near ends give way to each other. */
function drawEndLabels(g: Context2D, theme: Theme, state: ChartState, axes: Axes): void {
  const [from, to] = state.xDomain;
  const labels = state.table.series.flatMap(({ label, xs, ys }, i) => {
    const last = xs.findLastIndex((x) => x >= from && x <= to);
    return state.drawn[i]! < 1 || label === "" || last < 0 ? [] : [{ label, color: theme.series[i]!, y: axes.y(ys[last]!) }];
  }).sort((a, b) => a.y - b.y);
  const places = spreadApart(labels.map(({ y }) => y), 44, PLOT.y + 8, PLOT.y + PLOT.height - 16);
  labels.forEach(({ label, color, y }, i) => {
    drawPolyline(g, [PLOT.x + PLOT.width + 8, PLOT.x + PLOT.width + 24], [Math.max(PLOT.y, y), places[i]!], { color, width: 4 });
    drawText(g, label, PLOT.x + PLOT.width + 34, places[i]!, { size: SIZE.label, weight: 700, color, baseline: "middle", maxWidth: 170 });
  });
}

/** The point in vermilion, threads to both axes, and its value, large. */
function drawMark(g: Context2D, theme: Theme, state: ChartState, axes: Axes): void {
  const { mark, marked, table } = state;
  const box = table.names === null ? PLOT : BARS;
  const isBar = state.params.kind === "bar";
  const { series, y: value, label } = mark!;
  if (state.drawn[series] === 0) return;
  const shift = isBar ? ((series + 0.5) / table.series.length - 0.5) * 0.72 * (axes.x(1) - axes.x(0)) : 0;
  const [x, y] = [axes.x(mark!.x) + shift, axes.y(value)];
  if (x < box.x - 1 || x > box.x + box.width + 1 || y < box.y - 1 || y > box.y + box.height + 1) return;
  g.save();
  g.globalAlpha = marked;
  if (!isBar) {
    g.setLineDash([10, 10]);
    drawPolyline(g, [box.x, x, x], [y, y, box.y + box.height], { color: theme.vermilion, width: 3 });
    g.setLineDash([]);
  }
  drawDot(g, x, y, isBar ? 10 : 15, theme.vermilion, theme.card);
  const unit = table.yUnit === "" || table.yUnit === "1" ? "" : ` ${table.yUnit.replace(/^1\//u, "/")}`;
  const where = table.names === null ? `${table.xLabel} ${printValue(mark!.x)} ${table.xUnit}` : table.names[Math.floor(mark!.x)] ?? "";
  const others = table.series.flatMap(({ xs, ys }, i) => (state.drawn[i]! > 0 ? xs.map((px, k) => ({ x: axes.x(px), y: axes.y(ys[k]!) })) : []));
  drawSlip(g, theme, { at: { x, y }, words: label === "" ? where : label, value: `${printValue(value)}${unit}`, within: box, others, onlyAbove: isBar });
  g.restore();
}
