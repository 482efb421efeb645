import { mixColor, ramp, withAlpha, type Box, type Context2D, type Theme } from "#look";
import type { WaveState } from "#sim";
import type { Camera, FilmedWave } from "./run.ts";

const SHADES = 20;
const FIRING_MS = 5;
/** With fewer cells in the picture they are circles; a square takes the browser a sixth of the time. */
const FEW = 600;
/** A sheet of few rows is drawn with tall cells, up to this part of the box. */
const TALL = 0.36;
/** A potential below it is not shown. */
const FAINT = 0.03;

/** Cells that are not at rest: charged, firing or recovering. */
export function cellsLeft({ v, sinceSpikeMs }: WaveState, refractoryMs: number): number {
  return v.reduce((count, charge, i) => count + (charge > FAINT || sinceSpikeMs[i]! < refractoryMs ? 1 : 0), 0);
}

/** Cell (0, 0) sits at (x, y), the others a pitch apart. */
export interface Grid {
  readonly x: number;
  readonly y: number;
  readonly pitch: number;
  /** From row to row; more than the pitch when there are few rows. */
  readonly rise: number;
}

/** A sheet smaller than the box stands in its middle, a larger one never shows what is beyond its edge. */
export function gridOf({ columns, rows }: WaveState, camera: Camera, box: Box): Grid {
  const fit = Math.min(box.width / columns, box.height / rows);
  const pitch = Math.max(fit, Math.min(box.width / camera.across, box.height / 3));
  const rise = Math.max(pitch, (TALL * box.height) / rows);
  const along = (start: number, size: number, step: number, cells: number, part: number): number => {
    const whole = cells * step;
    if (whole <= size) return start + (size - whole) / 2 + step / 2;
    const wanted = size / 2 - (part * (cells - 1) + 0.5) * step;
    return start + Math.min(0, Math.max(size - whole, wanted)) + step / 2;
  };
  return { x: along(box.x, box.width, pitch, columns, camera.x), y: along(box.y, box.height, rise, rows, camera.y), pitch, rise };
}

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Every cell in the box: small at rest, growing with its charge, full and red when it fires, fading while it recovers. */
export function drawCells(g: Context2D, theme: Theme, { wave, camera, refractoryMs }: FilmedWave, box: Box): void {
  const grid = gridOf(wave, camera, box);
  const { pitch, rise } = grid;
  const shades: Dot[][] = Array.from({ length: 2 * SHADES + 1 }, () => []);
  let seen = 0;
  for (let i = 0; i < wave.v.length; i++) {
    const x = grid.x + (i % wave.columns) * pitch;
    const y = grid.y + Math.floor(i / wave.columns) * rise;
    if (x < box.x - pitch || x > box.x + box.width + pitch || y < box.y - rise || y > box.y + box.height + rise) continue;
    seen++;
    const { shade, size } = lookOf(wave, i, refractoryMs);
    shades[shade]!.push({ x, y, size });
  }
  g.save();
  g.beginPath();
  g.rect(box.x, box.y, box.width, box.height);
  g.clip();
  const round = seen <= FEW && rise === pitch;
  if (round) drawRims(g, theme, shades, pitch);
  shades.forEach((dots, shade) => {
    g.fillStyle = colorOf(theme, shade);
    for (const { x, y, size } of dots) {
      const width = Math.max(1.5, size * pitch);
      if (round) {
        // One by one: many circles in one path take longer.
        g.beginPath();
        g.arc(x, y, width / 2, 0, 2 * Math.PI);
        g.fill();
      } else {
        // On whole pixels: edges that need no softening take half the time.
        const height = size * rise;
        g.fillRect(Math.round(x - width / 2), Math.round(y - height / 2), Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
      }
    }
  });
  g.restore();
}

/** Close up a cell has a rim: filled to the rim, it fires. */
function drawRims(g: Context2D, theme: Theme, shades: readonly (readonly Dot[])[], pitch: number): void {
  const strength = ramp(pitch, 64, 90);
  if (strength === 0) return;
  g.strokeStyle = withAlpha(theme.inkSoft, strength);
  g.lineWidth = 3;
  for (const dots of shades)
    for (const { x, y } of dots) {
      g.beginPath();
      g.arc(x, y, 0.45 * pitch, 0, 2 * Math.PI);
      g.stroke();
    }
}

/** Shades: 0 … charge …, SHADES firing, beyond that recovering; the last is a blocked cell. */
function lookOf({ v, sinceSpikeMs, blocked }: WaveState, i: number, refractoryMs: number): { readonly shade: number; readonly size: number } {
  if (blocked[i] === 1) return { shade: 2 * SHADES, size: 0.86 };
  const since = sinceSpikeMs[i]!;
  if (since < FIRING_MS) return { shade: SHADES, size: 0.9 };
  if (since < refractoryMs) {
    const part = (since - FIRING_MS) / (refractoryMs - FIRING_MS);
    return { shade: SHADES + 1 + Math.floor(part * (SHADES - 1.001)), size: 0.78 - 0.44 * part };
  }
  const charge = v[i]! < FAINT ? 0 : Math.min(1, v[i]!);
  return { shade: Math.min(SHADES - 1, Math.floor(charge * SHADES)), size: 0.34 + 0.5 * Math.sqrt(charge) };
}

/** The same colours in the key beside the sheet. */
export function colorOf(theme: Theme, shade: number): string {
  if (shade === 2 * SHADES) return theme.ink;
  if (shade < SHADES) return mixColor(theme.inkFaint, theme.series[0], Math.min(1, (2 * shade) / SHADES));
  return mixColor(theme.vermilion, mixColor(theme.inkFaint, theme.series[1], 0.45), Math.min(1, (1.6 * (shade - SHADES)) / SHADES));
}

/** Shades for the key: at rest, charged, firing, recovering, blocked. */
export const KEY_SHADES = [0, SHADES - 6, SHADES, SHADES + 12, 2 * SHADES] as const;
