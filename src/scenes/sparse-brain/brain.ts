import { drawText, fillRoundRect, mixColor, SIZE, smoothLine, textWidth, type Context2D, type Theme } from "#look";
import { brainRegions, type RegionState, type SparseBrainState } from "#sim";
import { CENTRES, CEREBELLUM, OUTLINE, PATCH } from "./layout.ts";

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const SMOOTH = smoothLine([...OUTLINE, OUTLINE[0]!]);
/** Dots keep clear of the name in the middle. */
const INNER = 0.58;
/** Dots of a patch beyond which they are too small to look round. */
const MOST_DISCS = 80;
const OCTAGON = Array.from({ length: 8 }, (_, k) => [Math.cos((k + 0.5) * Math.PI / 4), Math.sin((k + 0.5) * Math.PI / 4)] as const);

/** The cortex with its patches; called ones are ringed, every dot that fires is lit. */
export function drawBrain(g: Context2D, theme: Theme, { regions }: SparseBrainState): void {
  g.fillStyle = mixColor(theme.inkFaint, theme.paper, 0.5);
  g.beginPath();
  g.ellipse(CEREBELLUM.x, CEREBELLUM.y, CEREBELLUM.rx, CEREBELLUM.ry, -0.2, 0, 2 * Math.PI);
  g.fill();
  fillRoundRect(g, { x: 600, y: 510, width: 54, height: 84 }, 20, mixColor(theme.inkFaint, theme.paper, 0.5));
  g.beginPath();
  for (const { x, y } of SMOOTH) g.lineTo(x, y);
  g.closePath();
  g.fillStyle = mixColor(theme.card, theme.inkFaint, 0.28);
  g.fill();
  g.strokeStyle = theme.inkSoft;
  g.lineWidth = 4;
  g.lineJoin = "round";
  g.stroke();
  for (const region of regions) drawPatch(g, theme, region);
  drawDots(g, theme, regions);
}

function drawPatch(g: Context2D, theme: Theme, { id, called }: RegionState): void {
  const { x, y } = CENTRES[id];
  g.beginPath();
  g.arc(x, y, PATCH, 0, 2 * Math.PI);
  g.fillStyle = theme.card;
  g.fill();
  g.strokeStyle = called ? theme.vermilion : theme.inkFaint;
  g.lineWidth = called ? 5 : 2;
  g.stroke();
  const name = brainRegions[id].zh;
  const width = textWidth(g, name, SIZE.small, called ? 700 : 400);
  drawText(g, name, x, y + 1, { size: SIZE.small, weight: called ? 700 : 400, color: called ? theme.vermilion : theme.inkSoft, align: "center", baseline: "middle", maxWidth: Math.max(60, width) });
}

/** Quiet dots are small squares, firing ones discs (of eight corners, at a third of a circle's price). */
function drawDots(g: Context2D, theme: Theme, regions: readonly RegionState[]): void {
  const units = regions[0]!.firing.length;
  const radius = Math.max(2, Math.min(4.5, 26 / Math.sqrt(units)));
  const lit = radius * 1.5;
  const quiet = mixColor(theme.inkFaint, theme.inkSoft, 0.2);
  const places = Array.from({ length: units }, (_, n) => {
    const out = PATCH * Math.sqrt(INNER ** 2 + (0.86 ** 2 - INNER ** 2) * ((n + 0.5) / units));
    return { x: out * Math.cos(n * GOLDEN_ANGLE), y: out * Math.sin(n * GOLDEN_ANGLE) };
  });
  for (const { id, firing } of regions) {
    const centre = CENTRES[id];
    g.fillStyle = quiet;
    places.forEach((place, n) => {
      if (firing[n] === 0) g.fillRect(centre.x + place.x - radius * 0.9, centre.y + place.y - radius * 0.9, radius * 1.8, radius * 1.8);
    });
    g.fillStyle = theme.vermilion;
    g.beginPath();
    places.forEach((place, n) => {
      if (firing[n] === 0) return;
      if (units > MOST_DISCS) return g.fillRect(centre.x + place.x - lit, centre.y + place.y - lit, 2 * lit, 2 * lit);
      g.moveTo(centre.x + place.x + OCTAGON[0]![0] * lit, centre.y + place.y + OCTAGON[0]![1] * lit);
      for (const [dx, dy] of OCTAGON) g.lineTo(centre.x + place.x + dx * lit, centre.y + place.y + dy * lit);
      g.closePath();
    });
    g.fill();
  }
}
