/**
 * A second, slow way to the same codes: the definition in whole numbers, and the nearest code by search.
 * It shares nothing with src/sim/formats. Values are integers in units of 2^-200, exact as BigInt.
 */
export const UNIT_EXPONENT = 200;

export interface Layout {
  readonly exponentBits: number;
  readonly mantissaBits: number;
  readonly bias: number;
  /** Largest finite code without sign. */
  readonly maxCode: number;
}

/** From the papers' tables, written out. */
export const LAYOUTS = {
  fp16: { exponentBits: 5, mantissaBits: 10, bias: 15, maxCode: 0x7bff },
  bf16: { exponentBits: 8, mantissaBits: 7, bias: 127, maxCode: 0x7f7f },
  e4m3: { exponentBits: 4, mantissaBits: 3, bias: 7, maxCode: 0x7e },
  e5m2: { exponentBits: 5, mantissaBits: 2, bias: 15, maxCode: 0x7b },
  e3m2: { exponentBits: 3, mantissaBits: 2, bias: 3, maxCode: 0x1f },
  e2m3: { exponentBits: 2, mantissaBits: 3, bias: 1, maxCode: 0x1f },
  e2m1: { exponentBits: 2, mantissaBits: 1, bias: 1, maxCode: 0x7 },
} as const satisfies Record<string, Layout>;
export type LayoutId = keyof typeof LAYOUTS;

export function signBit({ exponentBits, mantissaBits }: Layout): number {
  return 1 << (exponentBits + mantissaBits);
}

/** Value of a code without sign in units of 2^-200, as if the last exponent were ordinary. */
export function units(layout: Layout, code: number): bigint {
  const mantissa = BigInt(code % (1 << layout.mantissaBits));
  const exponent = code >> layout.mantissaBits;
  const significand = exponent === 0 ? mantissa : mantissa + (1n << BigInt(layout.mantissaBits));
  return significand << BigInt(UNIT_EXPONENT + Math.max(exponent, 1) - layout.bias - layout.mantissaBits);
}

/** A double's magnitude in units of 2^-200; it must be a whole number of them. */
export function exactUnits(x: number): bigint {
  let scaled = Math.abs(x);
  let shift = UNIT_EXPONENT;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    shift--;
  }
  if (shift < 0) throw new RangeError(`${x} is finer than 2^-200`);
  return BigInt(scaled) << BigInt(shift);
}

/** Nearest code by trying all of them, ties to the even code, beyond the largest number the largest. */
export function nearestCode(layout: Layout, x: number): number {
  const wanted = exactUnits(x);
  let best = 0;
  for (let code = 1; code <= layout.maxCode; code++) {
    const [now, before] = [distance(units(layout, code), wanted), distance(units(layout, best), wanted)];
    if (now < before || (now === before && code % 2 === 0)) best = code;
  }
  return x < 0 || Object.is(x, -0) ? best + signBit(layout) : best;
}

function distance(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a;
}

const word = new DataView(new ArrayBuffer(8));

/** The doubles just below and above a positive one. */
export function doublesBeside(x: number): readonly [number, number] {
  word.setFloat64(0, x);
  const bits = word.getBigUint64(0);
  return [-1n, 1n].map((step) => {
    word.setBigUint64(0, bits + step);
    return word.getFloat64(0);
  }) as unknown as readonly [number, number];
}

/** The float32 numbers just below and above a positive float32. */
export function floatsBeside(x: number): readonly [number, number] {
  word.setFloat32(0, x);
  const bits = word.getUint32(0);
  return [-1, 1].map((step) => {
    word.setUint32(0, bits + step);
    return word.getFloat32(0);
  }) as unknown as readonly [number, number];
}

export function floatFromBits(bits: number): number {
  word.setUint32(0, bits);
  return word.getFloat32(0);
}
