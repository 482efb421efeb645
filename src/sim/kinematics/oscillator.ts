export const methods = ["euler", "symplecticEuler", "verlet", "rk4"] as const;
export type Method = (typeof methods)[number];

/**
 * x″ = −x from x = 1, v = 0, in equal steps. Its energy ½(x² + v²) is ½ for ever; what a method makes of it is its face.
 *
 * - `euler`: both from the old state; the energy grows by 1 + h² a step.
 * - `symplecticEuler`: v first, then x from the new v.
 * - `verlet`: velocity Verlet, half a kick, a drift, half a kick.
 * - `rk4`: the classical method of fourth order.
 *
 * @see Hairer, Lubich & Wanner 2006, Geometric Numerical Integration, §I.1.3
 */
export function oscillate(method: Method, h: number, steps: number): { x: number; v: number; energy: number } {
  const step = stepOf[method];
  let x = 1;
  let v = 0;
  for (let i = 0; i < steps; i++) [x, v] = step(x, v, h);
  return { x, v, energy: (x * x + v * v) / 2 };
}

const stepOf: Readonly<Record<Method, (x: number, v: number, h: number) => [number, number]>> = {
  euler: (x, v, h) => [x + h * v, v - h * x],
  symplecticEuler: (x, v, h) => {
    const kicked = v - h * x;
    return [x + h * kicked, kicked];
  },
  verlet: (x, v, h) => {
    const kicked = v - (h / 2) * x;
    const moved = x + h * kicked;
    return [moved, kicked - (h / 2) * moved];
  },
  rk4: (x, v, h) => {
    const [v2, a2] = [v - (h / 2) * x, -(x + (h / 2) * v)];
    const [v3, a3] = [v + (h / 2) * a2, -(x + (h / 2) * v2)];
    const [v4, a4] = [v + h * a3, -(x + h * v3)];
    return [x + (h / 6) * (v + 2 * v2 + 2 * v3 + v4), v + (h / 6) * (-x + 2 * a2 + 2 * a3 + a4)];
  },
};
