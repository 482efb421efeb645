import { drawCard, drawPower, drawText, mix, SIZE, type Context2D, type Theme } from "#look";
import type { MixerState } from "#sim";
import { METER } from "./layout.ts";

const PIVOT = { x: METER.x + 306, y: METER.y + 296 } as const;
const RADIUS = 208;
/** Half the sweep of the needle, from the top. */
const SWEEP = 1.08;
const LEFT_DECADE = -1;

/** Powers of ten that the meter spans above 1. */
export function decadesOf({ gains, before }: MixerState): number {
  let most = 0;
  for (const { forward } of [...gains, ...(before?.gains ?? [])]) most = Math.max(most, forward);
  return Math.max(4, Math.ceil(Math.log10(most)));
}

/** A needle over powers of ten; the number is the gain after the last whole layer. */
export function drawMeter(g: Context2D, theme: Theme, state: MixerState, mostDecades: number): void {
  drawCard(g, theme, METER);
  const angleOf = (decade: number) => mix(-SWEEP, SWEEP, (Math.min(mostDecades, Math.max(LEFT_DECADE, decade)) - LEFT_DECADE) / (mostDecades - LEFT_DECADE));
  drawDial(g, theme, angleOf, mostDecades);
  const decade = needleDecade(state);
  const angle = angleOf(decade);
  g.strokeStyle = theme.ink;
  g.lineWidth = 6;
  g.lineCap = "round";
  g.beginPath();
  g.moveTo(PIVOT.x + Math.sin(angle) * 60, PIVOT.y - Math.cos(angle) * 60);
  g.lineTo(PIVOT.x + Math.sin(angle) * (RADIUS - 16), PIVOT.y - Math.cos(angle) * (RADIUS - 16));
  g.stroke();
  const gain = state.meter.forward;
  const color = gain > 10 ? theme.vermilion : theme.ink;
  drawText(g, "信号放大", METER.x + 24, METER.y + 44, { size: SIZE.small, color: theme.inkSoft });
  const at = { x: PIVOT.x - 84, y: PIVOT.y + 40, size: SIZE.title, color };
  if (gain >= 1e5) {
    const power = Math.floor(Math.log10(gain));
    drawPower(g, { ...at, x: PIVOT.x - 150, base: `${(gain / 10 ** power).toFixed(1)}×10`, exponent: power });
    drawText(g, "倍", PIVOT.x + 190, at.y, { size: SIZE.body, color: theme.ink });
  } else drawText(g, `${gain >= 10 ? Math.round(gain).toLocaleString("en-US").replaceAll(",", " ") : gain.toFixed(2)} 倍`, PIVOT.x, at.y, { size: SIZE.title, weight: 700, color, align: "center" });
}

/** Runs through each layer evenly in the power of ten. */
function needleDecade({ gains, position }: MixerState): number {
  const passed = Math.floor(position);
  const gainAt = (layer: number) => (layer === 0 ? 1 : gains[Math.min(layer, gains.length) - 1]!.forward);
  return mix(Math.log10(gainAt(passed)), Math.log10(gainAt(passed + 1)), position - passed);
}

function drawDial(g: Context2D, theme: Theme, angleOf: (decade: number) => number, mostDecades: number): void {
  const arc = (from: number, to: number, color: string) => {
    g.strokeStyle = color;
    g.lineWidth = 14;
    g.lineCap = "butt";
    g.beginPath();
    g.arc(PIVOT.x, PIVOT.y, RADIUS, angleOf(from) - Math.PI / 2, angleOf(to) - Math.PI / 2);
    g.stroke();
  };
  arc(LEFT_DECADE, 1, theme.right);
  arc(1, mostDecades, theme.vermilion);
  const every = Math.max(1, Math.ceil(mostDecades / 5));
  for (let decade = 0; decade <= mostDecades; decade += every) {
    const [sin, cos] = [Math.sin(angleOf(decade)), Math.cos(angleOf(decade))];
    g.strokeStyle = theme.ink;
    g.lineWidth = 3;
    g.beginPath();
    g.moveTo(PIVOT.x + sin * (RADIUS - 10), PIVOT.y - cos * (RADIUS - 10));
    g.lineTo(PIVOT.x + sin * (RADIUS + 14), PIVOT.y - cos * (RADIUS + 14));
    g.stroke();
    const at = { x: PIVOT.x + sin * (RADIUS + 36), y: PIVOT.y - cos * (RADIUS + 28) };
    if (decade <= 4) drawText(g, decade === 4 ? "1 万" : String(10 ** decade), at.x, at.y, { size: SIZE.small, color: theme.inkSoft, align: sin < -0.2 ? "right" : sin > 0.2 ? "left" : "center", baseline: "middle" });
    else drawPower(g, { base: "10", exponent: decade, x: at.x - (sin < -0.2 ? 70 : sin > 0.2 ? 10 : 36), y: at.y + 8, size: SIZE.small, color: theme.inkSoft });
  }
}
