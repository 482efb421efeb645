import { gaussian } from "../random.ts";
import type { SimEvent, Simulate } from "../simulate.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { exponentOf, powerOfTwo } from "./float64.ts";
import { largestMagnitude, MX_BLOCK, quantiseBlock } from "./mx-block.ts";
import { scaleExponent } from "./mx-scale.ts";
import { bitsPerValue, mxSchemes, schemes, type MxSchemeId } from "./scheme.ts";
import { sqnrDb } from "./sqnr.ts";
import { quantiseTile, TILE } from "./tile.ts";
import { villagesActions, type VillagesParams } from "./villages-inputs.ts";

export interface VillageState {
  /** Standard deviation of its values; an outlier is not counted. */
  readonly spread: number;
  /** Float32 numbers, shape [32]. */
  readonly values: Float64Array;
  /** What the codes under its scale stand for, shape [32]. */
  readonly decoded: Float64Array;
  /** The same before the latest change; zeros before anything was delivered. */
  readonly before: Float64Array;
  /** Exponent of the power of two it is scaled by: its own, or that of all. */
  readonly exponent: number;
  /** Numbers other than 0 that became 0. */
  readonly lost: number;
  readonly sqnrDb: number;
}

export interface VillagesState {
  readonly villages: readonly VillageState[];
  readonly format: MxSchemeId;
  /** Each village has a scale of its own; `eachBefore` is what held before the latest change. */
  readonly each: boolean;
  readonly eachBefore: boolean;
  /** Instead of all that: E4M3 under one UE8M0 scale for every 128 numbers, as in DeepSeek; `tileBefore` as `eachBefore`. */
  readonly tile: boolean;
  readonly tileBefore: boolean;
  /** How far the latest change has gone through the villages, 0…1. */
  readonly progress: number;
  readonly lost: number;
  /** Element and its share of the scales, which are 8 bits each. */
  readonly bitsPerValue: number;
  /** What the same numbers cost and lose in tiles of 128, whatever they are in now. */
  readonly inTiles: { readonly lost: number; readonly bitsPerValue: number };
}

interface Leg {
  readonly fromMs: number;
  readonly settings: Settings;
  readonly villages: readonly VillageState[];
  readonly inTilesLost: number;
  readonly before: Settings;
}

interface Settings {
  readonly tile: boolean;
  readonly format: MxSchemeId;
  readonly each: boolean;
  readonly ratio: number;
  /** Shape [village]; 0 for none. */
  readonly outliers: readonly number[];
}

const VALUE_STREAM = 0x76696c6c;
/** House of the outlier. */
const OUTLIER_AT = 20;
const WAIT_MS = 400;
const DELIVER_MS = 1800;

/**
 * Blocks of 32 numbers in an MX element format, all under one power of two that fits the largest number of all, or each under
 * its own (OCP MX). The first village has the largest numbers.
 *
 * Four villages are also one tile of 128 as DeepSeek packs activations: E4M3 under a power of two that lets nothing saturate.
 *
 * Events: `maps {each}`, `format {to}`, `outlier {village, size}`, `ratio {to}`, `tile {on}`; a new map or format ends the tile.
 *
 * @throws RangeError when a cue names a village that is not there
 */
export const simulateVillages: Simulate<VillagesParams, VillagesState> = (params, seed, events) => {
  const empty = Array.from({ length: params.villages }, () => new Float64Array(MX_BLOCK));
  const start: Settings = { ...params, tile: false, outliers: empty.map(() => 0) };
  const legs: Leg[] = [legOf(0, start, start, empty, seed)];
  for (const event of withSwitch(params, events)) {
    const last = legs.at(-1)!;
    const settings = changed(last.settings, event);
    if (settings === null) continue;
    const before = last.villages.map(({ decoded }) => decoded);
    legs.push(legOf(event.tMs, settings, last.settings, before, seed));
  }
  return (tMs) => {
    const at = Math.max(0, tMs);
    const { fromMs, settings: { format, each, tile }, before, villages, inTilesLost } = legs.findLast((leg) => leg.fromMs <= at)!;
    return {
      villages, format, each, eachBefore: before.each, tile, tileBefore: before.tile,
      progress: Math.min(1, Math.max(0, (at - fromMs - WAIT_MS) / DELIVER_MS)),
      lost: villages.reduce((total, { lost }) => total + lost, 0),
      inTiles: { lost: inTilesLost, bitsPerValue: schemes["deepseek-ue8m0"].elementBits + 8 / Math.min(TILE, MX_BLOCK * villages.length) },
      bitsPerValue: tile ? schemes["deepseek-ue8m0"].elementBits + 8 / Math.min(TILE, MX_BLOCK * villages.length) : each ? bitsPerValue(format) : schemes[format].elementBits + 8 / (MX_BLOCK * villages.length),
    };
  };
};

