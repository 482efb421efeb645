import { z } from "zod";
import { drawBrush, drawText, ease, fitText, KAI, ramp, withAlpha, type Context2D, type View } from "#look";
import type { SimEvent } from "#sim";
import { defineScene } from "../define-scene.ts";

const meta = (zh: string, en: string) => ({ label: { zh, en }, unit: "1" });
const words = z.string().max(24);

const blankParams = z.strictObject({ words: words.default("").meta(meta("纸上的字（平常不写）", "Words on the paper; usually none")) });

interface BlankState {
  readonly words: string;
  /** How far they have come, 0…1; a stroke under them, likewise. */
  readonly shown: number;
  readonly stroke: number;
}

const APPEAR_MS = 500;

/** Nothing but the paper, and at most a word on it that a cue writes, underlines or takes away. */
function hold(params: z.output<typeof blankParams>, _seed: number, events: readonly SimEvent[]): (tMs: number) => BlankState {
  return (tMs) => {
    const last = events.findLast(({ action, tMs: atMs }) => action !== "underline" && atMs <= tMs);
    const before = events.findLast((event) => event.action === "write" && event.tMs <= (last?.tMs ?? -Infinity));
    const line = events.findLast(({ action, tMs: atMs }) => action === "underline" && atMs <= tMs && atMs >= (last?.tMs ?? -Infinity));
    const come = last === undefined ? 1 : ease(ramp(tMs, last.tMs, last.tMs + APPEAR_MS));
    return {
      words: before === undefined ? params.words : String(before.args["words"]),
      shown: last?.action === "clear" ? 1 - come : come,
      stroke: line === undefined ? 0 : ease(ramp(tMs, line.tMs, line.tMs + APPEAR_MS)),
    };
  };
}

function paint(g: Context2D, { words: text, shown, stroke }: BlankState, { theme, width, height }: View): void {
  if (text === "" || shown <= 0) return;
  const { size, lines, lineHeight } = fitText(g, text, { sizes: [150, 128, 108, 92], width: width - 160, height: height - 200, weight: 700, family: KAI });
  const bottom = height / 2 + (lines.length * lineHeight) / 2;
  lines.forEach((each, i) => {
    drawText(g, each, width / 2, height / 2 + (i - (lines.length - 1) / 2) * lineHeight, { size, weight: 700, family: KAI, color: withAlpha(theme.ink, shown), align: "center", baseline: "middle", maxWidth: width - 80 });
  });
  if (stroke > 0.02)
    drawBrush(g, [0, 0.35, 0.7, 1].map((t) => ({ x: width / 2 - 220 + 440 * t * stroke, y: bottom + 8 - 8 * Math.sin(Math.PI * t) })), { color: withAlpha(theme.vermilion, shown), width: 18, shape: "flick" });
}

export const blank = defineScene({
  id: "blank",
  title: { zh: "白纸", en: "Blank paper" },
  summary: { zh: "什么也不画，光听两个人说；要紧的时候写一个词。", en: "Nothing to see, just the talk; a single word when it matters." },
  params: blankParams,
  actions: {
    write: { title: { zh: "写一个词", en: "Write a word" }, args: z.strictObject({ words: words.default("您先等会儿").meta(meta("写什么", "Words")) }) },
    underline: { title: { zh: "底下画一道", en: "Underline it" }, args: z.strictObject({}) },
    clear: { title: { zh: "擦掉", en: "Clear the paper" }, args: z.strictObject({}) },
  },
  quantities: [],
  sample: [[0.5, "write"], [4, "underline"], [8, "clear"], [9, "write", { words: "好嘞" }], [13, "underline"], [18, "clear"]],
  simulate: hold,
  paint,
  frameKey: ({ words: text, shown, stroke }) => `${text} ${shown} ${stroke}`,
});
