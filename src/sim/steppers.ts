/** Time derivative of an autonomous system: writes dy/dt into `out`, both of one length. */
export type Derivative = (y: Float64Array, out: Float64Array) => void;

/**
 * Classical Runge–Kutta of fourth order, in place; the scratch is allocated once per stepper.
 *
 * @param size length of the state
 * @returns `(derivative, y, step)` that moves `y` on by `step`, in the unit of the derivative's time
 * @see Hairer, Nørsett & Wanner 1993, Solving Ordinary Differential Equations I, table II.1.2
 */
export function rk4(size: number): (derivative: Derivative, y: Float64Array, step: number) => void {
  const k1 = new Float64Array(size);
  const k2 = new Float64Array(size);
  const k3 = new Float64Array(size);
  const k4 = new Float64Array(size);
  const probe = new Float64Array(size);

  const reach = (y: Float64Array, k: Float64Array, step: number): void => {
    for (let i = 0; i < size; i++) probe[i] = y[i]! + step * k[i]!;
  };

  return (derivative, y, step) => {
    derivative(y, k1);
    reach(y, k1, step / 2);
    derivative(probe, k2);
    reach(y, k2, step / 2);
    derivative(probe, k3);
    reach(y, k3, step);
    derivative(probe, k4);
    for (let i = 0; i < size; i++) y[i] = y[i]! + (step / 6) * (k1[i]! + 2 * k2[i]! + 2 * k3[i]! + k4[i]!);
  };
}
