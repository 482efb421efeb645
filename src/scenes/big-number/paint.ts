import { drawBrush, drawText, fillRoundRect, fitText, KAI, mix, mixColor, printValue, SIZE, textWidth, withAlpha, type Context2D, type Theme, type View } from "#look";
import type { BigNumberState } from "./simulate.ts";

const MIDDLE = 660;
/** Base line of the number before and after the comparison has come. */
const BASE = { alone: 430, above: 356 } as const;
const BAR = { x: 60, width: 1200, height: 40 } as const;

/** What it is, the number as large as fits, and below it the same length of bar for the same amount. */
export function paint(g: Context2D, state: BigNumberState, { theme }: View): void {
  const { params, compared } = state;
  const lift = mix(0, -52, compared);
  const label = fitText(g, params.label, { sizes: [60, 54, 48, 42], width: 1220, height: 80, weight: 700, family: KAI });
  label.lines.forEach((line, i) => { drawText(g, line, MIDDLE, 132 + lift + i * label.lineHeight, { size: label.size, weight: 700, family: KAI, color: theme.ink, align: "center", baseline: "middle", maxWidth: 1240 }); });
  drawNumber(g, theme, state, mix(BASE.alone, BASE.above, compared));
  if (compared > 0) drawComparison(g, theme, state);
  if (params.note !== "") drawText(g, params.note, MIDDLE, 718, { size: SIZE.small, color: theme.inkSoft, align: "center", maxWidth: 1270 });
}

/** Set for the wider of its ends, so that nothing is cut while it counts; a shrinking number moves to the middle as it counts. */
function drawNumber(g: Context2D, theme: Theme, { params, value, from, target, unit, stressed }: BigNumberState, y: number): void {
  const style = { digits: params.digits, wan: params.wan };
  const goal = printValue(target, { ...style, like: target });
  const counted = { ...style, like: Math.abs(from) > Math.abs(target) ? from : target };
  const text = value === target ? goal : printValue(value, counted);
  const unitSize = 92;
  const unitWidth = unit === "" ? 0 : textWidth(g, unit, unitSize, 700) + 28;
  const widthOf = (words: string, size: number) => textWidth(g, words, size, 700);
  const widest = Math.max(widthOf(goal, 100), widthOf(printValue(from, counted), 100)) / 100;
  const size = Math.min(280, (1230 - unitWidth) / widest);
  const width = widthOf(goal, size);
  const endOf = (all: number) => MIDDLE + (all + unitWidth) / 2 - unitWidth;
  const shown = widthOf(text, size);
  const right = Math.max(MIDDLE - 620 + shown, mix(endOf(widest * size), endOf(width), target === from ? 1 : (value - from) / (target - from)));
  const color = mixColor(theme.ink, theme.vermilion, stressed);
  drawText(g, text, right, y, { size, weight: 700, color, align: "right" });
  if (unit !== "") drawText(g, unit, right + 28, y, { size: unitSize, weight: 700, color: theme.inkSoft });
  if (stressed > 0.02)
    drawBrush(g, [0, 0.35, 0.7, 1].map((t) => ({ x: right - shown + t * shown * stressed, y: y + 40 - 8 * Math.sin(Math.PI * t) })), { color: theme.vermilion, width: 18, shape: "flick" });
}

/** The ratio in words, and both amounts as bars on one scale. */
function drawComparison(g: Context2D, theme: Theme, { params, target, compared, unit }: BigNumberState): void {
  const { reference, referenceLabel } = params;
  const ratio = target / reference;
  const spaced = /^[\w]/u.test(referenceLabel) ? ` ${referenceLabel}` : referenceLabel;
  const words = params.comparison || (Math.abs(ratio) >= 1
    ? `是${spaced}的 ${printValue(ratio, { digits: 2, wan: true })} 倍`
    : `是${spaced}的 ${printValue(1 / ratio, { digits: 2, wan: true })} 分之一`);
  drawText(g, words, MIDDLE, 478, { size: 54, weight: 700, color: withAlpha(theme.vermilion, compared), align: "center", baseline: "middle", maxWidth: 1240 });
  const most = Math.max(Math.abs(target), Math.abs(reference));
  const bars = [
    { amount: target, color: theme.vermilion, text: "" },
    { amount: reference, color: theme.series[0], text: `${referenceLabel} ${printValue(reference, { wan: true })} ${unit}` },
  ];
  bars.forEach(({ amount, color, text }, i) => {
    const y = 546 + i * 68;
    // Never thinner than a hair: it is there.
    const width = Math.max(4, (Math.abs(amount) / most) * BAR.width * compared);
    fillRoundRect(g, { x: BAR.x, y, width, height: BAR.height }, Math.min(8, width / 2), color);
    if (text === "") return;
    const isLong = width > BAR.width - textWidth(g, text, SIZE.body, 700) - 30;
    drawText(g, text, isLong ? BAR.x + 16 : BAR.x + width + 16, y + BAR.height / 2 + 1, {
      size: SIZE.body, weight: 700, color: withAlpha(isLong ? theme.paper : theme.ink, compared), baseline: "middle", maxWidth: 1100,
    });
  });
}
