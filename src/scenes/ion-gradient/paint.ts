import { drawBar, drawText, SIZE, type Context2D, type View } from "#look";
import type { Ion, IonState } from "#sim";
import { ionColor, IONS, NAMES, PANEL, WATER } from "./layout.ts";
import { drawTug } from "./tug.ts";
import { drawWaters } from "./waters.ts";

/** Above, what there is on both sides and what may pass; below, who pulls the potential where. */
export function paint(g: Context2D, state: IonState, view: View): void {
  const shares = sharesOf(state);
  drawHeader(g, state, shares, view);
  drawWaters(g, state, view);
  drawTug(g, state, shares, view);
  drawPanel(g, state, shares, view);
}

/** Part of the whole permeability that each ion has. */
function sharesOf(state: IonState): Readonly<Record<Ion, number>> {
  const all = IONS.reduce((sum, ion) => sum + state[ion].permeability, 0);
  return { k: state.k.permeability / all, na: state.na.permeability / all, cl: state.cl.permeability / all };
}

function drawHeader(g: Context2D, { celsius }: IonState, shares: Readonly<Record<Ion, number>>, { theme }: View): void {
  const boss = IONS.find((ion) => shares[ion] > 0.55);
  const alone = boss !== undefined && shares[boss] > 0.99;
  const text = boss === undefined ? "几家拔河，谁也拽不赢" : alone ? `只有${NAMES[boss]}能过：它说多少是多少` : `${NAMES[boss]}的路最宽：${NAMES[boss]}说了算`;
  drawText(g, text, 24, 58, { size: SIZE.subtitle, weight: 700, color: theme.ink });
  drawText(g, `${Number(celsius.toFixed(1))} °C`, PANEL.x + PANEL.width, 54, { size: SIZE.small, color: theme.inkSoft, align: "right" });
}

function drawPanel(g: Context2D, state: IonState, shares: Readonly<Record<Ion, number>>, { theme }: View): void {
  IONS.forEach((ion, row) => {
    const valueText = `${(100 * shares[ion]).toFixed(shares[ion] > 0.1 ? 0 : 1)}%`;
    drawBar(g, theme, { box: { x: PANEL.x, y: PANEL.bars[row]!, width: PANEL.width, height: 22 }, fraction: shares[ion], color: ionColor(theme, ion), label: `${NAMES[ion]}的路占`, valueText });
  });
  drawText(g, "一个点 5 mM", PANEL.x, WATER.bottom - 22, { size: SIZE.small, color: theme.inkSoft });
  drawText(g, "氯：内外对调", PANEL.x, 714, { size: SIZE.small, color: theme.inkSoft });
  drawText(g, "膜电位", PANEL.x, PANEL.number - 70, { size: SIZE.small, color: theme.ink });
  const mv = state.vMv.toFixed(1).replace("-", "−");
  drawText(g, `${mv === "−0.0" ? "0.0" : mv} mV`, PANEL.x, PANEL.number, { size: SIZE.title * 0.92, weight: 700, color: theme.vermilion, maxWidth: PANEL.width });
}
