import { drawText, ease, mix, mixColor, ramp, SIZE, withAlpha, type Context2D, type Theme, type View } from "#look";
import { uniform, type SynapseSite, type SynapseState } from "#sim";
import { CLEFT, MEMBRANE, PICTURE, WORDS_X, ZONE } from "./layout.ts";
import { percent } from "./shown.ts";

/** Model ms in which a vesicle flattens into the membrane. */
const FUSION_MS = 1.2;
const CONTENT_STREAM = 0x766573;

/** Middles of the release sites, px. */
export function siteX(site: number, sites: number): number {
  return ZONE.left + ((site + 0.5) / sites) * (ZONE.right - ZONE.left);
}

/** The knob with its vesicles; its rim glows while the spike arrives. */
export function drawTerminal(g: Context2D, state: SynapseState, { theme }: View): void {
  const glow = state.sinceSpikeMs === null ? 0 : Math.exp(-state.sinceSpikeMs / 0.7);
  traceKnob(g);
  g.fillStyle = mixColor(mixColor(theme.paper, theme.series[0], 0.14), theme.vermilion, 0.35 * glow);
  g.fill();
  traceKnob(g);
  g.strokeStyle = mixColor(theme.series[0], theme.vermilion, glow);
  g.lineWidth = MEMBRANE;
  g.lineJoin = "round";
  g.stroke();
  drawText(g, "发话的", WORDS_X, CLEFT.top - 84, { size: SIZE.small, weight: 700, color: theme.ink });
  drawText(g, `每泡 ${percent(state.releaseProbability)} 会开`, WORDS_X, CLEFT.top - 38, { size: SIZE.small, color: theme.ink });
  const sites = state.sites.length;
  const radius = Math.min(42, ((ZONE.right - ZONE.left) / sites) * 0.36);
  state.sites.forEach((site, i) => drawSite(g, theme, site, { x: siteX(i, sites), radius, number: i }));
}

function traceKnob(g: Context2D): void {
  const { left, right, top } = PICTURE;
  const bottom = CLEFT.top - MEMBRANE / 2;
  g.beginPath();
  g.moveTo(left + 500, top);
  g.bezierCurveTo(left + 480, top + 60, left + 40, top - 40, left + 26, top + 110);
  g.bezierCurveTo(left + 16, bottom - 30, left + 40, bottom, left + 90, bottom);
  g.lineTo(right - 90, bottom);
  g.bezierCurveTo(right - 40, bottom, right - 16, bottom - 30, right - 26, top + 110);
  g.bezierCurveTo(right - 40, top - 40, right - 480, top + 60, right - 500, top);
}

interface Spot {
  readonly x: number;
  readonly radius: number;
  readonly number: number;
}

/** A vesicle that has just let go flattens into the membrane while the next comes down. */
function drawSite(g: Context2D, theme: Theme, { docked, sinceReleaseMs }: SynapseSite, { x, radius, number }: Spot): void {
  const home = CLEFT.top - MEMBRANE - radius;
  if (docked > 0.02) {
    const y = mix(PICTURE.top + 74, home, ease(docked));
    g.globalAlpha = Math.min(1, docked * 3);
    drawVesicle(g, theme, { x: mix(mix(x, (PICTURE.left + PICTURE.right) / 2, 0.25), x, ease(docked)), y }, radius, number);
    g.globalAlpha = 1;
  }
  const fused = sinceReleaseMs === null ? 1 : ramp(sinceReleaseMs, 0, FUSION_MS);
  if (fused === 1) return;
  const open = mix(0.35, 1.45, ease(fused));
  g.beginPath();
  g.arc(x, CLEFT.top - MEMBRANE - radius * mix(0.9, 0.1, fused), radius, Math.PI / 2 + open, Math.PI / 2 - open);
  g.fillStyle = withAlpha(theme.card, 1 - fused);
  g.fill();
  g.strokeStyle = theme.series[0];
  g.lineWidth = 6;
  g.stroke();
  // The pore through the membrane.
  g.fillStyle = theme.card;
  g.fillRect(x - radius * Math.sin(open) * 0.7, CLEFT.top - MEMBRANE - 1, radius * Math.sin(open) * 1.4, (MEMBRANE + 2) * (1 - fused));
}

function drawVesicle(g: Context2D, theme: Theme, { x, y }: { readonly x: number; readonly y: number }, radius: number, number: number): void {
  g.fillStyle = theme.card;
  g.strokeStyle = theme.series[0];
  g.lineWidth = 5;
  g.beginPath();
  g.arc(x, y, radius, 0, 2 * Math.PI);
  g.fill();
  g.stroke();
  g.fillStyle = theme.series[1];
  for (let i = 0; i < 9; i++) {
    const far = (radius - 10) * Math.sqrt((i + 0.5) / 9);
    const turn = 2.4 * i + 6 * uniform(1, CONTENT_STREAM, number);
    g.beginPath();
    g.arc(x + far * Math.cos(turn), y + far * Math.sin(turn), Math.min(7, radius / 4), 0, 2 * Math.PI);
    g.fill();
  }
}
