/** Standard gravity, m/s² (CGPM 1901). */
export const GRAVITY = 9.80665;

/** A uniform round stick, SI units. */
export interface Stick {
  readonly lengthM: number;
  readonly diameterM: number;
  readonly densityKgM3: number;
}

/** Lateral plastic resistance of a cylinder per τ_y·d: rough 4√2 + 2π, smooth 6 + π (Randolph & Houlsby 1984). */
export const LATERAL_FACTOR = { rough: 4 * Math.SQRT2 + 2 * Math.PI, smooth: 6 + Math.PI } as const;
export type Surface = keyof typeof LATERAL_FACTOR;

/** Weight in N. */
export function weight({ lengthM, diameterM, densityKgM3 }: Stick): number {
  return densityKgM3 * GRAVITY * lengthM * (Math.PI * diameterM ** 2) / 4;
}

/**
 * Yield stress of rice congee: the least stress at which it flows. Two measured points joined by a power law,
 * 4.1 Pa at 4 % and 20.1 Pa at 8 %; outside them extrapolated.
 *
 * @param ricePercent rice by mass, %, ≥ 0
 * @returns Pa
 * @see Chun & Yoo 2004, J Food Eng 65:363 (Casson yield stress of cooked rice-flour dispersions at 25 °C)
 */
export function yieldStressPa(ricePercent: number): number {
  if (!(ricePercent >= 0)) throw new RangeError(`ricePercent must be ≥ 0 %, got ${ricePercent}`);
  return 4.1 * (ricePercent / 4) ** 2.2935;
}

/** Couple of the weight that tips a stick leaning by θ, embedded by h: ½W(L − h) sin θ, in N·m. */
export function tippingCouple(stick: Stick, depthM: number, leanRad: number): number {
  return 0.5 * weight(stick) * (stick.lengthM - depthM) * Math.sin(leanRad);
}

/**
 * Largest couple the congee can take before it flows: ¼N_p·τ_y·d·h², in N·m.
 *
 * Short-pile plastic limit: the resistance is uniform, one way above the embedded middle and the other below.
 */
export function holdingCouple(stick: Stick, depthM: number, yieldPa: number, surface: Surface): number {
  return 0.25 * LATERAL_FACTOR[surface] * yieldPa * stick.diameterM * depthM ** 2;
}

/** Yield stress at which a lean of θ is just held: τ_c = 2W(L − h) sin θ / (N_p·d·h²), in Pa. */
export function criticalYieldPa(stick: Stick, depthM: number, leanRad: number, surface: Surface): number {
  return tippingCouple(stick, depthM, leanRad) / holdingCouple(stick, depthM, 1, surface);
}

/** Largest lean that is held, in rad; π/2 when any lean is. */
export function largestLeanRad(stick: Stick, depthM: number, yieldPa: number, surface: Surface): number {
  const sine = holdingCouple(stick, depthM, yieldPa, surface) / tippingCouple(stick, depthM, Math.PI / 2);
  return sine >= 1 ? Math.PI / 2 : Math.asin(sine);
}

/** Force that keeps an upright stick from sinking: skin, tip (9τ_y) and buoyancy, in N. */
export function verticalSupport(stick: Stick, depthM: number, yieldPa: number, fluidKgM3: number): number {
  const area = (Math.PI * stick.diameterM ** 2) / 4;
  return Math.PI * stick.diameterM * depthM * yieldPa + 9 * yieldPa * area + fluidKgM3 * GRAVITY * area * depthM;
}

/**
 * How deep a lying stick floats: the segment angle a solves (a − sin a)/2π = ρ_s/ρ_f.
 *
 * @returns the submerged fraction of the cross-section and the depth of its lowest point below the surface, m
 * @throws RangeError when the stick is not lighter than the fluid (it sinks)
 */
export function floatDepth(stick: Stick, fluidKgM3: number): { fraction: number; depthM: number } {
  const fraction = stick.densityKgM3 / fluidKgM3;
  if (!(fraction > 0 && fraction < 1))
    throw new RangeError(`a stick of ${stick.densityKgM3} kg/m³ does not float on ${fluidKgM3} kg/m³; give it less than the fluid's density`);
  let low = 0;
  let high = 2 * Math.PI;
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if ((middle - Math.sin(middle)) / (2 * Math.PI) < fraction) low = middle;
    else high = middle;
  }
  return { fraction, depthM: (stick.diameterM / 2) * (1 - Math.cos(low / 2)) };
}

/** Metacentric height of the stick floating upright; negative = it tips over. GM = d²/16sL + sL/2 − L/2, in m. */
export function metacentricHeightM({ lengthM, diameterM, densityKgM3 }: Stick, fluidKgM3: number): number {
  const s = densityKgM3 / fluidKgM3;
  return diameterM ** 2 / (16 * s * lengthM) + (s * lengthM) / 2 - lengthM / 2;
}

/** Least diameter over length at which a stick floats upright: √(8s(1 − s)), s its density over the fluid's, 0…1; there GM = 0. */
export function uprightFloatLimit(densityKgM3: number, fluidKgM3: number): number {
  const s = densityKgM3 / fluidKgM3;
  return Math.sqrt(8 * s * (1 - s));
}

/** Thickest layer that stays on a slope: τ_y/(ρ g sin θ), in m. */
export function slopeThicknessM(yieldPa: number, fluidKgM3: number, slopeRad: number): number {
  return yieldPa / (fluidKgM3 * GRAVITY * Math.sin(slopeRad));
}

/**
 * Herschel–Bulkley fluid: τ = τ_y + K·γ̇ⁿ while it flows, and no flow at or below τ_y.
 *
 * @returns shear rate, 1/s, at the given stress
 */
export function shearRate(stressPa: number, yieldPa: number, consistency: number, n: number): number {
  return stressPa <= yieldPa ? 0 : ((stressPa - yieldPa) / consistency) ** (1 / n);
}

/**
 * Bingham fluid through a pipe (Buckingham–Reiner): flow in m³/s and radius of the unsheared plug in m.
 * No flow while the wall stress GR/2 is at or below τ_y.
 */
export function pipeFlow(radiusM: number, gradientPaM: number, yieldPa: number, viscosityPaS: number): { flowM3s: number; plugRadiusM: number } {
  const wallPa = (gradientPaM * radiusM) / 2;
  if (wallPa <= yieldPa) return { flowM3s: 0, plugRadiusM: radiusM };
  const x = yieldPa / wallPa;
  const newtonian = (Math.PI * gradientPaM * radiusM ** 4) / (8 * viscosityPaS);
  return { flowM3s: newtonian * (1 - (4 / 3) * x + x ** 4 / 3), plugRadiusM: x * radiusM };
}

/** Least yield stress that keeps a grain from settling: 0.0477·Δρ·g·D, in Pa (Beris et al. 1985, yield number 0.143). */
export function suspendingYieldPa(grainM: number, densityDifferenceKgM3: number): number {
  return 0.0477 * densityDifferenceKgM3 * GRAVITY * grainM;
}
