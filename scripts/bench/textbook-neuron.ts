/** Hodgkin and Huxley's membrane as a textbook writes it: six exponentials a derivative, arrays made anew at each step. */
export function textbookNeuron(): (currentUaPerCm2: number, stepMs: number) => void {
  let y = [-65, 0.0529, 0.5961, 0.3177];
  const derivative = ([v, m, h, n]: readonly number[], current: number): number[] => {
    const am = (0.1 * (v! + 40)) / (1 - Math.exp(-(v! + 40) / 10));
    const an = (0.01 * (v! + 55)) / (1 - Math.exp(-(v! + 55) / 10));
    return [
      current - 120 * m! ** 3 * h! * (v! - 50) - 36 * n! ** 4 * (v! + 77) - 0.3 * (v! + 54.387),
      am * (1 - m!) - 4 * Math.exp(-(v! + 65) / 18) * m!,
      0.07 * Math.exp(-(v! + 65) / 20) * (1 - h!) - h! / (1 + Math.exp(-(v! + 35) / 10)),
      an * (1 - n!) - 0.125 * Math.exp(-(v! + 65) / 80) * n!,
    ];
  };
  return (current, step) => {
    const moved = (k: readonly number[], by: number) => y.map((value, i) => value + by * k[i]!);
    const k1 = derivative(y, current);
    const k2 = derivative(moved(k1, step / 2), current);
    const k3 = derivative(moved(k2, step / 2), current);
    const k4 = derivative(moved(k3, step), current);
    y = y.map((value, i) => value + (step / 6) * (k1[i]! + 2 * k2[i]! + 2 * k3[i]! + k4[i]!));
  };
}
