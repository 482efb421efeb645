import { drawBar, drawText, SIZE, type Context2D, type View } from "#look";
import type { SynapseState } from "#sim";
import { PANEL } from "./layout.ts";
import { shownOf } from "./shown.ts";

/** Full scale of the transmitter's bar, mM. */
const FULL_MM = 5;

/** What the listener feels, and what made it. */
export function drawPanel(g: Context2D, state: SynapseState, { theme }: View): void {
  const { vMv, transmitterMm, open } = shownOf(state);
  const right = PANEL.x + PANEL.width;
  drawText(g, "听话的膜电位", PANEL.x, PANEL.number - 70, { size: SIZE.small, color: theme.ink });
  drawText(g, `慢放 ${Number((1000 / state.modelMsPerSecond).toPrecision(2))} 倍`, right, PANEL.number - 70, { size: SIZE.small, color: theme.inkSoft, align: "right" });
  drawText(g, `${vMv.toFixed(1).replace("-", "−")} mV`, PANEL.x, PANEL.number + 4, { size: SIZE.title, weight: 700, color: theme.vermilion });
  drawText(g, releaseText(state), PANEL.x, PANEL.released, { size: SIZE.small, color: theme.ink, maxWidth: PANEL.width });
  const bar = (y: number) => ({ x: PANEL.x, y, width: PANEL.width, height: 20 });
  drawBar(g, theme, { box: bar(PANEL.chance), fraction: state.releaseProbability, color: theme.series[0], label: "每个囊泡放出的机会", valueText: percent(state.releaseProbability) });
  drawBar(g, theme, { box: bar(PANEL.transmitter), fraction: transmitterMm / FULL_MM, color: theme.series[1], label: "缝里的递质", valueText: `${transmitterMm.toFixed(2)} mM` });
  drawBar(g, theme, { box: bar(PANEL.open), fraction: open, color: theme.vermilion, label: "开着的受体", valueText: percent(open) });
  if (state.antagonistUm > 0)
    drawBar(g, theme, { box: bar(PANEL.antagonist), fraction: state.antagonised, color: theme.series[3], label: "被药占住的受体", valueText: percent(state.antagonised) });
  if (state.reuptakeBlock > 0)
    drawText(g, `回收泵堵了 ${percent(state.reuptakeBlock)}`, PANEL.x, PANEL.antagonist + 70, { size: SIZE.small, weight: 700, color: theme.wrong });
}

function releaseText({ sites, spikes, releasedLast }: SynapseState): string {
  return spikes === 0 ? `${sites.length} 个囊泡等着` : `这一下放了 ${releasedLast} 个（共 ${sites.length} 处）`;
}

export function percent(part: number): string {
  return `${Math.round(100 * part)}%`;
}
