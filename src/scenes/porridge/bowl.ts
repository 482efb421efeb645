import type { Context2D, Theme } from "#look";
import { uniform } from "#sim";
import { BOWL } from "./layout.ts";

const GRAIN_STREAM = 0x726963;
/** Grains drawn per % of rice. */
const GRAINS_PER_PERCENT = 30;

/** Half the inner width of the bowl at a height, so that grains stay inside. */
function halfWidthAt(y: number): number {
  const t = Math.max(0, Math.min(1, (y - BOWL.rim) / (BOWL.bottom - BOWL.rim)));
  return BOWL.foot + (BOWL.halfWidth - BOWL.foot) * Math.sqrt(Math.max(0, 1 - t ** 2.4));
}

function traceInside(g: Context2D, fromY: number): void {
  const steps = 60;
  // Closer together towards the bottom, where the wall turns.
  const heightAt = (i: number): number => BOWL.bottom - (BOWL.bottom - fromY) * (1 - i / steps) ** 3;
  g.beginPath();
  for (let i = 0; i <= steps; i++) g.lineTo(BOWL.x - halfWidthAt(heightAt(i)), heightAt(i));
  for (let i = steps; i >= 0; i--) g.lineTo(BOWL.x + halfWidthAt(heightAt(i)), heightAt(i));
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
  traceInside(g, BOWL.surface);
  g.fillStyle = liquor(theme, ricePercent);
  g.fill();
  traceInside(g, BOWL.rim);
  g.strokeStyle = theme.series[0];
  g.lineWidth = 14;
  g.lineJoin = "round";
  g.save();
  // An open bowl: the closing line along the rim is cut away.
  g.beginPath();
  g.rect(0, BOWL.rim - 4, 760, 400);
  g.clip();
  traceInside(g, BOWL.rim - 30);
  g.stroke();
  g.restore();
}

/** Every grain has its place for life; more rice only adds grains. */
export function drawGrains(g: Context2D, theme: Theme, ricePercent: number): void {
  const grains = Math.round(ricePercent * GRAINS_PER_PERCENT);
  g.fillStyle = theme.name === "light" ? "#fffdf6" : "#d8cdb4";
  g.strokeStyle = theme.name === "light" ? "#c9b98f" : "#3a352b";
  g.lineWidth = 1.5;
  g.beginPath();
  for (let i = 0; i < grains; i++) {
    const y = BOWL.surface + 12 + Math.sqrt(uniform(1, GRAIN_STREAM, 3 * i)) * (BOWL.bottom - BOWL.surface - 26);
    const x = BOWL.x + (2 * uniform(1, GRAIN_STREAM, 3 * i + 1) - 1) * (halfWidthAt(y) - 18);
    const turn = uniform(1, GRAIN_STREAM, 3 * i + 2) * Math.PI;
    g.moveTo(x + 9 * Math.cos(turn), y + 9 * Math.sin(turn));
    g.ellipse(x, y, 9, 4.5, turn, 0, 2 * Math.PI);
  }
  g.fill();
  g.stroke();
}

/** A veil of liquor over the embedded part of the stick, and the surface line in front of it. */
export function drawSurface(g: Context2D, theme: Theme, ricePercent: number): void {
  g.save();
  g.globalAlpha = 0.35;
  traceInside(g, BOWL.surface);
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
