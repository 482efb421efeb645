import { drawBar, drawText, SIZE, withAlpha, type Context2D, type View } from "#look";
import type { BodyTourState, BodyView } from "#sim";
import { drawCells } from "./cells.ts";
import { BARS, NAMES } from "./layout.ts";

/** The cells to one scale, and a bar for each: how much surface every bit of volume has. */
export function paint(g: Context2D, state: BodyTourState, view: View): void {
  drawHeader(g, state, view);
  drawCells(g, state, view);
  drawBars(g, state, view);
}

function looked({ bodies }: BodyTourState): BodyView | undefined {
  return bodies.find(({ focus }) => focus > 0.5);
}

function drawHeader(g: Context2D, state: BodyTourState, { theme }: View): void {
  const body = looked(state);
  if (body === undefined) {
    const [fat, granule] = ["fat", "granule"].map((name) => state.bodies.find(({ id }) => id === name)!);
    const known = state.bodies.every(({ revealed }) => revealed === 1);
    const times = granule!.surfaceToVolumePerUm / fat!.surfaceToVolumePerUm;
    const text = known ? `颗粒细胞的面子，摊下来是脂肪细胞的 ${Number(times.toPrecision(2))} 倍` : "每立方微米，摊到多少面子？";
    return drawText(g, text, 16, 58, { size: SIZE.subtitle, weight: 700, color: known ? theme.vermilion : theme.ink });
  }
  drawText(g, NAMES[body.id], 16, 58, { size: SIZE.subtitle, weight: 700, color: theme.ink });
  const sum = `面积 ${amount(body.areaUm2)} µm² ÷ 体积 ${amount(body.volumeUm3)} µm³`;
  drawText(g, sum, 1304, 54, { size: SIZE.body, color: theme.ink, align: "right", maxWidth: 940 });
}

function drawBars(g: Context2D, state: BodyTourState, { theme }: View): void {
  const full = Math.max(...state.bodies.map(({ surfaceToVolumePerUm }) => surfaceToVolumePerUm));
  const now = looked(state);
  state.bodies.forEach((body, row) => {
    const y = BARS.top + row * BARS.row;
    const middle = y + BARS.height / 2;
    const here = body === now;
    drawText(g, NAMES[body.id], BARS.label, middle, { size: SIZE.small, weight: here ? 700 : 400, color: here ? theme.vermilion : theme.ink, baseline: "middle" });
    const fraction = (body.revealed * body.surfaceToVolumePerUm) / full;
    drawBar(g, theme, { box: { x: BARS.left, y, width: BARS.right - BARS.left, height: BARS.height }, fraction, color: here ? theme.vermilion : theme.series[0] });
    if (body.revealed === 0) return;
    const value = `${Number(body.surfaceToVolumePerUm.toPrecision(2))} /µm`;
    drawText(g, value, BARS.value, middle, { size: SIZE.body, weight: 700, color: withAlpha(here ? theme.vermilion : theme.ink, body.revealed), align: "right", baseline: "middle", maxWidth: BARS.value - BARS.right - 12 });
  });
  const note = state.whole > 0.5 ? "面积 ÷ 体积，同一比例；细枝画粗了，棘没算" : "只算胞体：面积 ÷ 体积";
  drawText(g, note, BARS.label, 726, { size: SIZE.small, color: theme.inkSoft });
}

function amount(value: number): string {
  if (value >= 1e8) return `${Number((value / 1e8).toPrecision(2))} 亿`;
  if (value >= 1e4) return `${Number((value / 1e4).toPrecision(2))} 万`;
  return String(Number(value.toPrecision(2)));
}
