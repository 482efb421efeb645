import { drawText, fillRoundRect, SIZE, strokeRoundRect, type Box, type Context2D, type View } from "#look";
import type { RouterStreamState } from "#sim";
import { rowHeight, rowY, seatWidth, seatX, STALL, WIDTH } from "./layout.ts";

const NAMES = ["粥铺", "面点", "凉菜", "炖肉", "汤羹", "豆腐", "烧饼", "甜品", "海鲜", "饺子", "炒饭", "火锅", "卤味", "酱菜", "蒸糕", "茶水"];
/** How far the guests have moved on when their seats are empty again (px). */
const LEAVE_PX = 60;

/** The experts as stalls of a canteen: seats and who sits there, how many found none, name. */
export function drawStalls(g: Context2D, state: RouterStreamState, view: View): void {
  const { theme } = view;
  const height = rowHeight(state.experts) - 4;
  const plain = { size: SIZE.small, baseline: "middle" as const };
  state.seats.forEach((guests, i) => {
    const y = rowY(i, state.experts);
    const over = state.loads[i]! - guests.length;
    const focused = state.focus === i;
    const box = { x: STALL.x, y: y - height / 2, width: WIDTH - STALL.x, height };
    fillRoundRect(g, box, 10, theme.card);
    if (focused) strokeRoundRect(g, { x: box.x + 1.5, y: box.y + 1.5, width: box.width - 3, height: height - 3 }, 10, theme.vermilion, 3);
    if (over > 0) drawText(g, `+${over}`, STALL.over, y, { ...plain, weight: 700, color: theme.vermilion });
    drawText(g, NAMES[i]!, STALL.name, y, { ...plain, weight: 700, color: focused ? theme.vermilion : theme.ink, align: "right" });
  });
  if (state.capacity > STALL.mostSeats) drawBenches(g, state, view);
  else drawSeats(g, state, view);
}

/** One box a seat; all boxes of a kind are one path, since there may be 250 of them. */
function drawSeats(g: Context2D, state: RouterStreamState, { theme }: View): void {
  const places = (from: (i: number) => number, to: (i: number) => number) =>
    state.seats.flatMap((_, i) => Array.from({ length: Math.max(0, to(i) - from(i)) }, (__, n) => seatBox(state, i, from(i) + n)));
  const taken = (i: number) => state.seats[i]!.length;
  strokeAll(g, places(state.emptied > 0 ? () => 0 : taken, () => state.capacity), theme.inkFaint);
  g.save();
  g.globalAlpha = 1 - state.emptied;
  g.translate(LEAVE_PX * state.emptied, 0);
  g.beginPath();
  for (const { x, y, width, height } of places(() => 0, taken)) g.roundRect(x, y, width, height, 7);
  g.fillStyle = theme.series[0];
  g.fill();
  state.seats.forEach((guests, i) => guests.forEach((glyph, n) => {
    const { x, y, width, height } = seatBox(state, i, n);
    if (width >= 38) drawText(g, glyph, x + width / 2, y + height / 2 + 1, { size: SIZE.small, weight: 700, color: theme.paper, align: "center", baseline: "middle" });
  }));
  g.restore();
}

/** Too many seats to draw apart: a bench that fills from the inmost place. */
function drawBenches(g: Context2D, state: RouterStreamState, { theme }: View): void {
  const height = seatHeight(state);
  const box = (i: number, share: number): Box =>
    ({ x: STALL.seatsRight - STALL.seatsWidth * share, y: rowY(i, state.experts) - height / 2, width: STALL.seatsWidth * share, height });
  g.globalAlpha = 1 - state.emptied;
  state.seats.forEach((guests, i) => fillRoundRect(g, box(i, Math.min(1, guests.length / state.capacity)), 6, theme.series[0]));
  g.globalAlpha = 1;
  strokeAll(g, state.seats.map((_, i) => box(i, 1)), theme.inkFaint);
}

function seatBox(state: RouterStreamState, i: number, seat: number): Box {
  // After a cut, guests beyond the new capacity keep their seats until the batch ends.
  const seats = Math.max(state.capacity, state.seats[i]!.length);
  const width = seatWidth(seats) - 5;
  const height = seatHeight(state);
  return { x: seatX(seat, seats) - width / 2, y: rowY(i, state.experts) - height / 2, width, height };
}

function seatHeight({ experts }: RouterStreamState): number {
  return Math.min(rowHeight(experts) - 10, 50);
}

function strokeAll(g: Context2D, boxes: readonly Box[], color: string): void {
  g.beginPath();
  for (const { x, y, width, height } of boxes) g.roundRect(x, y, width, height, Math.min(7, width / 2));
  g.strokeStyle = color;
  g.lineWidth = 2.5;
  g.stroke();
}
