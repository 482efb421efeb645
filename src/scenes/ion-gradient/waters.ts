import { drawArrow, drawText, fillRoundRect, mixColor, SIZE, type Context2D, type Theme, type View } from "#look";
import { type Ion, type IonState, type IonView, uniform } from "#sim";
import { ionColor, IONS, NAMES, WATER } from "./layout.ts";

const MM_PER_DOT = 5;
const MOST_DOTS = 120;
const DOT = 8;
const STREAM = 0x696f6e;
/** Current that makes the longest arrow, uA/cm². */
const STRONG = 8;

export function drawWaters(g: Context2D, state: IonState, { theme }: View): void {
  const { left, right, top, outer, inner, bottom } = WATER;
  fillRoundRect(g, { x: left, y: top, width: right - left, height: outer - top }, 12, mixColor(theme.paper, theme.series[0], 0.08));
  fillRoundRect(g, { x: left, y: inner, width: right - left, height: bottom - inner }, 12, mixColor(theme.paper, theme.series[1], 0.1));
  g.fillStyle = theme.inkFaint;
  g.fillRect(left, outer + 4, right - left, inner - outer - 8);
  const side = { size: SIZE.small, color: theme.ink, align: "right", baseline: "middle" } as const;
  drawText(g, "膜外", left - 12, (top + outer) / 2, side);
  drawText(g, "膜内", left - 12, (inner + bottom) / 2, side);
  const width = (right - left) / IONS.length;
  IONS.forEach((ion, column) => drawColumn(g, theme, ion, state[ion], left + column * width, width));
}

function drawColumn(g: Context2D, theme: Theme, ion: Ion, view: IonView, x: number, width: number): void {
  const color = ionColor(theme, ion);
  const { top, outer, inner, bottom } = WATER;
  const text = { size: SIZE.small, weight: 700, color, align: "center" } as const;
  drawText(g, `${NAMES[ion]} ${amount(view.outMm)} mM`, x + width / 2, top + 34, text);
  drawText(g, `${NAMES[ion]} ${amount(view.inMm)} mM`, x + width / 2, bottom - 14, text);
  g.fillStyle = color;
  drawCrowd(g, view.outMm, { x: x + 16, y: top + 52, width: width - 32, height: outer - top - 66 }, column(ion));
  drawCrowd(g, view.inMm, { x: x + 16, y: inner + 14, width: width - 32, height: bottom - inner - 66 }, column(ion) + 1);
  drawGate(g, theme, color, view, ion, x + width / 2);
}

/** Each dot has its place; more of them only adds dots. */
function drawCrowd(g: Context2D, mm: number, box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }, stream: number): void {
  const dots = Math.min(MOST_DOTS, Math.round(mm / MM_PER_DOT));
  for (let i = 0; i < dots; i++) {
    g.beginPath();
    // Evenly over the box by a low-discrepancy sequence and a little chance, so that few lie on each other.
    const x = box.x + box.width * ((0.5 + i * 0.7548777 + 0.09 * uniform(1, STREAM + stream, 2 * i)) % 1);
    const y = box.y + box.height * ((0.5 + i * 0.5698403 + 0.14 * uniform(1, STREAM + stream, 2 * i + 1)) % 1);
    g.arc(x, y, DOT, 0, 2 * Math.PI);
    g.fill();
  }
}

/** A gate as wide as its permeability (by its logarithm), and the arrow of the ions that pass. */
function drawGate(g: Context2D, theme: Theme, color: string, { permeability, currentUaPerCm2 }: IonView, ion: Ion, x: number): void {
  const gap = 2 + 32 * Math.min(1, Math.max(0, Math.log10(permeability / 0.001) / 5));
  const box = { y: WATER.outer - 12, width: 20, height: WATER.inner - WATER.outer + 24 };
  g.fillStyle = theme.paper;
  g.fillRect(x - gap, WATER.outer, 2 * gap, WATER.inner - WATER.outer);
  fillRoundRect(g, { ...box, x: x - gap - box.width }, 7, color);
  fillRoundRect(g, { ...box, x: x + gap }, 7, color);
  const strength = Math.min(1, Math.abs(currentUaPerCm2) / STRONG);
  if (strength < 0.01) return;
  // A positive current is outwards, up; chloride carries it the other way.
  const up = currentUaPerCm2 > 0 !== (ion === "cl");
  const half = 20 + 30 * Math.sqrt(strength);
  const middle = (WATER.outer + WATER.inner) / 2;
  const tip = up ? middle - half : middle + half;
  drawArrow(g, { x, y: 2 * middle - tip }, { x, y: tip }, { color: theme.vermilion, width: 4 + 8 * Math.sqrt(strength), head: 24 });
}

function column(ion: Ion): number {
  return 2 * IONS.indexOf(ion);
}

function amount(mm: number): string {
  return mm >= 1000 ? String(Math.round(mm)) : String(Number(mm.toPrecision(mm < 10 ? 2 : 3)));
}
