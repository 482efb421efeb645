const view = new DataView(new ArrayBuffer(8));

/**
 * ⌊log2 |x|⌋ read from the bits, so that it is exact beside powers of two, where `Math.log2` is not.
 *
 * @param x finite and not zero; subnormal doubles are fine
 * @returns integer in −1074…1023
 */
export function exponentOf(x: number): number {
  const field = exponentField(x);
  return field > 0 ? field - 1023 : exponentField(x * 2 ** 54) - 1023 - 54;
}

/** |x| / 2^⌊log2 |x|⌋, in [1, 2), exact. */
export function significandOf(x: number): number {
  const exponent = exponentOf(x);
  const size = Math.abs(x);
  return exponent < -1022 ? size * 2 ** 54 * powerOfTwo(-exponent - 54) : size * powerOfTwo(-exponent);
}

/** 2^n for integer n in −1074…1023, exact. */
export function powerOfTwo(n: number): number {
  if (n < -1022) return powerOfTwo(n + 54) * 2 ** -54;
  view.setUint32(0, (n + 1023) << 20);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/**
 * To the nearest integer, halves to the even one; keeps −0. `Math.round` sends halves up instead.
 * Adding 2^52 leaves no room for a fraction, so the hardware rounds (IEEE 754-2019 §4.3.1).
 */
export function roundHalfEven(x: number): number {
  const size = Math.abs(x);
  if (!(size < 2 ** 52)) return x;
  const rounded = size + 2 ** 52 - 2 ** 52;
  return isNegative(x) ? -rounded : rounded;
}

/** True for −0 too. */
export function isNegative(x: number): boolean {
  return x < 0 || Object.is(x, -0);
}

function exponentField(x: number): number {
  view.setFloat64(0, x);
  return (view.getUint32(0) >>> 20) & 0x7ff;
}
