import { drawText, SIZE, type Context2D, type Theme, type View } from "#look";
import type { SynapseState } from "#sim";
import { HEAD } from "./layout.ts";
import { shownOf } from "./shown.ts";

/** Model ms after a spike in which its vesicles are spoken of. */
const NEWS_MS = 1;

/** What happens now, in one sentence. */
export function storyOf(state: SynapseState, theme: Theme): { readonly text: string; readonly color: string } {
  const { spikes, sinceSpikeMs, releasedLast, sites } = state;
  const { open, transmitterMm } = shownOf(state);
  if (spikes === 0 || sinceSpikeMs === null) return { text: `${sites.length} 个囊泡等着`, color: theme.ink };
  if (sinceSpikeMs < NEWS_MS) return { text: releasedLast === 0 ? "脉冲到了：一个没开" : `脉冲到了：${releasedLast} 个囊泡开口`, color: theme.series[0] };
  if (transmitterMm > 0.02 && open > 0.02) return { text: "递质飘过缝，敲开了门", color: theme.series[1] };
  if (open > 0.05) return { text: "门还开着：离子往里走", color: theme.vermilion };
  return { text: "门关了，囊泡再补", color: theme.ink };
}

/** The sentence, how slowly time passes, and what the listener feels. */
export function drawWords(g: Context2D, state: SynapseState, { theme }: View): void {
  const { text, color } = storyOf(state, theme);
  drawText(g, text, HEAD.left, HEAD.y, { size: SIZE.subtitle, weight: 700, color });
  drawText(g, `${shownOf(state).vMv.toFixed(1).replace("-", "−")} mV`, HEAD.right, HEAD.y, { size: SIZE.subtitle, weight: 700, color: theme.vermilion, align: "right" });
  drawText(g, `慢放 ${Number((1000 / state.modelMsPerSecond).toPrecision(2))} 倍`, HEAD.right - 270, HEAD.y, { size: SIZE.small, color: theme.inkSoft, align: "right" });
}
