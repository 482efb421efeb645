/**
 * Lambert's W of e^x: the w > 0 with w + ln w = x. Newton on that form, so that e^x need not fit a double.
 *
 * @see Corless et al. 1996, Adv Comput Math 5:329
 */
export function lambertWOfExp(x: number): number {
  if (x < -40) return Math.exp(x);
  let w = x < 1 ? Math.exp(x) / (1 + Math.exp(x)) : x - (Math.log(x) * x) / (1 + x);
  // Both starts are within a third of the root, so six steps of quadratic convergence reach the last bit.
  for (let i = 0; i < 6; i++) w = (w * (1 + x - Math.log(w))) / (1 + w);
  return w;
}

/**
 * What Michaelis–Menten transporters leave of a transmitter after a time: Km·W((C₀/Km) e^((C₀ − Vmax·t)/Km)).
 *
 * Solves Ċ = −Vmax·C/(Km + C) exactly.
 *
 * @param startUm C₀, uM, ≥ 0
 * @param vmaxUmPerS fastest uptake, uM/s
 * @param kmUm concentration of half that speed, uM, > 0
 * @param tS since the start, s, ≥ 0
 * @returns uM
 * @see Schnell & Mendoza 1997, J Theor Biol 187:207
 */
export function leftByUptakeUm(startUm: number, vmaxUmPerS: number, kmUm: number, tS: number): number {
  if (startUm === 0) return 0;
  return kmUm * lambertWOfExp(Math.log(startUm / kmUm) + (startUm - vmaxUmPerS * tS) / kmUm);
}

/** Speed of uptake at a concentration, uM/s. */
export function uptakeUmPerS(concentrationUm: number, vmaxUmPerS: number, kmUm: number): number {
  return (vmaxUmPerS * concentrationUm) / (kmUm + concentrationUm);
}

/** Time from one concentration to a lower one, s: (Km ln(C₀/C) + C₀ − C)/Vmax. */
export function uptakeTimeS(startUm: number, endUm: number, vmaxUmPerS: number, kmUm: number): number {
  return (kmUm * Math.log(startUm / endUm) + startUm - endUm) / vmaxUmPerS;
}
