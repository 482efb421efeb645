/** What becomes of the weighted sum above the threshold, z = Σ w·x − θ. */
export const activations = ["step", "relu", "sigmoid"] as const;
export type Activation = (typeof activations)[number];

/**
 * Output for z = Σ w·x − θ: 1 from z = 0 on (step), z itself when positive (relu), 1/(1 + e^−z) (sigmoid).
 *
 * @see McCulloch & Pitts 1943, Bull Math Biophys 5:115 (step); Nair & Hinton 2010, ICML (relu)
 */
export function activate(activation: Activation, z: number): number {
  switch (activation) {
    case "step":
      return z >= 0 ? 1 : 0;
    case "relu":
      return Math.max(0, z);
    case "sigmoid":
      return 1 / (1 + Math.exp(-z));
  }
}
