import { describe, expect, test } from "vitest";
import { recurrenceQuantities } from "../../../src/sim/recurrence/quantities.ts";
import { askFrom, madeMatrix, madeNumbers } from "../ask.ts";

const ask = askFrom(recurrenceQuantities);
const s = (z: number) => 1 / (1 + Math.exp(-z));
const line = (w: number[], x: number[]) => w.reduce((total, y, j) => total + y * x[j]!, 0);

/** Made-up weights and seven steps of input, with the gates of a cell apart. */
function made(gates: number, seed: number) {
  const next = madeNumbers(seed);
  const [size, inputs] = [3, 2];
  return {
    size,
    x: madeMatrix(7, inputs, next),
    wih: madeMatrix(gates * size, inputs, next), whh: madeMatrix(gates * size, size, next),
    bih: madeMatrix(1, gates * size, next)[0]!, bhh: madeMatrix(1, gates * size, next)[0]!,
    h0: madeMatrix(1, size, next)[0]!, c0: madeMatrix(1, size, next)[0]!,
  };
}

function expectRows(got: number[][], want: number[][]) {
  expect(got).toHaveLength(want.length);
  want.forEach((row, t) => row.forEach((value, i) => expect(got[t]![i]).toBeCloseTo(value, 12)));
}

describe("cells over seven steps, by their equations", () => {
  test("RNN", () => {
    const { size, c0: _, ...input } = made(1, 3);
    let h = input.h0;
    const want = input.x.map((x) => (h = Array.from({ length: size }, (__, i) =>
      Math.tanh(line(input.wih[i]!, x) + input.bih[i]! + line(input.whh[i]!, h) + input.bhh[i]!))));
    expectRows(ask("recurrence.rnn", input).states, want);
    const zero = { ...input, h0: [0, 0, 0], bih: [0, 0, 0], bhh: [0, 0, 0] };
    expect(ask("recurrence.rnn", { x: input.x, wih: input.wih, whh: input.whh })).toEqual(ask("recurrence.rnn", zero));
  });

  test("LSTM, gates i f g o", () => {
    const { size, ...input } = made(4, 4);
    let [h, c] = [input.h0, input.c0];
    const cells: number[][] = [];
    const want = input.x.map((x) => {
      const gate = (g: number, i: number) => line(input.wih[g * size + i]!, x) + input.bih[g * size + i]! + line(input.whh[g * size + i]!, h) + input.bhh[g * size + i]!;
      const each = Array.from({ length: size }, (_, i) => [s(gate(0, i)), s(gate(1, i)), Math.tanh(gate(2, i)), s(gate(3, i))] as const);
      c = each.map(([i, f, g], n) => f * c[n]! + i * g);
      h = each.map(([, , , o], n) => o * Math.tanh(c[n]!));
      cells.push(c);
      return h;
    });
    const answer = ask("recurrence.lstm", input);
    expectRows(answer.states, want);
    expectRows(answer.cells, cells);
    expect(ask("recurrence.lstm", { x: [[1]], wih: [[0], [0], [0], [0]], whh: [[0], [0], [0], [0]], c0: [2] }).cells[0][0]).toBe(1);
  });

  test.each([false, true])("GRU, gates r z n, reset before the product: %s", (resetBefore) => {
    const { size, c0: _, ...input } = made(3, 5);
    let h = input.h0;
    const want = input.x.map((x) => {
      const a = (g: number, i: number) => line(input.wih[g * size + i]!, x) + input.bih[g * size + i]!;
      const u = (g: number, i: number, state: number[]) => line(input.whh[g * size + i]!, state) + input.bhh[g * size + i]!;
      const r = h.map((__, i) => s(a(0, i) + u(0, i, h)));
      const z = h.map((__, i) => s(a(1, i) + u(1, i, h)));
      const n = h.map((__, i) => Math.tanh(a(2, i) + (resetBefore ? u(2, i, h.map((v, j) => v * r[j]!)) : r[i]! * u(2, i, h))));
      return (h = h.map((v, i) => (1 - z[i]!) * n[i]! + z[i]! * v));
    });
    expectRows(ask("recurrence.gru", { ...input, resetBefore }).states, want);
    const { bih: _b, bhh: _c, h0: _h, ...bare } = input;
    const nil = new Array(9).fill(0);
    expect(ask("recurrence.gru", { ...bare, resetBefore })).toEqual(ask("recurrence.gru", { ...bare, bih: nil, bhh: nil, h0: [0, 0, 0], resetBefore }));
  });

  test.each([
    [{ x: [[1]], wih: [[1], [1]], whh: [[1]] }, "wih must have 1 rows, got 2"],
    [{ x: [[1, 2]], wih: [[1]], whh: [[1]] }, "wih[0] must have 2 entries, got 1"],
    [{ x: [[1]], wih: [[1]], whh: [[1]], bih: [1, 2] }, "bih must have 1 entries, got 2"],
    [{ x: [[1]], wih: [[1]], whh: [[1]], bhh: [1, 2] }, "bhh must have 1 entries, got 2"],
    [{ x: [[1]], wih: [[1]], whh: [[1]], h0: [1, 2] }, "h0 must have 1 entries, got 2"],
  ])("refuses %o", (input, message) => {
    expect(() => ask("recurrence.rnn", input)).toThrow(message);
  });
});

