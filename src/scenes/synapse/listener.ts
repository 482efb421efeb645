import { drawArrow, drawText, fillRoundRect, mix, mixColor, SIZE, withAlpha, type Context2D, type Theme, type View } from "#look";
import { uniform, type SynapseState } from "#sim";
import { CLEFT, MEMBRANE, PICTURE, PUMP, WORDS_X, ZONE } from "./layout.ts";
import { percent, shownOf } from "./shown.ts";

const RECEPTORS = 10;
const ORDER_STREAM = 0x726563;
/** In which they open, and from the other end are taken by the antagonist. */
const ORDER = Array.from({ length: RECEPTORS }, (_, i) => i).sort((a, b) => uniform(5, ORDER_STREAM, a) - uniform(5, ORDER_STREAM, b));
const REST_MV = -70;

/** The cell that listens: warmer inside the more it is excited; its receptors part as far as they are open. */
export function drawPostsynapse(g: Context2D, state: SynapseState, { theme }: View): void {
  const { left, right, bottom } = PICTURE;
  const shown = shownOf(state);
  const excited = Math.min(1, Math.max(0, (shown.vMv - REST_MV) / 25));
  const calm = mixColor(theme.paper, theme.series[2], 0.16);
  fillRoundRect(g, { x: left + 26, y: CLEFT.bottom, width: right - left - 52, height: bottom - CLEFT.bottom }, 60, mixColor(calm, theme.vermilion, 0.4 * excited));
  g.fillStyle = theme.series[2];
  g.fillRect(left + 110, CLEFT.bottom, right - left - 220, MEMBRANE);
  drawText(g, "听话的", WORDS_X, bottom - 84, { size: SIZE.small, weight: 700, color: theme.ink });
  drawText(g, `门开 ${percent(shown.open)}`, WORDS_X, bottom - 38, { size: SIZE.small, color: theme.ink });
  if (state.antagonistUm > 0) drawText(g, `药占着 ${percent(state.antagonised)} 的门`, ZONE.right, bottom - 24, { size: SIZE.small, weight: 700, color: theme.series[3], align: "right" });
  const open = shown.open * RECEPTORS;
  const taken = state.antagonised * RECEPTORS;
  ORDER.forEach((receptor, rank) => {
    const x = ZONE.left + ((receptor + 0.5) / RECEPTORS) * (ZONE.right - ZONE.left);
    drawReceptor(g, theme, x, clamp(open - rank), clamp(taken - (RECEPTORS - 1 - rank)));
  });
}

function drawReceptor(g: Context2D, theme: Theme, x: number, open: number, taken: number): void {
  const gap = mix(1, 13, open);
  const box = { y: CLEFT.bottom - 26, width: 19, height: MEMBRANE + 52 };
  const color = mixColor(theme.series[2], theme.vermilion, open);
  fillRoundRect(g, { ...box, x: x - gap - box.width }, 8, color);
  fillRoundRect(g, { ...box, x: x + gap }, 8, color);
  if (open > 0.02) drawArrow(g, { x, y: CLEFT.bottom - 10 }, { x, y: CLEFT.bottom + 50 + 40 * open }, { color: withAlpha(theme.vermilion, open), width: 8, head: 26 });
  if (taken > 0) fillRoundRect(g, { x: x - 21, y: CLEFT.bottom - 56 + 4 * (1 - taken), width: 42, height: 32 }, 9, withAlpha(theme.series[3], taken));
}

/** The pumps at both ends take transmitter back, as fast as the arrow is strong; blocked ones are crossed out. */
export function drawPumps(g: Context2D, state: SynapseState, { theme }: View): void {
  const { transmitterMm } = shownOf(state);
  const working = 1 - state.reuptakeBlock;
  const pull = working * (transmitterMm / (transmitterMm + 0.05));
  for (const x of [PICTURE.left + PUMP.inset, PICTURE.right - PUMP.inset]) {
    fillRoundRect(g, { x: x - PUMP.width / 2, y: CLEFT.top - 44, width: PUMP.width, height: PUMP.height }, 16, mixColor(theme.series[4], theme.paper, 0.6 * state.reuptakeBlock));
    if (pull > 0.02) drawArrow(g, { x, y: CLEFT.top + 84 }, { x, y: CLEFT.top + 84 - 100 * pull }, { color: withAlpha(theme.vermilion, Math.min(1, 2 * pull)), width: 10 });
    if (state.reuptakeBlock > 0.02) drawCross(g, withAlpha(theme.wrong, state.reuptakeBlock), x, CLEFT.top - 12);
  }
  const blocked = state.reuptakeBlock > 0;
  drawText(g, blocked ? `泵堵 ${percent(state.reuptakeBlock)}` : "回收泵", PICTURE.right - 44, CLEFT.top - 84, { size: SIZE.small, weight: blocked ? 700 : 400, color: blocked ? theme.wrong : theme.ink, align: "right" });
}

function drawCross(g: Context2D, color: string, x: number, y: number): void {
  g.strokeStyle = color;
  g.lineWidth = 7;
  g.lineCap = "round";
  g.beginPath();
  g.moveTo(x - 22, y - 22);
  g.lineTo(x + 22, y + 22);
  g.moveTo(x + 22, y - 22);
  g.lineTo(x - 22, y + 22);
  g.stroke();
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