/** Left alone, the maps change by themselves; a cue about maps before that time takes over. */
function withSwitch({ autoplay, switchMs, each }: VillagesParams, events: readonly SimEvent[]): readonly SimEvent[] {
  if (!autoplay || events.some(({ tMs, action }) => action === "maps" && tMs <= switchMs)) return events;
  const own = { tMs: switchMs, action: "maps", args: { each: !each } };
  return [...events.filter(({ tMs }) => tMs <= switchMs), own, ...events.filter(({ tMs }) => tMs > switchMs)];
}

function legOf(fromMs: number, settings: Settings, before: Settings, decodedBefore: readonly Float64Array[], seed: number): Leg {
  const villages = deliver(settings, decodedBefore, seed);
  const inTiles = settings.tile ? villages : deliver({ ...settings, tile: true }, decodedBefore, seed);
  return { fromMs, settings, before, villages, inTilesLost: inTiles.reduce((total, { lost }) => total + lost, 0) };
}

function deliver({ format, each, tile, ratio, outliers }: Settings, before: readonly Float64Array[], seed: number): readonly VillageState[] {
  const element = mxSchemes[format];
  const spreads = before.map((_, v) => ratio ** -v);
  const all = spreads.map((spread, v) => Float64Array.from({ length: MX_BLOCK }, (_, i) =>
    Math.fround(spread * (outliers[v]! > 0 && i === OUTLIER_AT ? outliers[v]! : gaussian(seed, VALUE_STREAM, v * MX_BLOCK + i)))));
  const common = scaleExponent(element, Math.max(...all.map(largestMagnitude)), "floor");
  const tiles = tile ? inTiles(all) : null;
  return all.map((values, v): VillageState => {
    const own = tiles?.[v] ?? (each ? quantiseBlock(element, values) : null);
    const exponent = own?.scaleExponent ?? common;
    const scale = powerOfTwo(exponent);
    const decoded = own?.decoded ?? values.map((value) => decode(element, encode(element, value / scale, true)) * scale);
    const lost = values.reduce((count, value, i) => (value !== 0 && decoded[i] === 0 ? count + 1 : count), 0);
    return { spread: spreads[v]!, values, decoded, before: before[v]!, exponent, lost, sqnrDb: sqnrDb(values, decoded) };
  });
}

/** Village by village: what tiles of 128 make of it. */
function inTiles(all: readonly Float64Array[]): readonly { readonly scaleExponent: number; readonly decoded: Float64Array }[] {
  const perTile = TILE / MX_BLOCK;
  return all.map((_, v) => {
    const first = v - (v % perTile);
    const values = all.slice(first, first + perTile).flatMap((village) => [...village]);
    const { scale, decoded } = quantiseTile(values, "ue8m0");
    return { scaleExponent: exponentOf(scale), decoded: decoded.slice((v - first) * MX_BLOCK, (v - first + 1) * MX_BLOCK) };
  });
}

/** Null for an action of somebody else. */
function changed(settings: Settings, { action, args }: SimEvent): Settings | null {
  switch (action) {
    case "maps":
      return { ...settings, tile: false, each: villagesActions.maps.parse(args).each };
    case "format":
      return { ...settings, tile: false, format: villagesActions.format.parse(args).to };
    case "tile":
      return { ...settings, tile: villagesActions.tile.parse(args).on };
    case "ratio":
      return { ...settings, ratio: villagesActions.ratio.parse(args).to };
    case "outlier": {
      const { village, size } = villagesActions.outlier.parse(args);
      const { length } = settings.outliers;
      if (village > length) throw new RangeError(`只有 ${length} 个村，没有第 ${village} 村 / village must be in 1…${length}, got ${village}`);
      return { ...settings, outliers: settings.outliers.map((old, v) => (v === village - 1 ? size : old)) };
    }
    default:
      return null;
  }
}
