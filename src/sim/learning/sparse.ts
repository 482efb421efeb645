import { dot, requireShape, timesVector, transposed, type Rows } from "../dense.ts";
import { largestEigenvalue } from "./eigen.ts";

export interface SparseCode {
  /** Largest eigenvalue of DᵀD: 1/L is the step. */
  readonly lipschitz: number;
  /** Shape [atom]. */
  readonly code: number[];
  /** ½‖x − Da‖² + λ‖a‖₁ before the first iteration and after each, shape [iteration + 1]. */
  readonly objectives: number[];
}

/**
 * min_a ½‖x − Da‖² + λ‖a‖₁ from a = 0. ISTA steps down the gradient by 1/L and shrinks by λ/L; FISTA takes that step from a
 * point thrown ahead, which is faster and not monotone.
 *
 * @param dictionary D, shape [dimension][atom]
 * @throws RangeError when the shapes do not fit or D is 0
 * @see Beck & Teboulle 2009, SIAM J Imaging Sci 2:183, eq. (3.1), (4.1)–(4.3); Olshausen & Field 1996, Nature 381:607
 */
export function sparseCode(dictionary: Rows, signal: readonly number[], lambda: number, method: "ista" | "fista", iterations: number): SparseCode {
  requireShape("dictionary", dictionary, signal.length, dictionary[0]!.length);
  const atoms = transposed(dictionary);
  const lipschitz = largestEigenvalue(atoms.map((a) => atoms.map((b) => dot(a, b))));
  if (lipschitz === 0) throw new RangeError("dictionary 不能全是 0 / dictionary must not be all 0");
  const objective = (code: readonly number[]): number => {
    const residual = timesVector(dictionary, code).map((value, i) => signal[i]! - value);
    return dot(residual, residual) / 2 + lambda * code.reduce((total, a) => total + Math.abs(a), 0);
  };
  const stepFrom = (point: readonly number[]): number[] => {
    const residual = timesVector(dictionary, point).map((value, i) => value - signal[i]!);
    return point.map((value, j) => shrunk(value - dot(atoms[j]!, residual) / lipschitz, lambda / lipschitz));
  };

  let code = new Array<number>(atoms.length).fill(0);
  let ahead = code;
  let t = 1;
  const objectives = [objective(code)];
  for (let k = 0; k < iterations; k++) {
    const next = stepFrom(ahead);
    const nextT = method === "fista" ? (1 + Math.sqrt(1 + 4 * t * t)) / 2 : 1;
    ahead = next.map((value, j) => value + ((t - 1) / nextT) * (value - code[j]!));
    code = next;
    t = nextT;
    objectives.push(objective(code));
  }
  return { lipschitz, code, objectives };
}

/** Towards 0 by `by`, and no further: sgn(v)·max(|v| − t, 0). */
function shrunk(value: number, by: number): number {
  return Math.sign(value) * Math.max(Math.abs(value) - by, 0);
}

