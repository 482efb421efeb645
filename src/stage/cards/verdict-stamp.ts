import type { VerdictKind } from "#show";
import type { Context2D, Point, Theme } from "#look";
import { drawText, KAI } from "#look";

/** Words, colour and shape differ, so that no verdict hangs on colour alone. */
const STAMPS: Readonly<Record<VerdictKind, { readonly word: string; readonly shape: "circle" | "diamond" | "square" | "dashes" | "slip" }>> = {
  supported: { word: "支持", shape: "circle" },
  overlaps: { word: "有出入", shape: "diamond" },
  contradicted: { word: "错", shape: "square" },
  unchecked: { word: "未核", shape: "dashes" },
  unsourced: { word: "缺出处", shape: "slip" },
};

export function verdictColor(theme: Theme, verdict: VerdictKind): string {
  if (verdict === "supported") return theme.right;
  if (verdict === "contradicted") return theme.wrong;
  return verdict === "overlaps" ? theme.series[1] : theme.series[4];
}

/** The seal on a fact card, a little askew as seals are. `radius` is half its size. */
export function drawVerdictStamp(g: Context2D, theme: Theme, verdict: VerdictKind, { x, y }: Point, radius: number): void {
  const { word, shape } = STAMPS[verdict];
  const color = verdictColor(theme, verdict);
  g.save();
  g.translate(x, y);
  g.rotate(-0.14);
  g.strokeStyle = color;
  g.lineJoin = "round";
  for (const [inset, width] of [[0, 5], [8, 2]] as const) {
    g.lineWidth = width;
    g.setLineDash(shape === "dashes" || shape === "slip" ? [12, 8] : []);
    trace(g, shape, radius - inset);
    g.stroke();
  }
  const size = word.length === 1 ? radius * 1.05 : word.length === 2 ? radius * 0.72 : radius * 0.46;
  drawText(g, word, 0, 1, { size, weight: 700, family: KAI, color, align: "center", baseline: "middle" });
  g.restore();
}

function trace(g: Context2D, shape: "circle" | "diamond" | "square" | "dashes" | "slip", r: number): void {
  g.beginPath();
  if (shape === "circle" || shape === "dashes") g.arc(0, 0, r, 0, 2 * Math.PI);
  else if (shape === "square") g.roundRect(-r * 0.84, -r * 0.84, r * 1.68, r * 1.68, 8);
  else if (shape === "slip") g.roundRect(-r, -r * 0.6, r * 2, r * 1.2, 8);
  else {
    g.moveTo(0, -r);
    g.lineTo(r * 1.1, 0);
    g.lineTo(0, r);
    g.lineTo(-r * 1.1, 0);
    g.closePath();
  }
}
