/** Opening (alpha) and closing (beta) rates of the three gates, 1/ms. */
export interface GateRates {
  readonly alphaM: number;
  readonly betaM: number;
  readonly alphaH: number;
  readonly betaH: number;
  readonly alphaN: number;
  readonly betaN: number;
}

/** Open fractions of the gates, each 0…1. */
export interface Gates {
  readonly m: number;
  readonly h: number;
  readonly n: number;
}

/** How much faster gates move than at 6.3 °C: φ = 3^((T − 6.3)/10). Conductances do not scale. */
export function temperatureFactor(celsius: number): number {
  return 3 ** ((celsius - 6.3) / 10);
}

/**
 * x / (1 − e^−x), given e^−x; 1 at x = 0, where the plain form is 0/0 and loses digits around.
 *
 * For |x| < 0.01 the series 1 + x/2 + x²/12 − x⁴/720 is exact to 1e-16.
 */
export function linoid(x: number, expMinusX: number): number {
  if (Math.abs(x) >= 0.01) return x / (1 - expMinusX);
  const xx = x * x;
  return 1 + x / 2 + xx / 12 - (xx * xx) / 720;
}

/** What turns e^(−(V+65)/10) into the powers that αm, αn and βh want. */
export const E_25 = Math.exp(2.5);
export const E_10 = Math.exp(1);
export const E_30 = Math.exp(3);

/**
 * Gate rates at 6.3 °C into `out`, shape [αm, βm, αh, βh, αn, βn], 1/ms.
 *
 * αm = 0.1 (V+40) / (1 − e^(−(V+40)/10)),  βm = 4 e^(−(V+65)/18)
 * αh = 0.07 e^(−(V+65)/20),                βh = 1 / (1 + e^(−(V+35)/10))
 * αn = 0.01 (V+55) / (1 − e^(−(V+55)/10)), βn = 0.125 e^(−(V+65)/80)
 *
 * All but βm are powers of e^(−(V+65)/80), so two exponentials do for six rates: this is the inner loop.
 *
 * @see Hodgkin & Huxley 1952, J Physiol 117:500, eqs 12, 13, 20, 21, 23, 24, with rest at −65 mV and depolarisation upwards
 */
export function writeRates(vMv: number, out: Float64Array): void {
  const e80 = Math.exp(-(vMv + 65) / 80);
  const e20 = e80 * e80 * e80 * e80;
  const e10 = e20 * e20;
  out[0] = linoid((vMv + 40) / 10, e10 * E_25);
  out[1] = 4 * Math.exp(-(vMv + 65) / 18);
  out[2] = 0.07 * e20;
  out[3] = 1 / (1 + e10 * E_30);
  out[4] = 0.1 * linoid((vMv + 55) / 10, e10 * E_10);
  out[5] = 0.125 * e80;
}

export function gateRates(vMv: number, celsius: number): GateRates {
  const rates = new Float64Array(6);
  writeRates(vMv, rates);
  const phi = temperatureFactor(celsius);
  const [alphaM, betaM, alphaH, betaH, alphaN, betaN] = Array.from(rates, (rate) => rate * phi) as [number, number, number, number, number, number];
  return { alphaM, betaM, alphaH, betaH, alphaN, betaN };
}

/** Where the gates settle when the membrane is held at `vMv`: α/(α + β); temperature does not matter. */
export function steadyGates(vMv: number): Gates {
  const { alphaM, betaM, alphaH, betaH, alphaN, betaN } = gateRates(vMv, 6.3);
  return { m: alphaM / (alphaM + betaM), h: alphaH / (alphaH + betaH), n: alphaN / (alphaN + betaN) };
}
