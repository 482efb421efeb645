import { drawText, fillRoundRect, mixColor, SIZE, strokeRoundRect, type Context2D, type Theme } from "#look";
import type { AttentionPageState } from "#sim";
import { headStyle } from "./heads.ts";
import { placeOf, type Grid } from "./layout.ts";

/** Smaller cells hold no readable character: the page becomes a map of weights. */
const READABLE = 42;
/** A weight below this draws no look. */
const SEEN = 0.06;
/** More heads than these would cover the page with looks: then each shows only its strongest. */
const FEW_HEADS = 4;
const LOOKS_PER_HEAD = 4;

/** The page; under every character a bar for each head, as high as its weight. */
export function drawPage(g: Context2D, theme: Theme, state: AttentionPageState, grid: Grid): void {
  const readable = grid.cell >= READABLE;
  const side = grid.cell - (readable ? 6 : grid.cell > 14 ? 2 : 1);
  const faint = mixColor(theme.inkFaint, theme.paper, 0.55);
  const box = (token: number) => {
    const { x, y } = placeOf(grid, token);
    return { x: x - side / 2, y: y - side / 2, width: side, height: side };
  };
  const seen = state.causal ? state.focus + 1 : state.tokens.length;
  g.fillStyle = readable ? theme.card : faint;
  for (let j = 0; j < seen; j++) {
    const { x, y, width, height } = box(j);
    g.fillRect(x, y, width, height);
  }
  if (!readable) g.fillStyle = mixColor(theme.inkFaint, theme.paper, 0.85);
  for (let j = seen; j < state.tokens.length && !readable; j++) {
    const { x, y, width, height } = box(j);
    g.fillRect(x, y, width, height);
  }
  if (readable) drawBars(g, theme, state, box);
  else drawHeat(g, theme, state, box);
  if (!readable) strokeRoundRect(g, grown(box(state.focus), 3), 3, theme.vermilion, 4);
  else
    state.tokens.forEach((glyph, j) => {
      const focused = j === state.focus;
      const { x, y } = placeOf(grid, j);
      if (focused) {
        fillRoundRect(g, grown(box(j), 2), 10, theme.vermilion);
      } else if (j >= seen) strokeRoundRect(g, box(j), 8, faint, 2);
      drawText(g, glyph, x, y + 2, {
        size: Math.max(SIZE.small, grid.cell * 0.56), weight: focused ? 700 : 400, align: "center", baseline: "middle",
        color: focused ? theme.paper : j < seen ? theme.ink : mixColor(theme.inkSoft, theme.paper, 0.55),
      });
    });
}

type BoxOf = (token: number) => { x: number; y: number; width: number; height: number };

function drawBars(g: Context2D, theme: Theme, { heads, tokens }: AttentionPageState, box: BoxOf): void {
  heads.forEach(({ weights }, h) => {
    g.fillStyle = headStyle(theme, h).color;
    g.globalAlpha = 0.42;
    for (let j = 0; j < tokens.length; j++) {
      const { x, y, width, height } = box(j);
      const high = weights[j]! * height;
      if (high < 1) continue;
      g.fillRect(x + (h * width) / heads.length, y + height - high, width / heads.length, high);
    }
  });
  g.globalAlpha = 1;
}

/** Too small for bars: the colour of the head that looks hardest. */
function drawHeat(g: Context2D, theme: Theme, { heads, tokens }: AttentionPageState, box: BoxOf): void {
  const most = heads.map(({ weights, strongest }) => weights[strongest]!);
  for (let j = 0; j < tokens.length; j++) {
    let best = 0;
    heads.forEach(({ weights }, h) => { if (weights[j]! / most[h]! > heads[best]!.weights[j]! / most[best]!) best = h; });
    const shade = heads[best]!.weights[j]! / most[best]!;
    if (shade < 0.05) continue;
    g.globalAlpha = shade;
    g.fillStyle = headStyle(theme, best).color;
    const { x, y, width, height } = box(j);
    g.fillRect(x, y, width, height);
  }
  g.globalAlpha = 1;
}

/** From the character in focus to what each head looks at: the thicker the heavier. */
export function drawLooks(g: Context2D, theme: Theme, { heads, focus }: AttentionPageState, grid: Grid): void {
  const from = placeOf(grid, focus);
  const edge = grid.cell / 2 - 2;
  g.lineCap = "round";
  const most = heads.length > FEW_HEADS ? 1 : LOOKS_PER_HEAD;
  heads.forEach(({ weights }, h) => {
    const { color, dashed } = headStyle(theme, h);
    g.strokeStyle = color;
    g.setLineDash(dashed ? [14, 12] : []);
    // Heads leave side by side, so that looks at one place stay apart.
    const aside = ((h + 0.5) / heads.length - 0.5) * grid.cell * 0.7;
    for (const j of heaviest(weights, most)) {
      const to = placeOf(grid, j);
      // Other lines are looked at across the gap between them, the own line over its top.
      const side = to.y > from.y ? 1 : -1;
      const across = to.y === from.y ? 1 : -1;
      const start = { x: from.x + aside, y: from.y + side * edge };
      const end = { x: to.x + aside, y: to.y + side * across * edge };
      g.lineWidth = 1.5 + 9 * weights[j]!;
      g.beginPath();
      if (j === focus) g.ellipse(start.x, start.y - 11, 9, 11, 0, 0.6 * Math.PI, 2.4 * Math.PI);
      else {
        const lift = across > 0 ? 26 + Math.min(40, Math.abs(end.x - start.x) * 0.16) + h * 3 : Math.abs(end.y - start.y) * 0.5;
        g.moveTo(start.x, start.y);
        g.bezierCurveTo(start.x, start.y + side * lift, end.x, end.y + side * across * lift, end.x, end.y);
      }
      g.stroke();
    }
  });
  g.setLineDash([]);
}

function heaviest(weights: Float64Array, most: number): readonly number[] {
  const seen: number[] = [];
  for (let j = 0; j < weights.length; j++) if (weights[j]! >= SEEN) seen.push(j);
  return seen.sort((a, b) => weights[b]! - weights[a]!).slice(0, most);
}

function grown({ x, y, width, height }: ReturnType<BoxOf>, by: number) {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}
