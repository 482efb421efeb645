import { drawArrow, drawText, ease, fillRoundRect, ramp, SIZE, strokeRoundRect, withAlpha, type Context2D, type Point, type Theme, type View } from "#look";
import { STREAM_MS, type RoutedToken, type RouterStreamState, type StreamToken } from "#sim";
import { BYPASS, LANE, MIDDLE, PANEL, pointAlong, rowHeight, rowY, seatX, WIDTH } from "./layout.ts";

const CARD = 56;
/** Tokens closer than this walk in two rows. */
const ABREAST_PX = 58;
const TRAIL_PX = 90;
/** Of a share of 1, px. */
const WHOLE_RADIUS = 27;

/** The way of the tokens that found no seat, drawn under everything that moves. */
export function drawBypass(g: Context2D, state: RouterStreamState, { theme }: View): void {
  g.strokeStyle = theme.inkFaint;
  g.lineWidth = 5;
  g.setLineDash([2, 12]);
  g.lineCap = "round";
  g.beginPath();
  g.moveTo(BYPASS.aisle, rowY(0, state.experts));
  g.lineTo(BYPASS.aisle, BYPASS.y);
  g.moveTo(PANEL.x + PANEL.width / 2, PANEL.y + PANEL.height);
  g.lineTo(PANEL.x + PANEL.width / 2, BYPASS.y);
  g.lineTo(WIDTH - 30, BYPASS.y);
  g.stroke();
  g.setLineDash([]);
  g.lineCap = "butt";
  drawArrow(g, { x: WIDTH - 34, y: BYPASS.y }, { x: WIDTH - 4, y: BYPASS.y }, { color: theme.inkSoft, width: 4 });
}

/** Tokens on their way in, at the gate, to their experts, and round them. */
export function drawTokens(g: Context2D, state: RouterStreamState, { theme }: View): void {
  for (const token of [...state.waiting].reverse()) {
    const walked = ramp(state.tMs, token.enterMs, token.arriveMs);
    // The one at the gate is looked at: who comes next waits unseen behind it.
    g.globalAlpha = ease(walked / 0.12) * (1 - ramp(walked, 0.86, 0.93));
    drawGlyph(g, theme, token.glyph, { x: LANE.from + (LANE.gate - LANE.from) * walked, y: laneY(token, walked) }, CARD, theme.ink);
  }
  g.globalAlpha = 1;
  for (const token of state.flying) drawFlight(g, state, token, theme);
  const { scored } = state;
  if (scored === null) return;
  const gone = ramp(state.tMs, scored.arriveMs + STREAM_MS.score, scored.arriveMs + STREAM_MS.score + 200);
  g.globalAlpha = 1 - 0.75 * gone;
  drawGlyph(g, theme, scored.glyph, { x: LANE.gate, y: MIDDLE }, CARD + 12, theme.vermilion);
  g.globalAlpha = 1;
}

function drawFlight(g: Context2D, state: RouterStreamState, token: RoutedToken, theme: Theme): void {
  const sinceMs = state.tMs - token.arriveMs - STREAM_MS.score;
  if (sinceMs < 0) return;
  for (const { expert, seat, gate } of token.choices) {
    const y = rowY(expert, state.experts);
    const radius = Math.min(WHOLE_RADIUS, 0.46 * rowHeight(state.experts)) * Math.sqrt(gate);
    const from = { x: PANEL.x + PANEL.width, y };
    const flown = ease(sinceMs / STREAM_MS.flight);
    if (flown < 1) {
      const to = { x: seat < 0 ? BYPASS.aisle : seatX(seat, Math.max(state.capacity, seat + 1)), y };
      const at = pointAlong([from, to], flown);
      g.strokeStyle = withAlpha(theme.series[0], 0.5);
      g.lineWidth = 4;
      g.beginPath();
      g.moveTo(Math.max(from.x, at.x - TRAIL_PX), y);
      g.lineTo(at.x, y);
      g.stroke();
      drawShare(g, at, radius, theme.series[0]);
    } else if (seat < 0) {
      const round = (sinceMs - STREAM_MS.flight) / STREAM_MS.detour;
      if (round >= 1) continue;
      const at = pointAlong([{ x: BYPASS.aisle, y }, { x: BYPASS.aisle, y: BYPASS.y }, { x: WIDTH + 30, y: BYPASS.y }], round);
      drawShare(g, at, radius, theme.vermilion);
    }
  }
}

/** What an expert gets of a token: its area is the weight. */
function drawShare(g: Context2D, { x, y }: Point, radius: number, color: string): void {
  g.fillStyle = color;
  g.beginPath();
  g.arc(x, y, radius, 0, 2 * Math.PI);
  g.fill();
}

/** A token: a slip of paper with its character. */
function drawGlyph(g: Context2D, theme: Theme, glyph: string, { x, y }: Point, size: number, color: string): void {
  const box = { x: x - size / 2, y: y - size / 2, width: size, height: size };
  fillRoundRect(g, box, 8, theme.card);
  strokeRoundRect(g, box, 8, color, 3);
  drawText(g, glyph, x, y + 1, { size: Math.max(SIZE.small, size * 0.6), weight: 700, color, align: "center", baseline: "middle" });
}

/** The even stream keeps to the middle, in two rows when dense; a burst comes along its flanks. All join the middle at the gate. */
function laneY({ index, gapMs, burst }: StreamToken, walked: number): number {
  const side = index % 2 === 0 ? -1 : 1;
  // A burst is at least twice as dense as the stream it flanks.
  const streamGapMs = burst ? 2 * gapMs : gapMs;
  const dense = ((LANE.gate - LANE.from) * streamGapMs) / STREAM_MS.approach < ABREAST_PX;
  const rows = (dense ? 0.5 : 0) + (burst ? 1 : 0);
  return MIDDLE + side * rows * LANE.spread * (1 - ease((walked - 0.8) / 0.2));
}
