import { drawText, SIZE, withAlpha, type Context2D, type View } from "#look";
import type { Ion, IonState } from "#sim";
import { ionColor, IONS, NAMES, TEXT, TUG } from "./layout.ts";

const DISC = 31;

function place(mv: number): number {
  const within = Math.min(TUG.to, Math.max(TUG.from, mv));
  return TUG.left + ((within - TUG.from) / (TUG.to - TUG.from)) * (TUG.right - TUG.left);
}

/** Every ion stands where it alone would hold the potential and pulls it there, its rope as thick as its share. */
export function drawTug(g: Context2D, state: IonState, shares: Readonly<Record<Ion, number>>, { theme }: View): void {
  drawScale(g, theme);
  const at = place(state.vMv);
  const [top] = TUG.rows;
  g.lineCap = "round";
  g.strokeStyle = theme.vermilion;
  g.lineWidth = 8;
  g.beginPath();
  g.moveTo(at, top - 34);
  g.lineTo(at, TUG.scale);
  g.stroke();
  IONS.forEach((ion, row) => {
    const y = TUG.rows[row]!;
    const { nernstMv } = state[ion];
    const x = place(nernstMv);
    const color = ionColor(theme, ion);
    g.strokeStyle = withAlpha(color, 0.75);
    g.lineCap = "butt";
    g.lineWidth = 2 + 34 * Math.sqrt(shares[ion]);
    g.beginPath();
    g.moveTo(x, y);
    g.lineTo(at, y);
    g.stroke();
    g.fillStyle = color;
    g.beginPath();
    g.arc(x, y, DISC, 0, 2 * Math.PI);
    g.fill();
    drawText(g, NAMES[ion], x, y + 1, { size: SIZE.body, weight: 700, color: theme.card, align: "center", baseline: "middle" });
    const leftwards = x <= at && x > TUG.left + 110 || x > TUG.right - 110;
    drawText(g, nernstMv.toFixed(0).replace("-", "−"), x + (leftwards ? -DISC - 10 : DISC + 10 + (x <= at ? at - x : 0)), y + 1, {
      size: SIZE.small, color: theme.ink, align: leftwards ? "right" : "left", baseline: "middle",
    });
    drawText(g, `路占 ${(100 * shares[ion]).toFixed(shares[ion] > 0.1 ? 0 : 1)}%`, TEXT.right, y + 1, { size: SIZE.body, weight: 700, color, align: "right", baseline: "middle" });
  });
}

function drawScale(g: Context2D, theme: View["theme"]): void {
  g.strokeStyle = theme.inkSoft;
  g.lineWidth = 2.5;
  g.beginPath();
  g.moveTo(TUG.left, TUG.scale);
  g.lineTo(TUG.right, TUG.scale);
  for (let mv = TUG.from; mv <= TUG.to; mv += 20) {
    g.moveTo(place(mv), TUG.scale);
    g.lineTo(place(mv), TUG.scale + (mv % 40 === 0 ? 12 : 7));
  }
  g.stroke();
  for (let mv = TUG.from; mv <= TUG.to; mv += 40)
    drawText(g, String(mv).replace("-", "−"), place(mv), TUG.scale + 42, { size: SIZE.small, color: theme.inkSoft, align: "center" });
  drawText(g, "mV", TUG.right + 20, TUG.scale + 42, { size: SIZE.small, color: theme.inkSoft });
}
