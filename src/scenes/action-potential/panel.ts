import { drawBar, drawText, SIZE, type Context2D, type View } from "#look";
import type { NeuronState } from "#sim";
import { PANEL, RATE } from "./layout.ts";

/** Full scale of both bars, mS/cm²; a spike at 6.3 °C reaches about 33. */
const FULL = 40;

/** Right of the screen: the numbers now; under it, how slowly time passes. */
export function drawPanel(g: Context2D, state: NeuronState, { theme }: View): void {
  const { celsius, naBlock, kBlock } = state.drive.membrane;
  const right = PANEL.x + PANEL.width;
  drawText(g, "膜电位", PANEL.x, PANEL.value, { size: SIZE.small, color: theme.ink });
  drawText(g, `${signed(state.vMv)} mV`, right, PANEL.value, { size: SIZE.label, weight: 700, color: theme.vermilion, align: "right" });
  const bars = [
    { y: PANEL.sodium, label: "钠", value: state.gNaMsPerCm2, color: theme.series[0] },
    { y: PANEL.potassium, label: "钾", value: state.gKMsPerCm2, color: theme.series[1] },
  ];
  for (const { y, label, value, color } of bars)
    drawBar(g, theme, {
      box: { x: PANEL.x, y, width: PANEL.width, height: 20 },
      fraction: value / FULL, color, label, valueText: `${value.toFixed(1)} mS/cm²`,
    });
  const status = [
    ...(naBlock > 0 ? [`钠堵 ${percent(naBlock)}`] : []),
    ...(kBlock > 0 ? [`钾堵 ${percent(kBlock)}`] : []),
    `${Number(celsius.toFixed(1))} °C`,
  ].join(" · ");
  drawText(g, status, right, PANEL.status, { size: SIZE.small, color: theme.inkSoft, align: "right", maxWidth: PANEL.width });
  drawText(g, `1 秒演 ${Number(state.modelMsPerSecond.toPrecision(3))} 毫秒`, RATE.x, RATE.y, { size: SIZE.small, color: theme.inkSoft });
}

function signed(value: number): string {
  const text = value.toFixed(1);
  return text === "-0.0" ? "0.0" : text.replace("-", "−");
}

function percent(fraction: number): string {
  return `${Math.round(100 * fraction)}%`;
}
