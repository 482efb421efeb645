import { drawText, fillRoundRect, mixColor, SIZE, strokeRoundRect, type Context2D, type Theme } from "#look";
import type { AttentionPageState } from "#sim";
import { placeOf, type Grid } from "./layout.ts";
import { headStyle } from "./match.ts";
import type { Spotlight } from "./spotlight.ts";

/** Smaller cells hold no readable character: the page becomes a map of weights. */
const READABLE = 42;
/** A weight below this draws no look. */
const SEEN = 0.06;
const LOOKS = 4;

/** The page; every character as full of the head's colour as its weight is high. */
export function drawPage(g: Context2D, theme: Theme, state: AttentionPageState, grid: Grid, spotlight: Spotlight): void {
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
  drawWeights(g, theme, state, box, spotlight, readable);
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

/** As high as the weight; where cells are too small for that, as strong. */
function drawWeights(g: Context2D, theme: Theme, { heads, tokens }: AttentionPageState, box: BoxOf, { head, look }: Spotlight, readable: boolean): void {
  const { weights, strongest } = heads[head]!;
  g.fillStyle = headStyle(theme, head).color;
  for (let j = 0; j < tokens.length; j++) {
    const { x, y, width, height } = box(j);
    const high = weights[j]! * height * look;
    if (readable ? high < 1 : weights[j]! < 0.05 * weights[strongest]!) continue;
    g.globalAlpha = readable ? 0.42 : (look * weights[j]!) / weights[strongest]!;
    if (readable) g.fillRect(x, y + height - high, width, high);
    else g.fillRect(x, y, width, height);
  }
  g.globalAlpha = 1;
}

/** From the character in focus to what each head looks at, the thicker the heavier; of heads not explained only the strongest, faint. */
export function drawLooks(g: Context2D, theme: Theme, { heads, focus }: AttentionPageState, grid: Grid, spotlight: Spotlight): void {
  const from = placeOf(grid, focus);
  const edge = grid.cell / 2 - 2;
  g.lineCap = "round";
  heads.forEach(({ weights }, h) => {
    const lit = h === spotlight.head;
    const { color, dashed } = headStyle(theme, h);
    g.globalAlpha = lit ? spotlight.look : 0.22;
    g.strokeStyle = color;
    g.setLineDash(dashed ? [14, 12] : []);
    // Heads leave side by side, so that looks at one place stay apart.
    const aside = ((h + 0.5) / heads.length - 0.5) * grid.cell * 0.7;
    for (const j of heaviest(weights, lit ? LOOKS : 1)) {
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
  g.globalAlpha = 1;
}

function heaviest(weights: Float64Array, most: number): readonly number[] {
  const seen: number[] = [];
  for (let j = 0; j < weights.length; j++) if (weights[j]! >= SEEN) seen.push(j);
  return seen.sort((a, b) => weights[b]! - weights[a]!).slice(0, most);
}

function grown({ x, y, width, height }: ReturnType<BoxOf>, by: number) {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}
