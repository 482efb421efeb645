import { dot, requireLength, requireShape, type Rows } from "../dense.ts";
import { sigmoid } from "../moe/scores.ts";

/** Weights as torch keeps them: `wih` [gates·h][in], `whh` [gates·h][h], biases [gates·h], the gates stacked one below the other. */
export interface CellWeights {
  readonly wih: Rows;
  readonly whh: Rows;
  readonly bih?: readonly number[] | undefined;
  readonly bhh?: readonly number[] | undefined;
}

/** Gates in the order in which the weights stack them. */
export const CELL_GATES = { rnn: 1, lstm: 4, gru: 3 } as const;
export type CellKind = keyof typeof CELL_GATES;

interface Sums {
  /** W_ih x + b_ih, shape [gates·h]. */
  readonly fromInput: readonly number[];
  /** W_hh h + b_hh, shape [gates·h]. */
  readonly fromState: readonly number[];
}

export interface CellState {
  readonly h: readonly number[];
  /** The LSTM's cell; empty in the others. */
  readonly c: readonly number[];
}

/** Elman's network: h′ = tanh(W x + b + U h + b′) (Elman 1990, Cognitive Science 14:179). */
function rnnStep({ fromInput, fromState }: Sums): CellState {
  return { h: fromInput.map((value, i) => Math.tanh(value + fromState[i]!)), c: [] };
}

/** c′ = σ(f)·c + σ(i)·tanh g, h′ = σ(o)·tanh c′; gates in torch's order i, f, g, o (Gers et al. 2000, Neural Computation 12:2451). */
function lstmStep({ fromInput, fromState }: Sums, { h, c }: CellState): CellState {
  const n = h.length;
  const gate = (which: number, i: number): number => fromInput[which * n + i]! + fromState[which * n + i]!;
  const next = c.map((value, i) => sigmoid(gate(1, i)) * value + sigmoid(gate(0, i)) * Math.tanh(gate(2, i)));
  return { h: next.map((value, i) => sigmoid(gate(3, i)) * Math.tanh(value)), c: next };
}

/** n = tanh(W_n x + b + r·(U_n h + b′)), h′ = (1 − z)n + zh; gates in torch's order r, z, n (cuDNN's reset after the product). */
function gruStep({ fromInput, fromState }: Sums, { h }: CellState): CellState {
  const n = h.length;
  return {
    h: h.map((value, i) => {
      const r = sigmoid(fromInput[i]! + fromState[i]!);
      const z = sigmoid(fromInput[n + i]! + fromState[n + i]!);
      const fresh = Math.tanh(fromInput[2 * n + i]! + r * fromState[2 * n + i]!);
      return (1 - z) * fresh + z * value;
    }),
    c: [],
  };
}

/** As in the paper, n = tanh(W_n x + b + U_n(r·h) + b′): the reset goes before the product (Cho et al. 2014, arXiv:1406.1078 eq. 8). */
function gruResetBefore({ fromInput, fromState }: Sums, { h }: CellState, { whh, bhh }: CellWeights): CellState {
  const n = h.length;
  const reset = h.map((value, i) => value * sigmoid(fromInput[i]! + fromState[i]!));
  return {
    h: h.map((value, i) => {
      const z = sigmoid(fromInput[n + i]! + fromState[n + i]!);
      const fresh = Math.tanh(fromInput[2 * n + i]! + dot(whh[2 * n + i]!, reset) + (bhh?.[2 * n + i] ?? 0));
      return (1 - z) * fresh + z * value;
    }),
    c: [],
  };
}

export interface CellRun {
  /** h after each step, shape [step][h]. */
  readonly states: number[][];
  /** c after each step (LSTM), shape [step][h]. */
  readonly cells: number[][];
}

/**
 * Runs a recurrent cell over a sequence.
 *
 * @param x shape [step][in]
 * @param start h and c before the first step, shape [h]; zeros unless told
 * @param resetBefore GRU only: the 2014 paper's order instead of torch's
 * @throws RangeError when a shape does not fit
 */
export function runCell(
  kind: CellKind, x: Rows, weights: CellWeights,
  { start = {}, resetBefore = false }: { readonly start?: { readonly h?: readonly number[] | undefined; readonly c?: readonly number[] | undefined }; readonly resetBefore?: boolean },
): CellRun {
  const size = weights.whh[0]!.length;
  const stacked = CELL_GATES[kind] * size;
  const inputs = x[0]!.length;
  requireShape("x", x, null, inputs);
  requireShape("wih", weights.wih, stacked, inputs);
  requireShape("whh", weights.whh, stacked, size);
  const zeros = new Array<number>(stacked).fill(0);
  const { bih = zeros, bhh = zeros } = weights;
  requireLength("bih", bih, stacked);
  requireLength("bhh", bhh, stacked);
  const nothing = new Array<number>(size).fill(0);
  const { h = nothing, c = nothing } = start;
  requireLength("h0", h, size);
  requireLength("c0", c, size);

  const step = { rnn: rnnStep, lstm: lstmStep, gru: resetBefore ? gruResetBefore : gruStep }[kind];
  const states: number[][] = [];
  const cells: number[][] = [];
  let state: CellState = { h, c };
  for (const input of x) {
    const sums = {
      fromInput: weights.wih.map((row, i) => dot(row, input) + bih[i]!),
      fromState: weights.whh.map((row, i) => dot(row, state.h) + bhh[i]!),
    };
    state = step(sums, state, weights);
    states.push([...state.h]);
    if (kind === "lstm") cells.push([...state.c]);
  }
  return { states, cells };
}
