import { drawText, SIZE, type Context2D, type View } from "#look";
import type { Ion, IonState } from "#sim";
import { ionColor, IONS, NAMES, TEXT } from "./layout.ts";
import { drawTug } from "./tug.ts";
import { drawWaters } from "./waters.ts";

/** Above, what there is on both sides and what may pass; below, who pulls the potential where. */
export function paint(g: Context2D, state: IonState, view: View): void {
  const shares = sharesOf(state);
  drawWords(g, state, shares, view);
  drawWaters(g, state, view);
  drawTug(g, state, shares, view);
  drawNote(g, state, view);
}

/** Part of the whole permeability that each ion has. */
function sharesOf(state: IonState): Readonly<Record<Ion, number>> {
  const all = IONS.reduce((sum, ion) => sum + state[ion].permeability, 0);
  return { k: state.k.permeability / all, na: state.na.permeability / all, cl: state.cl.permeability / all };
}

function drawWords(g: Context2D, { vMv }: IonState, shares: Readonly<Record<Ion, number>>, { theme }: View): void {
  const boss = IONS.find((ion) => shares[ion] > 0.55);
  const alone = boss !== undefined && shares[boss] > 0.99;
  const text = boss === undefined ? "几家拔河，谁也拽不赢" : alone ? `只有${NAMES[boss]}能过：它说了算` : `${NAMES[boss]}的路最宽：${NAMES[boss]}说了算`;
  drawText(g, text, TEXT.left, TEXT.head, { size: SIZE.subtitle, weight: 700, color: boss === undefined ? theme.ink : ionColor(theme, boss) });
  const mv = vMv.toFixed(1).replace("-", "−");
  drawText(g, `${mv === "−0.0" ? "0.0" : mv} mV`, TEXT.right, TEXT.head, { size: SIZE.subtitle, weight: 700, color: theme.vermilion, align: "right" });
  drawText(g, "膜电位", TEXT.right - 270, TEXT.head, { size: SIZE.small, color: theme.ink, align: "right" });
}

function drawNote(g: Context2D, { celsius }: IonState, { theme }: View): void {
  drawText(g, "球停在它自己想去的电位，绳越粗路越宽；一点 5 mM", TEXT.left, TEXT.note, { size: SIZE.small, color: theme.inkSoft });
  drawText(g, `${Number(celsius.toFixed(1))} °C`, TEXT.right, TEXT.note, { size: SIZE.small, color: theme.inkSoft, align: "right" });
}
