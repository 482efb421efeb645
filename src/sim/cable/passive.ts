import { scaledErfc } from "./erfc.ts";

/** A uniform cylinder of passive membrane. */
export interface PassiveCable {
  readonly diameterUm: number;
  /** Membrane resistance times area, ohm cm². */
  readonly membraneOhmCm2: number;
  /** Resistivity of the cytoplasm, ohm cm. */
  readonly axialOhmCm: number;
}

/** λ = √(d·Rm/4Ri), um: the distance over which a steady potential falls to 1/e (Hodgkin & Rushton 1946, Proc R Soc B 133:444). */
export function lengthConstantUm({ diameterUm, membraneOhmCm2, axialOhmCm }: PassiveCable): number {
  return 1e4 * Math.sqrt((diameterUm * 1e-4 * membraneOhmCm2) / (4 * axialOhmCm));
}

/** τ = Rm·Cm, ms. */
export function timeConstantMs(membraneOhmCm2: number, capacitanceUfPerCm2: number): number {
  return (membraneOhmCm2 * capacitanceUfPerCm2) / 1000;
}

/** R∞ = (2/π)√(Rm·Ri)·d^(−3/2), megohm: input resistance of a cable that goes on for ever in one direction (Rall 1959). */
export function semiInfiniteMegohm({ diameterUm, membraneOhmCm2, axialOhmCm }: PassiveCable): number {
  return ((2 / Math.PI) * Math.sqrt(membraneOhmCm2 * axialOhmCm) * (diameterUm * 1e-4) ** -1.5) / 1e6;
}

/**
 * Response of an infinite cable to a current that is switched on at X = 0, T = 0, relative to its final value there:
 * ½[e^(−X) erfc(X/2√T − √T) − e^X erfc(X/2√T + √T)].
 *
 * @param x |distance|/λ
 * @param t time/τ, > 0
 * @see Hodgkin & Rushton 1946, Proc R Soc B 133:444; Jack, Noble & Tsien 1975, eq 3.24
 */
export function stepResponse(x: number, t: number): number {
  const near = x / (2 * Math.sqrt(t));
  const root = Math.sqrt(t);
  // e^X·erfc(a + b) = e^(−a² − b²)·scaledErfc(a + b), as ab = X/2: nothing overflows however far the point is.
  const envelope = Math.exp(-near * near - t);
  const coming = near > root ? envelope * scaledErfc(near - root) : Math.exp(-x) * (2 - Math.exp(-((root - near) ** 2)) * scaledErfc(root - near));
  return (coming - envelope * scaledErfc(near + root)) / 2;
}

/** Where a steady potential stands at a distance from a long cable's end: e^(−X); with a sealed end at L, cosh(L − X)/cosh L. */
export function steadyDecay(x: number, sealedAt: number | null): number {
  if (sealedAt === null) return Math.exp(-x);
  // cosh(L − X)/cosh L without overflow.
  return (Math.exp(-x) + Math.exp(x - 2 * sealedAt)) / (1 + Math.exp(-2 * sealedAt));
}
