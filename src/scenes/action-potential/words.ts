import { drawText, SIZE, type Context2D, type Theme, type View } from "#look";
import type { NeuronState } from "#sim";
import { HEAD, STATUS } from "./layout.ts";

/** A current below this moves nothing that one would speak of, uA/cm²; at rest potassium's is 4. */
const STRONG = 20;
/** Below the resting potential by more than this it has overshot, mV. */
const OVERSHOT_MV = 2;
const REST_MV = -65;

/** What happens now, in one short sentence and the colour of the ion that does it. */
export function storyOf({ vMv, gNaMsPerCm2, gKMsPerCm2, drive: { membrane, currentUaPerCm2 } }: NeuronState, theme: Theme): { readonly text: string; readonly color: string } {
  const sodiumIn = gNaMsPerCm2 * (membrane.eNaMv - vMv);
  const potassiumOut = gKMsPerCm2 * (vMv - membrane.eKMv);
  if (Math.max(sodiumIn, potassiumOut) > STRONG)
    return sodiumIn > potassiumOut ? { text: "钠冲进来：往上蹿", color: theme.series[0] } : { text: "钾跑出去：往下掉", color: theme.series[1] };
  if (vMv < REST_MV - OVERSHOT_MV) return { text: "掉过了头：缓一缓", color: theme.inkSoft };
  return currentUaPerCm2 > 0 || vMv > REST_MV + OVERSHOT_MV ? { text: "推它：看过不过门槛", color: theme.series[2] } : { text: "歇着", color: theme.ink };
}

/** Above the screen what happens and the potential now; under it how slowly time passes, and what was done to the membrane. */
export function drawWords(g: Context2D, state: NeuronState, { theme }: View): void {
  const { celsius, naBlock, kBlock } = state.drive.membrane;
  const { text, color } = storyOf(state, theme);
  drawText(g, text, HEAD.x, HEAD.y, { size: SIZE.subtitle, weight: 700, color });
  drawText(g, `${signed(state.vMv)} mV`, HEAD.right, HEAD.y, { size: SIZE.subtitle, weight: 700, color: theme.vermilion, align: "right" });
  drawText(g, "膜电位", HEAD.right - 270, HEAD.y, { size: SIZE.small, color: theme.ink, align: "right" });
  const status = [
    `慢放 ${Number((1000 / state.modelMsPerSecond).toPrecision(2))} 倍`,
    `${Number(celsius.toFixed(1))} °C`,
    ...(naBlock > 0 ? [`钠堵 ${percent(naBlock)}`] : []),
    ...(kBlock > 0 ? [`钾堵 ${percent(kBlock)}`] : []),
  ].join("，");
  drawText(g, status, STATUS.x, STATUS.y, { size: SIZE.small, color: theme.inkSoft });
}

function signed(value: number): string {
  const text = value.toFixed(1);
  return text === "-0.0" ? "0.0" : text.replace("-", "−");
}

function percent(fraction: number): string {
  return `${Math.round(100 * fraction)}%`;
}
