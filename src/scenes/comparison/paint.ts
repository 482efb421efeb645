import { drawText, KAI, mix, SIZE, withAlpha, type Context2D, type Theme, type View } from "#look";
import { drawColumns } from "./columns.ts";
import { drawBars, drawScales } from "./weights.ts";
import type { ComparisonState } from "./simulate.ts";

/** The two things, each with its colour, and below them the verdict. */
export function paint(g: Context2D, state: ComparisonState, { theme, width }: View): void {
  const { params } = state;
  drawText(g, params.title, 40, 62, { size: 48, weight: 700, family: KAI, color: theme.ink, maxWidth: params.note === "" ? 1240 : 640 });
  drawText(g, params.note, width - 24, 56, { size: SIZE.small, color: theme.inkSoft, align: "right", maxWidth: 560 });
  if (params.kind === "columns") drawColumns(g, theme, state);
  else if (params.kind === "bars") drawBars(g, theme, state);
  else drawScales(g, theme, state);
  drawVerdict(g, theme, state, width / 2);
}

function drawVerdict(g: Context2D, theme: Theme, { verdict, weighed }: ComparisonState, middle: number): void {
  if (weighed <= 0 || verdict === "") return;
  const color = withAlpha(theme.vermilion, Math.min(1, 2 * weighed));
  drawText(g, verdict, middle, mix(712, 698, weighed), { size: 58, weight: 700, color, align: "center", baseline: "middle", maxWidth: 1250 });
}