describe("what a fixed state can hold", () => {
  test.each([[16, 1, 0.01], [32, 0.98, 0.02], [64, 0.84, 0.03], [128, 0.46, 0.03]])("32 dimensions, %i pairs: %d recalled; attention all", (pairs, share, tolerance) => {
    const { linear, softmax } = ask("recurrence.recall", { d: 32, pairs, trials: 8 });
    expect(Math.abs(linear - share)).toBeLessThanOrEqual(tolerance);
    expect(softmax).toBe(1);
  });

  test("256 pairs: 0.16", () => {
    const { linear, softmax } = ask("recurrence.recall", { d: 32, pairs: 256, trials: 2 });
    expect(Math.abs(linear - 0.16)).toBeLessThan(0.04);
    expect(softmax).toBeGreaterThan(0.995);
  });

  test("one pair always; attention without sharpness knows nothing", () => {
    expect(ask("recurrence.recall", { d: 4, pairs: 1 })).toEqual({ linear: 1, softmax: 1 });
    expect(ask("recurrence.recall", { d: 32, pairs: 64, beta: 0, trials: 2 }).softmax).toBeLessThan(0.05);
  });

  test.each([[0.9, 0.00515, 3], [0.99, 0.605, 3], [1.1, 117.4, 4]])("%d to the 50th is %d", (weight, factor, digits) => {
    expect(Number(ask("recurrence.gradient", { weight, steps: 50 }).factor.toPrecision(digits))).toBe(factor);
  });

  test("halving steps; nothing at 0, never at 1", () => {
    expect(ask("recurrence.gradient", { weight: 0.5, steps: 1 })).toEqual({ factor: 0.5, halvingSteps: 1 });
    expect(ask("recurrence.gradient", { weight: -2, steps: 3 })).toEqual({ factor: -8, halvingSteps: 1 });
    expect(ask("recurrence.gradient", { weight: 0, steps: 2 })).toEqual({ factor: 0, halvingSteps: 0 });
    expect(ask("recurrence.gradient", { weight: 1, steps: 9 })).toEqual({ factor: 1, halvingSteps: "Infinity" });
    expect(ask("recurrence.gradient", { weight: 100, steps: 1000 }).factor).toBe("Infinity");
  });

  test("64 units of 4 bits: 256 binary digits, 54.5 letters, 16.4 tokens", () => {
    const { bits, letters, tokens } = ask("recurrence.capacity", { units: 64, bitsPerUnit: 4 });
    expect([bits, letters.toFixed(1), tokens.toFixed(1)]).toEqual([256, "54.5", "16.4"]);
  });
});
