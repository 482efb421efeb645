/**
 * Part of the receptors that an agonist occupies beside a competitive antagonist: A/(A + K_A(1 + B/K_B)).
 *
 * All four concentrations in one unit.
 *
 * @see Gaddum 1937, J Physiol 89:7P
 */
export function gaddumOccupancy(agonist: number, kAgonist: number, antagonist: number, kAntagonist: number): number {
  return agonist / (agonist + kAgonist * (1 + antagonist / kAntagonist));
}

/** How many times more agonist gives the same response: r = 1 + B/K_B (Gaddum 1957; Arunlakshana & Schild 1959). */
export function doseRatio(antagonist: number, kAntagonist: number): number {
  return 1 + antagonist / kAntagonist;
}

/** pA₂ = −log₁₀ K_B with K_B in mol/L. */
export function pA2(kAntagonistUm: number): number {
  return 6 - Math.log10(kAntagonistUm);
}

export interface SchildLine {
  /** 1 for a purely competitive antagonist. */
  readonly slope: number;
  /** Where the line meets log₁₀(r − 1) = 0. */
  readonly pA2: number;
}

/**
 * Straight line by least squares through log₁₀(r − 1) against log₁₀[B].
 *
 * @param antagonistsUm [B], uM, at least two different, shape [measurement]
 * @param ratios dose ratios, each > 1, same shape
 * @throws RangeError for shapes that differ, fewer than two concentrations, a ratio ≤ 1 or a line that is level
 * @see Arunlakshana & Schild 1959, Br J Pharmacol 14:48
 */
export function schildLine(antagonistsUm: readonly number[], ratios: readonly number[]): SchildLine {
  if (antagonistsUm.length !== ratios.length)
    throw new RangeError(`ratios 应有 ${antagonistsUm.length} 个，现在是 ${ratios.length} 个 / ratios must have ${antagonistsUm.length} entries as antagonistsUm has, got ${ratios.length}`);
  const low = ratios.findIndex((ratio) => !(ratio > 1));
  if (low >= 0) throw new RangeError(`ratios[${low}] 应大于 1，现在是 ${ratios[low]} / ratios[${low}] must be above 1, got ${ratios[low]}`);
  const xs = antagonistsUm.map((um) => Math.log10(um) - 6);
  const ys = ratios.map((ratio) => Math.log10(ratio - 1));
  const meanX = mean(xs);
  const meanY = mean(ys);
  let xx = 0;
  let xy = 0;
  xs.forEach((x, i) => {
    xx += (x - meanX) ** 2;
    xy += (x - meanX) * (ys[i]! - meanY);
  });
  if (xx === 0)
    throw new RangeError(`antagonistsUm 要有至少两个不同的浓度，现在都是 ${antagonistsUm[0]} / antagonistsUm must hold at least two different concentrations, got only ${antagonistsUm[0]}`);
  const slope = xy / xx;
  if (slope === 0) throw new RangeError(`ratios 不随浓度变，定不出 pA2 / ratios must change with the concentration, got slope 0`);
  return { slope, pA2: meanY / slope - meanX };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
