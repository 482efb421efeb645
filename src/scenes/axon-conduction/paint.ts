import { drawText, SIZE, type Context2D, type View } from "#look";
import type { TwoFibresState } from "#sim";
import { drawBareFibre, drawMyelinatedFibre, drawTrace, place } from "./fibre.ts";
import { BARE, FIBRE, MYELINATED, RULER_Y, TEXT_RIGHT, type Lane } from "./layout.ts";
import { resultOf, type Result } from "./result.ts";

/** Two fibres under their traces; the question becomes the answer when both waves are through. */
export function paint(g: Context2D, state: TwoFibresState, view: View): void {
  const results = { bare: resultOf(state, state.bare), myelinated: resultOf(state, state.myelinated) };
  drawHeader(g, state, results, view);
  drawLane(g, "无髓：挨着往前点", results.bare, BARE, view);
  drawTrace(g, state.bare, state.lengthMm, BARE, view);
  drawBareFibre(g, state, BARE, view);
  drawLane(g, `有髓：裹 ${Math.round(state.myelinated.lamellae)} 层，一节一节跳`, results.myelinated, MYELINATED, view);
  drawTrace(g, state.myelinated, state.lengthMm, MYELINATED, view);
  drawMyelinatedFibre(g, state, MYELINATED, view);
  drawRuler(g, state, view);
}

function drawHeader(g: Context2D, state: TwoFibresState, { bare, myelinated }: Record<"bare" | "myelinated", Result>, { theme }: View): void {
  const done = bare.kind === "arrived" && myelinated.kind === "arrived";
  const cut = myelinated.kind === "lost" && state.myelinated.lost.some((part) => part > 0);
  const crawled = bare.kind === "running" && myelinated.kind === "arrived" && state.shockPlaces[0]! <= 0.5 ? state.bare.excited.at(-1)?.toMm : undefined;
  const text = done ? `有髓的快 ${times(bare.ms / myelinated.ms)} 倍` : cut ? "髓鞘断了，跳不过去" : crawled !== undefined ? `有髓的到了，无髓的才走 ${crawled.toFixed(1)} 毫米` : "一样粗、一样长：谁先到？";
  drawText(g, text, FIBRE.left, 66, { size: SIZE.subtitle, weight: 700, color: text.endsWith("？") ? theme.ink : theme.vermilion });
  drawText(g, `慢放 ${Number((1000 / state.modelMsPerSecond).toPrecision(2))} 倍`, TEXT_RIGHT, 60, { size: SIZE.body, weight: 700, color: theme.series[0], align: "right" });
}

function drawLane(g: Context2D, name: string, result: Result, lane: Lane, { theme }: View): void {
  drawText(g, name, FIBRE.left, lane.text, { size: SIZE.body, weight: 700, color: theme.ink });
  if (result.kind === "waiting") return;
  const style = { size: SIZE.label, weight: 700, align: "right" } as const;
  if (result.kind === "lost") return drawText(g, "没传到", TEXT_RIGHT, lane.text, { ...style, color: theme.wrong });
  if (result.kind === "running") return drawText(g, `${result.ms.toFixed(2)} 毫秒`, TEXT_RIGHT, lane.text, { ...style, color: theme.vermilion });
  drawText(g, `${result.ms.toFixed(2)} 毫秒到，${Number(result.speedMPerS.toPrecision(2))} 米/秒`, TEXT_RIGHT, lane.text, { ...style, color: theme.ink });
}

const STEPS_MM = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20];

/** How far, in mm; under it whose membrane this is. */
function drawRuler(g: Context2D, { lengthMm, celsius }: TwoFibresState, { theme }: View): void {
  const stepMm = STEPS_MM.find((step) => lengthMm / step <= 6)!;
  const x = place(lengthMm);
  g.strokeStyle = theme.inkSoft;
  g.lineWidth = 2.5;
  g.beginPath();
  g.moveTo(FIBRE.left, RULER_Y);
  g.lineTo(FIBRE.right, RULER_Y);
  const count = Math.floor(lengthMm / stepMm + 1e-6);
  for (let i = 0; i <= count; i++) {
    g.moveTo(x(i * stepMm), RULER_Y);
    g.lineTo(x(i * stepMm), RULER_Y + 10);
  }
  g.stroke();
  for (let i = 0; i <= count; i++) {
    const near = x(i * stepMm) > FIBRE.right - 30 ? "right" : i === 0 ? "left" : "center";
    const text = `${Number((i * stepMm).toPrecision(3))}${i === count ? " 毫米" : ""}`;
    drawText(g, text, near === "right" ? FIBRE.right : near === "left" ? FIBRE.left : x(i * stepMm), RULER_Y + 44, { size: SIZE.small, color: theme.inkSoft, align: near });
  }
  drawText(g, "膜和通道按乌贼轴突的方程算；速度是全程平均", FIBRE.left, 730, { size: SIZE.small, color: theme.inkSoft });
  drawText(g, `${Number(celsius.toFixed(1))} °C`, TEXT_RIGHT, 730, { size: SIZE.small, color: theme.inkSoft, align: "right" });
}

function times(ratio: number): string {
  return ratio < 10 ? ratio.toFixed(1) : String(Math.round(ratio));
}
