import { uniform } from "../random.ts";
import type { SimEvent, Simulate } from "../simulate.ts";
import { ATP_KJ_PER_MOL, ATP_PER_SPIKE, atpEnergyJ, BRAIN_W, CORTEX_NEURONS } from "./energy.ts";
import { brainRegionIds, brainTasks, type BrainRegion } from "./regions.ts";
import { sparseBrainActions, type SparseBrainParams } from "./sparse-brain-params.ts";

export interface RegionState {
  readonly id: BrainRegion;
  readonly called: boolean;
  /** Share of its neurons that are busy, 0…1. */
  readonly busy: number;
  readonly meanHz: number;
  /** Of its spikes alone. */
  readonly powerW: number;
  /** Which of its dots fire just now, shape [unit], 0 or 1. */
  readonly firing: Uint8Array;
}

export interface SparseBrainState {
  readonly regions: readonly RegionState[];
  /** Of the whole brain: what it takes at rest, and the spikes above that. */
  readonly powerW: number;
  readonly supplyW: number;
  /** Power if every neuron of the cortex were busy. */
  readonly allOnW: number;
  readonly overSupply: boolean;
  /** Share of the cortex's neurons that are busy. */
  readonly busy: number;
  readonly spikesPerS: number;
  /** Since the start, J. */
  readonly energyJ: number;
  /** What it would have been with all on. */
  readonly allOnJ: number;
  /** Drawn above the supply since the start: what no blood brings. */
  readonly debtJ: number;
}

/** A region follows its call with this time constant, scene ms. */
const FOLLOW_MS = 350;
/** A dot fires, or not, for so long. */
const FLASH_MS = 120;
const RANK_STREAM = 0x72616e6b;
const FIRE_STREAM = 0x66697265;

interface Leg {
  readonly fromMs: number;
  /** Share of busy neurons at its start and in the end, shape [region]. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly called: readonly boolean[];
  /** Which neurons of a region are the busy ones changes with every call, shape [region]. */
  readonly call: readonly number[];
  /** Share of busy neurons that a call asks for. */
  readonly share: number;
  readonly energyJ: number;
  readonly debtJ: number;
}

/**
 * Twelve regions of equal size share the cortex's neurons. A called region has `activeShare` of its neurons firing at
 * `activeHz`, all others fire at `restingHz`; each spike costs what it does in human cortex. The brain takes 20 W at
 * rest, and what spikes above that cost comes on top. Busy shares follow the calls exponentially, so that every energy
 * has a closed form.
 *
 * Events: `task {name}`, `rest`, `allOn`, `call {region}`, `release {region}`, `share {activeShare}`.
 *
 * @see Lennie 2003, Curr Biol 13:493; Azevedo et al. 2009, J Comp Neurol 513:532
 */
