import { drawText, fillRoundRect, SIZE, type Context2D, type Theme } from "#look";
import type { SparseBrainState } from "#sim";
import { METER, PANEL } from "./layout.ts";

/** What the brain takes at rest, W; the spikes come on top. */
const REST_W = 20;

/** Power as a bar: rest, spikes above it, the mark of the supply, and where all on would end. */
export function drawMeter(g: Context2D, theme: Theme, { powerW, supplyW, allOnW, overSupply }: SparseBrainState): void {
  const most = Math.max(allOnW, supplyW * 1.3);
  const x = (watts: number) => METER.x + (METER.width * watts) / most;
  fillRoundRect(g, METER, 8, theme.inkFaint);
  g.save();
  g.beginPath();
  g.roundRect(METER.x, METER.y, METER.width, METER.height, 8);
  g.clip();
  g.fillStyle = theme.series[4];
  g.fillRect(METER.x, METER.y, x(REST_W) - METER.x, METER.height);
  g.fillStyle = overSupply ? theme.vermilion : theme.series[1];
  g.fillRect(x(REST_W), METER.y, x(powerW) - x(REST_W), METER.height);
  g.restore();
  g.fillStyle = theme.ink;
  g.fillRect(x(supplyW) - 3, METER.y - 14, 6, METER.height + 28);
  drawText(g, `供得上 ${trim(supplyW)} 瓦`, Math.max(x(supplyW) + 12, METER.x + 120), METER.y - 12, { size: SIZE.small, weight: 700, color: theme.ink });
  drawText(g, `全开 ${trim(allOnW)} 瓦`, METER.x + METER.width, METER.y - 12, { size: SIZE.small, color: theme.inkSoft, align: "right" });
  if (x(REST_W) - METER.x > 150) drawText(g, "静息 20 瓦", METER.x + 14, METER.y + METER.height / 2 + 1, { size: SIZE.small, color: theme.paper, baseline: "middle" });
  drawText(g, "分区是示意，真的脑区互相重叠；只算大脑皮层的脉冲", METER.x, METER.y + 92, { size: SIZE.small, color: theme.inkSoft });
}

/** The numbers: power now, busy neurons, and the energy since the start beside all on. */
export function drawNumbers(g: Context2D, theme: Theme, { powerW, busy, overSupply, debtJ, energyJ, allOnJ }: SparseBrainState): void {
  const color = overSupply ? theme.vermilion : theme.ink;
  const small = { size: SIZE.small, color: theme.inkSoft } as const;
  drawText(g, "此刻用掉（瓦）", PANEL.x, 122, small);
  drawText(g, powerW.toFixed(1), PANEL.x, 232, { size: SIZE.display, weight: 700, color, maxWidth: PANEL.right - PANEL.x });
  drawText(g, "正在忙的神经元", PANEL.x, 300, small);
  drawText(g, `${(busy * 100).toFixed(busy < 0.1 ? 1 : 0)}%`, PANEL.x, 372, { size: SIZE.title, weight: 700, color });
  drawText(g, `已用 ${Math.round(energyJ)} 焦`, PANEL.x, 440, { size: SIZE.small, color: theme.ink });
  drawText(g, `全开要 ${Math.round(allOnJ)} 焦`, PANEL.x, 488, small);
  if (debtJ >= 0.5) drawText(g, `供不上的欠了 ${Math.round(debtJ)} 焦`, PANEL.x, 544, { size: SIZE.body, weight: 700, color: theme.vermilion });
}

function trim(watts: number): string {
  return String(Number(watts.toFixed(watts < 100 ? 1 : 0)));
}
