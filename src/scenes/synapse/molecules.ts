import { drawText, SIZE, type Context2D, type View } from "#look";
import { gaussian, uniform, type SynapseState } from "#sim";
import { CLEFT, PICTURE, PX_PER_UM, WORDS_X } from "./layout.ts";
import { shownOf } from "./shown.ts";
import { siteX } from "./terminal.ts";

/** Dots for one mM in the cleft, and the most that are drawn. */
const DOTS_PER_MM = 70;
const MOST_DOTS = 320;
const DOT = 7;
const STREAM = 0x6d6f6c;

/** As many dots as there is transmitter; each has wandered from its site by the spread of a diffusing cloud. */
export function drawMolecules(g: Context2D, state: SynapseState, { theme }: View): void {
  const { transmitterMm } = shownOf(state);
  const dots = Math.min(MOST_DOTS, Math.round(transmitterMm * DOTS_PER_MM));
  drawText(g, `递质 ${transmitterMm.toFixed(2)} mM`, WORDS_X, (CLEFT.top + CLEFT.bottom) / 2, { size: SIZE.small, color: transmitterMm > 0 ? theme.series[1] : theme.inkSoft, weight: transmitterMm > 0 ? 700 : 400, baseline: "middle" });
  const shares = state.sites.map(({ sinceReleaseMs }) => (sinceReleaseMs === null ? 0 : Math.exp(-sinceReleaseMs / 3)));
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (dots === 0 || total === 0) return;
  const height = CLEFT.bottom - CLEFT.top - 2 * DOT - 16;
  g.fillStyle = theme.series[1];
  shares.forEach((share, site) => {
    const spread = state.spreadUm[site]! * PX_PER_UM;
    const count = Math.round((dots * share) / total);
    for (let i = 0; i < count; i++) {
      const x = siteX(site, shares.length) + spread * gaussian(site, STREAM, i);
      // Across the cleft it goes to and fro between the membranes.
      const y = CLEFT.top + DOT + 4 + reflect(6 + spread * 2 * Math.abs(gaussian(site, STREAM + 1, i)) + 20 * uniform(site, STREAM + 2, i) * Math.min(1, spread / 20), height);
      if (x < WORDS_X + 240 || x > PICTURE.right - 8) continue;
      // One by one: hundreds of circles in one path take the browser several times as long.
      g.beginPath();
      g.arc(x, y, DOT, 0, 2 * Math.PI);
      g.fill();
    }
  });
}

function reflect(value: number, height: number): number {
  const at = value % (2 * height);
  return at > height ? 2 * height - at : at;
}
