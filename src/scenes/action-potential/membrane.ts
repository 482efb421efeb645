import { drawText, fillRoundRect, mix, mixColor, SIZE, withAlpha, type Context2D, type Theme, type View } from "#look";
import { uniform, type NeuronState } from "#sim";
import { channelsOf, type Channel } from "./channels.ts";
import { STRIP } from "./layout.ts";

const ION_RADIUS = 10;
/** Spacing of the ions that pass through a channel, px, and the push that moves an ion on by it, mV·ms. */
const ION_SPACING = 46;
const PUSH_MV_MS = 100;
/** Width of each half of a channel, and what parts them, shut and open. */
const HALF_WIDTH = 17;
const SHUT = 1;
const OPEN = 12;
const STREAM = 0x696f6e;

/** A strip of membrane: sodium waits outside, potassium inside, and what is open lets them through. */
export function drawMembrane(g: Context2D, state: NeuronState, { theme }: View): void {
  const channels = channelsOf(state);
  drawWaters(g, theme, state.vMv);
  const gaps = gapsOf(channels);
  drawCrowd(g, theme, gaps);
  drawLipids(g, theme, gaps);
  for (const channel of channels) {
    drawPassing(g, theme, channel, channel.ion === "na" ? state.naDriveMvMs : state.kDriveMvMs);
    drawChannel(g, theme, channel);
  }
}

/** Outside and inside, the inside warmer in colour the more positive it is. */
function drawWaters(g: Context2D, theme: Theme, vMv: number): void {
  const width = STRIP.right - STRIP.left;
  fillRoundRect(g, { x: STRIP.left, y: STRIP.top, width, height: STRIP.outer - STRIP.top }, 10, mixColor(theme.paper, theme.series[0], 0.08));
  const charge = Math.min(1, Math.max(0, (vMv + 80) / 130));
  const inside = mixColor(theme.series[1], theme.vermilion, charge);
  fillRoundRect(g, { x: STRIP.left, y: STRIP.inner, width, height: STRIP.bottom - STRIP.inner }, 10, mixColor(theme.paper, inside, 0.1 + 0.22 * charge));
  const label = { size: SIZE.small, color: theme.ink, align: "right", baseline: "middle" } as const;
  drawText(g, "膜外", STRIP.left - 14, (STRIP.top + STRIP.outer) / 2, label);
  drawText(g, "膜内", STRIP.left - 14, (STRIP.inner + STRIP.bottom) / 2, label);
}

/** Middles of the gaps between channels, where nothing passes. */
function gapsOf(channels: readonly Channel[]): number[] {
  const pitch = channels[1]!.x - channels[0]!.x;
  return channels.slice(1).map(({ x }) => x - pitch / 2);
}

/** Ions that stay where they are: mostly sodium outside, mostly potassium inside, in about the measured proportion. */
function drawCrowd(g: Context2D, theme: Theme, gaps: readonly number[]): void {
  const sides = [
    { ion: "na", from: STRIP.top, to: STRIP.outer - 10 },
    { ion: "k", from: STRIP.inner + 10, to: STRIP.bottom },
  ];
  const crowd = sides.flatMap(({ ion, from, to }, side) =>
    gaps.flatMap((gap, number) => [0, 1, 2].map((i) => ({
      x: gap + (uniform(1, STREAM + side, 6 * number + 2 * i + 1) - 0.5) * 62,
      y: from + 12 + ((i + 0.8 * uniform(1, STREAM + side, 6 * number + 2 * i)) / 3) * (to - from - 12),
      isSodium: (ion === "na") !== ((3 * number + i) % 12 === 7),
    }))));
  for (const isSodium of [true, false]) {
    g.fillStyle = withAlpha(isSodium ? theme.series[0] : theme.series[1], 0.55);
    g.beginPath();
    for (const ion of crowd) {
      if (ion.isSodium !== isSodium) continue;
      g.moveTo(ion.x + ION_RADIUS, ion.y);
      g.arc(ion.x, ion.y, ION_RADIUS, 0, 2 * Math.PI);
    }
    g.fill();
  }
}

/** Three pairs of lipids in every gap, tail to tail. */
function drawLipids(g: Context2D, theme: Theme, gaps: readonly number[]): void {
  const middle = (STRIP.outer + STRIP.inner) / 2;
  const xs = gaps.flatMap((x) => [x - 18, x, x + 18]);
  g.strokeStyle = theme.inkFaint;
  g.lineWidth = 4;
  g.beginPath();
  for (const x of xs) {
    g.moveTo(x, STRIP.outer);
    g.lineTo(x, middle - 3);
    g.moveTo(x, STRIP.inner);
    g.lineTo(x, middle + 3);
  }
  g.stroke();
  g.fillStyle = theme.inkSoft;
  g.beginPath();
  for (const x of xs)
    for (const y of [STRIP.outer, STRIP.inner]) {
      g.moveTo(x + 8, y);
      g.arc(x, y, 8, 0, 2 * Math.PI);
    }
  g.fill();
}

/** Ions on their way through an open channel; the push V − E has moved them since the start. */
function drawPassing(g: Context2D, theme: Theme, { ion, x, open }: Channel, driveMvMs: number): void {
  if (open < 0.05) return;
  const color = ion === "na" ? theme.series[0] : theme.series[1];
  const length = STRIP.bottom - STRIP.top;
  // A positive push is outwards, which is up.
  const offset = (-driveMvMs / PUSH_MV_MS) * ION_SPACING;
  for (let y = mod(offset, ION_SPACING); y < length; y += ION_SPACING) {
    const edge = Math.min(1, y / 24, (length - y) / 24);
    g.fillStyle = withAlpha(color, edge * open);
    g.beginPath();
    g.arc(x, STRIP.top + y, ION_RADIUS, 0, 2 * Math.PI);
    g.fill();
  }
}

/** Two halves that part when it opens; the ball on its chain that shuts a sodium channel from inside; the drug's cork outside. */
function drawChannel(g: Context2D, theme: Theme, { ion, x, open, plugged, drugged }: Channel): void {
  const color = ion === "na" ? theme.series[0] : theme.series[1];
  const shown = drugged ? mixColor(color, theme.paper, 0.55) : color;
  const gap = mix(SHUT, OPEN, open);
  const box = { y: STRIP.outer - 14, width: HALF_WIDTH, height: STRIP.inner - STRIP.outer + 28 };
  fillRoundRect(g, { ...box, x: x - gap - box.width }, 7, shown);
  fillRoundRect(g, { ...box, x: x + gap }, 7, shown);
  if (ion === "na" && !drugged) {
    const from = { x: x + HALF_WIDTH, y: STRIP.inner + 12 };
    const ball = { x: x + (1 - plugged) * (1.7 * HALF_WIDTH), y: STRIP.inner + 24 + (1 - plugged) * 12 };
    g.strokeStyle = theme.ink;
    g.lineWidth = 4;
    g.beginPath();
    g.moveTo(from.x, from.y);
    g.lineTo(ball.x, ball.y);
    g.stroke();
    g.fillStyle = theme.ink;
    g.beginPath();
    g.arc(ball.x, ball.y, 12, 0, 2 * Math.PI);
    g.fill();
  }
  if (drugged) fillRoundRect(g, { x: x - 20, y: STRIP.outer - 40, width: 40, height: 30 }, 9, theme.series[3]);
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