export const simulateSparseBrain: Simulate<SparseBrainParams, SparseBrainState> = (params, seed, events) => {
  const { unitsPerRegion, activeShare, activeHz, restingHz, supplyW } = params;
  if (activeHz <= restingHz) throw new RangeError(`activeHz 要大于 restingHz（${restingHz} Hz） / must be above restingHz, ${restingHz} Hz, got ${activeHz}`);
  const count = brainRegionIds.length;
  const spikeJ = atpEnergyJ(ATP_PER_SPIKE, ATP_KJ_PER_MOL);
  const neurons = CORTEX_NEURONS / count;
  /** Watts that a whole busy region adds. */
  const wattsPerBusy = neurons * (activeHz - restingHz) * spikeJ;
  const fires = { busy: 1 - Math.exp((-activeHz * FLASH_MS) / 1000), idle: 1 - Math.exp((-restingHz * FLASH_MS) / 1000) };
  const legs = buildLegs();

  function buildLegs(): readonly Leg[] {
    const none = brainRegionIds.map(() => 0);
    const built: Leg[] = [{ fromMs: 0, from: none, to: none, called: none.map(() => false), call: none, share: activeShare, energyJ: 0, debtJ: 0 }];
    events.forEach((event, n) => {
      const last = built.at(-1)!;
      const orders = ordersOf(event, last.called);
      if (orders === undefined) return;
      const share = event.action === "share" ? sparseBrainActions.share.parse(event.args).activeShare : last.share;
      const shareOf = { on: share, off: 0, full: 1 };
      const to = orders.map((order, i) => (order === "as before" ? last.to[i]! : shareOf[order]));
      const called = orders.map((order, i) => (order === "as before" ? last.called[i]! : order !== "off"));
      const call = called.map((on, i) => (on && !last.called[i] ? n + 1 : last.call[i]!));
      const { energyJ, debtJ } = spentIn(last, event.tMs - last.fromMs);
      built.push({ fromMs: event.tMs, from: busyIn(last, event.tMs), to, called, call, share, energyJ: last.energyJ + energyJ, debtJ: last.debtJ + debtJ });
    });
    return built;
  }

  /** ∫ power and ∫ power above the supply over the first `ms` of a leg: the sum of the busy shares is one exponential. */
  function spentIn(leg: Leg, ms: number): { energyJ: number; debtJ: number } {
    const start = sum(leg.from);
    const end = sum(leg.to);
    const area = (fromMs: number, toMs: number): number =>
      (end * (toMs - fromMs) + (start - end) * FOLLOW_MS * (Math.exp(-fromMs / FOLLOW_MS) - Math.exp(-toMs / FOLLOW_MS))) / 1000;
    const energyJ = (BRAIN_W * ms) / 1000 + wattsPerBusy * area(0, ms);
    const limit = (supplyW - BRAIN_W) / wattsPerBusy;
    const crossing = (limit - end) / (start - end);
    const crossMs = crossing > 0 && crossing < 1 ? Math.min(ms, -FOLLOW_MS * Math.log(crossing)) : ms;
    const debt = (fromMs: number, toMs: number): number => Math.max(0, wattsPerBusy * (area(fromMs, toMs) - (limit * (toMs - fromMs)) / 1000));
    return { energyJ, debtJ: debt(0, crossMs) + debt(crossMs, ms) };
  }

  return (tMs) => {
    if (!Number.isFinite(tMs)) throw new RangeError(`tMs must be a finite number, got ${tMs}`);
    const at = Math.max(0, tMs);
    const leg = legs.findLast((candidate) => candidate.fromMs <= at)!;
    const shares = busyIn(leg, at);
    const flash = Math.floor(at / FLASH_MS);
    const regions = brainRegionIds.map((id, i): RegionState => {
      const meanHz = shares[i]! * activeHz + (1 - shares[i]!) * restingHz;
      const firing = Uint8Array.from({ length: unitsPerRegion }, (_, unit) => {
        const dot = i * unitsPerRegion + unit;
        const isBusy = uniform(seed, RANK_STREAM + leg.call[i]!, dot) < shares[i]!;
        return uniform(seed, FIRE_STREAM + dot, flash) < (isBusy ? fires.busy : fires.idle) ? 1 : 0;
      });
      return { id, called: leg.called[i]!, busy: shares[i]!, meanHz, powerW: neurons * meanHz * spikeJ, firing };
    });
    const powerW = BRAIN_W + wattsPerBusy * sum(shares);
    const allOnW = BRAIN_W + wattsPerBusy * count;
    const spent = spentIn(leg, at - leg.fromMs);
    return {
      regions,
      powerW,
      supplyW,
      allOnW,
      overSupply: powerW > supplyW,
      busy: sum(shares) / count,
      spikesPerS: neurons * sum(regions.map((region) => region.meanHz)),
      energyJ: leg.energyJ + spent.energyJ,
      allOnJ: (allOnW * at) / 1000,
      debtJ: leg.debtJ + spent.debtJ,
    };
  };
};

function busyIn(leg: Leg, tMs: number): number[] {
  const left = Math.exp(-(tMs - leg.fromMs) / FOLLOW_MS);
  return leg.to.map((to, i) => to + (leg.from[i]! - to) * left);
}

type Order = "on" | "off" | "full" | "as before";

/** What an event asks of every region; undefined for an action of somebody else. */
function ordersOf({ action, args }: SimEvent, called: readonly boolean[]): Order[] | undefined {
  switch (action) {
    case "task": {
      const wanted: readonly BrainRegion[] = brainTasks[sparseBrainActions.task.parse(args).name];
      return brainRegionIds.map((id) => (wanted.includes(id) ? "on" : "off"));
    }
    case "share":
      return called.map((on) => (on ? "on" : "off"));
    case "rest":
      return brainRegionIds.map(() => "off");
    case "allOn":
      return brainRegionIds.map(() => "full");
    case "call":
    case "release": {
      const { region } = sparseBrainActions[action].parse(args);
      return brainRegionIds.map((id) => (id !== region ? "as before" : action === "call" ? "on" : "off"));
    }
    default:
      return undefined;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
