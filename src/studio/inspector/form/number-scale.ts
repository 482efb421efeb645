import type { NumberControl } from "./fields.ts";

/** Slider positions between the ends of a range. */
const STEPS = 200;
/** A range over more than this is run through by ratio. */
const WIDE = 1000;

/** How a slider runs through a range, and what one press of an arrow key does. */
export interface NumberScale {
  /** Positions of the slider: 0…positions. */
  readonly positions: number;
  readonly positionOf: (value: number) => number;
  readonly valueAt: (position: number) => number;
}

/** Null when the range is open: then there is nothing to slide along. */
export function scaleOf({ min, max, isWhole }: NumberControl): NumberScale | null {
  if (!Number.isFinite(min) || !Number.isFinite(max) || max <= min) return null;
  const tidy = (value: number) => clamp(isWhole ? Math.round(value) : Number(value.toPrecision(3)), min, max);
  if (min > 0 && max / min >= WIDE)
    return { positions: STEPS, positionOf: (value) => (STEPS * Math.log(clamp(value, min, max) / min)) / Math.log(max / min), valueAt: (at) => tidy(min * (max / min) ** (at / STEPS)) };
  if (min === 0 && max >= 10 * WIDE)
    return { positions: STEPS, positionOf: (value) => STEPS * (clamp(value, min, max) / max) ** 0.25, valueAt: (at) => tidy(max * (at / STEPS) ** 4) };
  const step = isWhole ? 1 : roundStep((max - min) / STEPS);
  return { positions: Math.ceil((max - min) / step - 1e-9), positionOf: (value) => (clamp(value, min, max) - min) / step, valueAt: (at) => clamp(inStep(min + at * step, step), min, max) };
}

/**
 * The value one press of an arrow key away.
 *
 * @param times how many steps, negative = down
 */
export function stepped(control: NumberControl, value: number, times: number): number {
  const { min, max, isWhole } = control;
  const isLinear = Number.isFinite(min) && Number.isFinite(max) && !(min > 0 && max / min >= WIDE) && !(min === 0 && max >= 10 * WIDE);
  const step = isWhole ? 1 : isLinear ? roundStep((max - min) / STEPS) : roundStep(Math.max(Math.abs(value), 1e-9) / 20);
  return clamp(inStep(value + times * step, step), min, max);
}

/** `0.30000000000000004` is shown as `0.3`. */
export function shownNumber(value: number): string {
  return String(Number(value.toPrecision(9)));
}

/** Reads what a person types, full-width digits and signs included; null when it is no number. */
export function typedNumber(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/[−–]/g, "-").replace(/。/g, ".").replace(/[,\s]/g, "");
  const value = Number(plain);
  return plain === "" || !Number.isFinite(value) ? null : value;
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}

function inStep(value: number, step: number): number {
  return Number(value.toFixed(Math.max(0, Math.min(12, 1 - Math.floor(Math.log10(step))))));
}

/** The next lower 1, 2 or 5 times a power of ten. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  return [5, 2, 1].map((digit) => digit * power).find((candidate) => candidate <= step) ?? power;
}
