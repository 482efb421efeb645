import { drawText, fillRoundRect, mixColor, SIZE, withAlpha, type Context2D, type Theme, type View } from "#look";
import type { FibreView, TwoFibresState } from "#sim";
import { FIBRE, RANGE_MV, THICK, type Lane } from "./layout.ts";

/** mm along the fibre → px. */
export function place(lengthMm: number): (mm: number) => number {
  return (mm) => FIBRE.left + (mm / lengthMm) * (FIBRE.right - FIBRE.left);
}

/** Potential along the fibre, with its scale beside it. */
export function drawTrace(g: Context2D, { xMm, vMv }: FibreView, lengthMm: number, { floor, rise }: Lane, { theme }: View): void {
  const x = place(lengthMm);
  const y = (mv: number): number => floor - (rise * (Math.min(RANGE_MV[1], mv) - RANGE_MV[0])) / (RANGE_MV[1] - RANGE_MV[0]);
  const trace = (): void => {
    g.beginPath();
    g.moveTo(FIBRE.left, y(vMv[0]!));
    for (let i = 0; i < vMv.length; i++) g.lineTo(x(xMm[i]!), y(vMv[i]!));
    g.lineTo(FIBRE.right, y(vMv.at(-1)!));
  };
  trace();
  g.lineTo(FIBRE.right, floor);
  g.lineTo(FIBRE.left, floor);
  g.closePath();
  g.fillStyle = withAlpha(theme.vermilion, 0.16);
  g.fill();
  trace();
  g.strokeStyle = theme.vermilion;
  g.lineWidth = 5;
  g.lineJoin = "round";
  g.stroke();
  drawScale(g, theme, floor, y(RANGE_MV[0] + SCALE_MV));
}

const SCALE_MV = 100;

function drawScale(g: Context2D, theme: Theme, floor: number, top: number): void {
  g.strokeStyle = theme.inkSoft;
  g.lineWidth = 3;
  g.beginPath();
  g.moveTo(FIBRE.right + 16, floor);
  g.lineTo(FIBRE.right + 16, top);
  g.stroke();
  drawText(g, `${SCALE_MV} mV`, FIBRE.right + 26, (floor + top) / 2, { size: SIZE.small, color: theme.inkSoft, baseline: "middle" });
}

export function drawBareFibre(g: Context2D, { bare, lengthMm }: TwoFibresState, { axis }: Lane, { theme }: View): void {
  drawPlasma(g, theme, bare, lengthMm, { top: axis - THICK / 2, height: THICK });
  g.strokeStyle = theme.ink;
  g.lineWidth = 4;
  g.beginPath();
  for (const y of [axis - THICK / 2, axis + THICK / 2]) {
    g.moveTo(FIBRE.left, y);
    g.lineTo(FIBRE.right, y);
  }
  g.stroke();
}

/** The sheath of every internode as thick as the myelin left on it; at the nodes the axon is bare. */
export function drawMyelinatedFibre(g: Context2D, { myelinated, lengthMm }: TwoFibresState, { axis }: Lane, { theme }: View): void {
  const { nodesMm, lost } = myelinated;
  const x = place(lengthMm);
  const inner = THICK * 0.55;
  drawPlasma(g, theme, myelinated, lengthMm, { top: axis - inner / 2, height: inner });
  const gap = Math.min(10, (x(nodesMm[1]!) - x(nodesMm[0]!)) / 4);
  const myelin = mixColor(theme.card, theme.series[1], 0.62);
  lost.forEach((part, i) => {
    const left = x(nodesMm[i]!) + gap / 2;
    const width = x(nodesMm[i + 1]!) - gap / 2 - left;
    const thick = Math.max(3, ((THICK - inner) / 2 + 4) * (1 - part));
    const color = part > 0.95 ? theme.wrong : myelin;
    for (const y of [axis - inner / 2 - thick, axis + inner / 2]) fillRoundRect(g, { x: left, y, width, height: thick }, Math.min(9, thick / 2), color);
    // Layer upon layer: the lines stand for the turns, far too many to draw.
    if (part > 0.95) return;
    g.beginPath();
    for (const side of [-1, 1])
      for (const layer of [1, 2]) {
        const y = axis + side * (inner / 2 + (thick * layer) / 3);
        g.moveTo(left + 8, y);
        g.lineTo(left + width - 8, y);
      }
    g.strokeStyle = mixColor(myelin, theme.ink, 0.3);
    g.lineWidth = 2;
    g.stroke();
  });
  drawNodes(g, theme, myelinated, x, axis, gap);
}

/** Rings around the nodes; those that fire now are lit. */
function drawNodes(g: Context2D, theme: Theme, { nodesMm, vMv }: TwoFibresState["myelinated"], x: (mm: number) => number, axis: number, gap: number): void {
  const every = (vMv.length - 1) / (nodesMm.length - 1);
  nodesMm.forEach((mm, i) => {
    const lit = charge(vMv[i * every]!);
    const height = THICK * 0.6 + 44 * lit;
    g.globalAlpha = 0.35 + 0.65 * lit;
    fillRoundRect(g, { x: x(mm) - gap / 2 + 1, y: axis - height / 2, width: gap - 2, height }, 3, mixColor(theme.ink, theme.vermilion, lit));
  });
  g.globalAlpha = 1;
}

/** The inside, warmer in colour the more positive it is; neighbours of one shade are one rectangle. */
function drawPlasma(g: Context2D, theme: Theme, { xMm, vMv }: FibreView, lengthMm: number, { top, height }: { readonly top: number; readonly height: number }): void {
  const x = place(lengthMm);
  const rest = mixColor(theme.paper, theme.series[0], 0.28);
  const border = (i: number): number => (i === 0 ? FIBRE.left : i === vMv.length ? FIBRE.right : x((xMm[i - 1]! + xMm[i]!) / 2));
  const shade = (i: number): number => Math.round(24 * charge(vMv[i]!));
  for (let i = 0; i < vMv.length;) {
    let end = i + 1;
    while (end < vMv.length && shade(end) === shade(i)) end++;
    g.fillStyle = mixColor(rest, theme.vermilion, shade(i) / 24);
    g.fillRect(border(i), top, border(end) - border(i) + 0.6, height);
    i = end;
  }
}

/** 0 at rest … 1 at the top of a spike. */
function charge(mv: number): number {
  return Math.min(1, Math.max(0, (mv + 62) / 85));
}
