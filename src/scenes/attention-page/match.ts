import { drawCard, drawText, fillRoundRect, mix, mixColor, SIZE, type Context2D, type Theme } from "#look";
import type { AttentionPageState, HeadKind, PageHeadState, PageMatch } from "#sim";
import { COLUMN, MATCH, QUERY_Y, TABS, type Grid, placeOf } from "./layout.ts";
import type { Spotlight } from "./spotlight.ts";

const NAMES: Readonly<Record<HeadKind, string>> = {
  previous: "找前一个字",
  same: "找同一个字",
  induction: "找上次的下文",
  near: "看左邻右舍",
  first: "看开头那个字",
  mixed: "随便看看",
};
/** Tabs narrower than this hold no name. */
const NAMED_WIDTH = 250;
const STRIP_HEIGHT = 44;

/** Five colours go round; the second round is dashed. */
export function headStyle(theme: Theme, head: number): { readonly color: string; readonly dashed: boolean } {
  return { color: theme.series[head % 5]!, dashed: head >= theme.series.length };
}

/** One tab a head; the one that is explained stands open. */
export function drawTabs(g: Context2D, theme: Theme, { heads }: AttentionPageState, { head }: Spotlight): void {
  const narrow = TABS.width / heads.length < NAMED_WIDTH;
  const open = narrow ? 320 : TABS.width / heads.length;
  const shut = heads.length === 1 ? 0 : (TABS.width - open) / (heads.length - 1);
  let x: number = TABS.x;
  heads.forEach(({ kind }, i) => {
    const width = (i === head ? open : shut) - 10;
    const { color, dashed } = headStyle(theme, i);
    const box = { x, y: TABS.y, width, height: TABS.height };
    fillRoundRect(g, box, 10, i === head ? color : mixColor(theme.paper, color, 0.2));
    if (dashed && i !== head) fillRoundRect(g, { ...box, x: x + width / 2 - 5, width: 10 }, 0, theme.paper);
    if (i === head || !narrow)
      drawText(g, NAMES[kind], x + width / 2, TABS.y + TABS.height / 2 + 1, { size: SIZE.small, weight: i === head ? 700 : 400, color: i === head ? theme.card : theme.inkSoft, align: "center", baseline: "middle" });
    x += width + 10;
  });
}

/** The query comes down from its character; each key meets it, and what agrees lights up and adds up to a score, the scores to weights. */
export function drawMatches(g: Context2D, theme: Theme, state: AttentionPageState, grid: Grid, spotlight: Spotlight): void {
  const { tokens, focus, heads, sharpness, scaled } = state;
  const head = heads[spotlight.head]!;
  const from = placeOf(grid, focus);
  const { ask } = spotlight;
  const place = { x: mix(from.x, COLUMN.glyph, ask), y: mix(from.y, QUERY_Y, ask) };
  const most = Math.max(...head.query.map(Math.abs), 1e-9);
  drawGlyph(g, theme, tokens[focus]!, place.x, place.y, theme.vermilion);
  g.globalAlpha = ask;
  drawStrip(g, theme, head.query.map((value) => value / most), QUERY_Y, () => 1);
  const small = { size: SIZE.small, color: theme.inkSoft, baseline: "middle" } as const;
  const factors = `${scaled ? "÷√d" : ""}${sharpness === 1 ? "" : `×${Number(sharpness.toPrecision(3))}`}`;
  drawText(g, `合拍 q·k${factors}`, COLUMN.score, QUERY_Y, small);
  drawText(g, "分到的目光", COLUMN.weight, QUERY_Y, small);
  g.globalAlpha = 1;
  const top = Math.max(1e-9, ...head.matches.map(({ score }) => Math.abs(score)));
  head.matches.forEach((match, row) => drawMatch(g, theme, head, match, { glyph: tokens[match.token]!, row, most, top, color: headStyle(theme, spotlight.head).color, spotlight }));
}

interface MatchRow {
  readonly glyph: string;
  readonly row: number;
  /** Largest entry of the query, largest score. */
  readonly most: number;
  readonly top: number;
  readonly color: string;
  readonly spotlight: Spotlight;
}

function drawMatch(g: Context2D, theme: Theme, { query }: PageHeadState, { key, score, weight }: PageMatch, { glyph, row, most, top, color, spotlight }: MatchRow): void {
  const y = MATCH.y + row * MATCH.row;
  const met = spotlight.meet(row);
  g.globalAlpha = spotlight.ask;
  drawGlyph(g, theme, glyph, COLUMN.glyph, y, null);
  // Before they meet the key is whole; then only what points the query's way stays bright.
  drawStrip(g, theme, key.map((value) => value / most), y, (m) => mix(1, 0.12 + 0.88 * Math.min(1, Math.max(0, (query[m]! * key[m]!) / (0.4 * most * most))), met));
  g.globalAlpha = met;
  const bar = (x: number, width: number) => { fillRoundRect(g, { x, y: y - 17, width: Math.max(6, width), height: 34 }, 8, color); };
  bar(COLUMN.score, (COLUMN.scoreWidth * Math.max(0, score) * met) / top);
  drawText(g, (Math.abs(score) < 0.05 ? 0 : score).toFixed(1).replace("-", "−"), COLUMN.score + 14 + Math.max(6, (COLUMN.scoreWidth * Math.max(0, score) * met) / top), y + 1, { size: SIZE.body, weight: 700, color: theme.ink, baseline: "middle" });
  g.globalAlpha = spotlight.weigh;
  bar(COLUMN.weight, COLUMN.weightWidth * weight * spotlight.weigh);
  const percent = Math.round(weight * 100);
  drawText(g, percent === 0 ? "<1%" : `${percent}%`, COLUMN.right, y + 1, { size: SIZE.label, weight: 700, color, align: "right", baseline: "middle" });
  g.globalAlpha = 1;
}

function drawGlyph(g: Context2D, theme: Theme, glyph: string, x: number, y: number, fill: string | null): void {
  const box = { x: x - 28, y: y - 28, width: 56, height: 56 };
  if (fill === null) drawCard(g, theme, box);
  else fillRoundRect(g, box, 10, fill);
  drawText(g, glyph, x, y + 2, { size: SIZE.body, weight: fill === null ? 400 : 700, color: fill === null ? theme.ink : theme.paper, align: "center", baseline: "middle" });
}

/** A code as cells, blue above zero and ochre below. */
function drawStrip(g: Context2D, theme: Theme, values: Float64Array, y: number, light: (m: number) => number): void {
  const width = COLUMN.stripWidth / values.length;
  const alpha = g.globalAlpha;
  values.forEach((value, m) => {
    g.globalAlpha = alpha * light(m);
    g.fillStyle = mixColor(theme.card, value > 0 ? theme.series[0] : theme.series[1], Math.min(1, Math.abs(value)));
    g.fillRect(COLUMN.strip + m * width, y - STRIP_HEIGHT / 2, width - 2, STRIP_HEIGHT);
  });
  g.globalAlpha = alpha;
}
