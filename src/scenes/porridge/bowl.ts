import type { Context2D, Theme } from "#look";
import { uniform } from "#sim";
import { BOWL } from "./layout.ts";

const GRAIN_STREAM = 0x726963;
/** Grains drawn per % of rice. */
const GRAINS_PER_PERCENT = 22;
/** The most a bowl can be asked to hold, %. */
const MOST_PERCENT = 12;

/** Half the inner width of the bowl at a height, so that grains stay inside. */
function halfWidthAt(y: number): number {
  const t = Math.max(0, Math.min(1, (y - BOWL.rim) / (BOWL.bottom - BOWL.rim)));
  return BOWL.foot + (BOWL.halfWidth - BOWL.foot) * Math.sqrt(Math.max(0, 1 - t ** 2.4));
}

/** Half the inner width at heights from the top down, px. */
type Wall = readonly { readonly y: number; readonly half: number }[];

function wallFrom(fromY: number): Wall {
  const steps = 60;
  // Closer together towards the bottom, where the wall turns.
  const heightAt = (i: number): number => BOWL.bottom - (BOWL.bottom - fromY) * (1 - i / steps) ** 3;
  return Array.from({ length: steps + 1 }, (_, i) => ({ y: heightAt(i), half: halfWidthAt(heightAt(i)) }));
}

/** The bowl never changes: its walls and the places of its grains are worked out once. */
const BELOW_SURFACE = wallFrom(BOWL.surface);
const WHOLE = wallFrom(BOWL.rim - 30);

function traceInside(g: Context2D, wall: Wall): void {
  g.beginPath();
  for (const { y, half } of wall) g.lineTo(BOWL.x - half, y);
  for (const { y, half } of wall.toReversed()) g.lineTo(BOWL.x + half, y);
  g.closePath();
}

/** Thin gruel is nearly water, thick congee nearly rice. */
function liquor(theme: Theme, ricePercent: number): string {
  const thick = Math.min(1, ricePercent / 9);
  return theme.name === "light"
    ? `rgb(${mixed(222, 243, thick)} ${mixed(232, 232, thick)} ${mixed(232, 205, thick)})`
    : `rgb(${mixed(44, 92, thick)} ${mixed(56, 84, thick)} ${mixed(64, 66, thick)})`;
}

function mixed(a: number, b: number, t: number): number {
  return Math.round(a + (b - a) * t);
}

export function drawBowl(g: Context2D, theme: Theme, ricePercent: number): void {
  traceInside(g, BELOW_SURFACE);
  g.fillStyle = liquor(theme, ricePercent);
  g.fill();
  g.strokeStyle = theme.series[0];
  g.lineWidth = 14;
  g.lineJoin = "round";
  g.save();
  // An open bowl: the closing line along the rim is cut away.
  g.beginPath();
  g.rect(0, BOWL.rim - 4, 760, 400);
  g.clip();
  traceInside(g, WHOLE);
  g.stroke();
  g.restore();
}

interface Grain {
  readonly x: number;
  readonly y: number;
  /** rad */
  readonly turn: number;
}

const GRAINS: readonly Grain[] = Array.from({ length: MOST_PERCENT * GRAINS_PER_PERCENT }, (_, i) => {
  const y = BOWL.surface + 12 + Math.sqrt(uniform(1, GRAIN_STREAM, 3 * i)) * (BOWL.bottom - BOWL.surface - 26);
  const x = BOWL.x + (2 * uniform(1, GRAIN_STREAM, 3 * i + 1) - 1) * (halfWidthAt(y) - 18);
  return { x, y, turn: uniform(1, GRAIN_STREAM, 3 * i + 2) * Math.PI };
});

/** Every grain has its place for life; more rice only adds grains. */
export function drawGrains(g: Context2D, theme: Theme, ricePercent: number): void {
  const [rim, rice] = theme.name === "light" ? ["#c9b98f", "#fffdf6"] : ["#3a352b", "#d8cdb4"];
  // Many small fills cost a tenth of one path that is filled and stroked.
  const fill = (color: string, { x, y, turn }: Grain, long: number, thick: number): void => {
    g.fillStyle = color;
    g.beginPath();
    g.ellipse(x, y, long, thick, turn, 0, 2 * Math.PI);
    g.fill();
  };
  for (const grain of GRAINS.slice(0, Math.round(ricePercent * GRAINS_PER_PERCENT))) {
    fill(rim, grain, 9.75, 5.25);
    fill(rice, grain, 8.25, 3.75);
  }
}

/** A veil of liquor over the embedded part of the stick, and the surface line in front of it. */
export function drawSurface(g: Context2D, theme: Theme, ricePercent: number): void {
  g.save();
  g.globalAlpha = 0.35;
  traceInside(g, BELOW_SURFACE);
  g.fillStyle = liquor(theme, ricePercent);
  g.fill();
  g.restore();
  g.strokeStyle = theme.inkSoft;
  g.lineWidth = 2.5;
  g.beginPath();
  g.moveTo(BOWL.x - halfWidthAt(BOWL.surface) + 8, BOWL.surface);
  g.lineTo(BOWL.x + halfWidthAt(BOWL.surface) - 8, BOWL.surface);
  g.stroke();
}
