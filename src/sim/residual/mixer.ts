import { timesVector } from "../dense.ts";
import type { SimEvent, Simulate } from "../simulate.ts";
import { composites, gainsOf, type Gains } from "./gains.ts";
import { mixerActions, type MixerParams } from "./mixer-inputs.ts";
import { mixingMatrices, type MixerScheme } from "./stack.ts";

export interface MixerState {
  readonly scheme: MixerScheme;
  readonly spread: number;
  readonly layers: number;
  /** Layers passed, with the part of the next, 0…layers. */
  readonly position: number;
  /** Table the signal is in, shape [to][from]; the last one when it is through. */
  readonly table: readonly (readonly number[])[];
  /** Its index, from 0. */
  readonly layer: number;
  /** Level of each stream before the first layer and after each that was passed, shape [layer + 1][stream]. */
  readonly signal: readonly (readonly number[])[];
  /** Gain of all tables up to each layer, passed or not, shape [layer]. */
  readonly gains: readonly Gains[];
  /** What the meter shows: the gain up to where the signal is; all 1 before the first layer. */
  readonly meter: Gains;
  /** Gain of the whole stack. */
  readonly total: Gains;
  /** What the scheme before this one did, layer by layer, to be compared with; null while there was none. */
  readonly before: { readonly scheme: MixerScheme; readonly gains: readonly Gains[] } | null;
}

interface Desk {
  readonly fromMs: number;
  /** When the signal was sent in. */
  readonly sentMs: number;
  readonly scheme: MixerScheme;
  readonly spread: number;
  readonly layers: number;
}

interface Pass {
  readonly tables: readonly number[][][];
  readonly gains: readonly Gains[];
  readonly signal: readonly number[][];
}

/** Even the wildest tables stay within a double over so many layers. */
const MOST_LAYERS = 300;
const UNITY: Gains = { forward: 1, backward: 1, forwardAbsolute: 1, backwardAbsolute: 1 };

/**
 * A mixing desk of many layers: a signal of 1 in every stream is sent through, and the meter shows how far it has grown. A new
 * scheme or deviation sends it in again; added layers are passed after the others.
 *
 * Events: `scheme {to}`, `add {layers}`, `perturb {spread}`, `send {}`.
 *
 * @throws RangeError when layers are added beyond 300
 */
export const simulateMixer: Simulate<MixerParams, MixerState> = (params, seed, events) => {
  const desks = desksOf(params, events);
  const passes = new Map<Desk, Pass>();
  const passOf = (desk: Desk): Pass => {
    const known = passes.get(desk);
    if (known) return known;
    const tables = mixingMatrices({ ...params, ...desk }, seed);
    const signal = [new Array<number>(params.streams).fill(1)];
    for (const table of tables) signal.push(timesVector(table, signal.at(-1)!));
    const pass = { tables, gains: composites(tables).map(gainsOf), signal };
    passes.set(desk, pass);
    return pass;
  };

  return (tMs) => {
    const at = Math.max(0, tMs);
    const desk = desks.findLast(({ fromMs }) => fromMs <= at)!;
    const { tables, gains, signal } = passOf(desk);
    const before = desks.findLast(({ fromMs, scheme }) => fromMs < desk.fromMs && scheme !== desk.scheme);
    const position = Math.min(desk.layers, ((at - desk.sentMs) * params.layersPerSecond) / 1000);
    const passed = Math.floor(position);
    const layer = Math.min(passed, desk.layers - 1);
    return {
      scheme: desk.scheme,
      spread: desk.spread,
      layers: desk.layers,
      position,
      table: tables[layer]!,
      layer,
      signal: signal.slice(0, passed + 1),
      gains,
      meter: gains[passed - 1] ?? UNITY,
      total: gains.at(-1)!,
      before: before === undefined ? null : { scheme: before.scheme, gains: passOf(before).gains },
    };
  };
};

function desksOf(params: MixerParams, events: readonly SimEvent[]): readonly Desk[] {
  const desks: Desk[] = [{ fromMs: 0, sentMs: 0, scheme: params.scheme, spread: params.spread, layers: params.layers }];
  for (const { tMs, action, args } of events) {
    const last = { ...desks.at(-1)!, fromMs: tMs };
    if (action === "scheme") desks.push({ ...last, sentMs: tMs, scheme: mixerActions.scheme.parse(args).to });
    else if (action === "perturb") desks.push({ ...last, sentMs: tMs, spread: mixerActions.perturb.parse(args).spread });
    else if (action === "send") desks.push({ ...last, sentMs: tMs });
    else if (action === "add") {
      const layers = last.layers + mixerActions.add.parse(args).layers;
      if (layers > MOST_LAYERS) throw new RangeError(`最多 ${MOST_LAYERS} 层，加到了 ${layers} / layers must be at most ${MOST_LAYERS}, got ${layers}`);
      // The signal goes on from where it is: what it has passed stays as it was.
      const passed = Math.min(last.layers, ((tMs - last.sentMs) * params.layersPerSecond) / 1000);
      desks.push({ ...last, layers, sentMs: tMs - (passed / params.layersPerSecond) * 1000 });
    }
  }
  return desks;
}
