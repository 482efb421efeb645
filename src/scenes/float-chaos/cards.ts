import { drawCard, drawText, SIZE, textWidth, type Context2D, type Theme } from "#look";
import type { FloatChaosState, OrbitState } from "#sim";
import { CARD } from "./layout.ts";
import { FORM_NAMES, fateOf, PRECISION_NAMES, sharedDigits } from "./print.ts";
import { drawMark } from "./plots.ts";

const RING = 46;
const DIGITS = 60;

/** Each orbit: how it is computed, its value with the digits that are no longer shared, and whether it goes round. */
export function drawCards(g: Context2D, theme: Theme, state: FloatChaosState): void {
  const { shared, rest } = sharedDigits(state.a.value, state.b.value);
  [state.a, state.b].forEach((orbit, i) => {
    const y = CARD.tops[i]!;
    const left = CARD.x + 20;
    drawCard(g, theme, { x: CARD.x, y, width: CARD.width, height: CARD.height });
    g.fillStyle = theme.series[i]!;
    drawMark(g, i, left + 10, y + 36, 11);
    drawText(g, PRECISION_NAMES[orbit.precision], left + 34, y + 46, { size: SIZE.small, weight: 700, color: theme.series[i]! });
    // How it is written matters only where the two differ in it.
    if (state.a.form !== state.b.form) drawText(g, FORM_NAMES[orbit.form], CARD.x + CARD.width - 18, y + 46, { size: SIZE.small, color: theme.inkSoft, align: "right" });
    drawText(g, shared, left, y + 112, { size: DIGITS, color: theme.ink });
    drawText(g, rest[i]!, left + textWidth(g, shared, DIGITS), y + 112, { size: DIGITS, weight: 400, color: theme.vermilion });
    const [what, length] = fateOf(orbit, state.countedFrom);
    drawText(g, what, left, y + 168, { size: SIZE.small, color: theme.inkSoft });
    drawText(g, length, left, y + 208, { size: SIZE.small, weight: orbit.closed ? 700 : 400, color: orbit.closed ? theme.ink : theme.inkSoft });
    drawFate(g, theme, state.step + state.progress, orbit, theme.series[i]!, { x: CARD.x + CARD.width - 74, y: y + 174 });
  });
}

/** A path into a ring (the letter ρ) with the orbit on it; not to scale. An orbit that never closes is a line into the open. */
function drawFate(g: Context2D, theme: Theme, step: number, { cycleLength, closesAtStep }: OrbitState, color: string, { x, y }: { x: number; y: number }): void {
  g.strokeStyle = theme.inkFaint;
  g.lineWidth = 5;
  g.lineCap = "round";
  g.beginPath();
  const tail = { x: x - 130, y: y + RING };
  if (cycleLength === null || closesAtStep === null) {
    g.setLineDash([2, 11]);
    g.moveTo(tail.x + 30, tail.y);
    g.bezierCurveTo(x - 60, tail.y, x - 40, y - RING, x + 54, y - RING);
    g.stroke();
    g.setLineDash([]);
    return;
  }
  g.moveTo(tail.x + 30, tail.y);
  g.lineTo(x, tail.y);
  g.arc(x, y, RING, Math.PI / 2, -1.5 * Math.PI, true);
  g.stroke();
  const inRing = step - closesAtStep;
  // Where in the ring the orbit is, the film knows only from the entry on.
  const turn = ((inRing % cycleLength) / cycleLength) * 2 * Math.PI;
  const way = closesAtStep === 0 ? 1 : Math.min(1, step / closesAtStep);
  const at = inRing < 0 ? { x: tail.x + 30 + (x - tail.x - 30) * way, y: tail.y } : { x: x + RING * Math.sin(turn), y: y + RING * Math.cos(turn) };
  g.fillStyle = color;
  g.beginPath();
  g.arc(at.x, at.y, 10, 0, 2 * Math.PI);
  g.fill();
}
