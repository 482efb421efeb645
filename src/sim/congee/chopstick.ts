import { modelClock } from "../clock.ts";
import type { SimEvent, Simulate } from "../simulate.ts";
import { criticalYieldPa, holdingCouple, largestLeanRad, tippingCouple, weight, yieldStressPa, type Stick, type Surface } from "./mechanics.ts";

export interface ChopstickParams {
  /** % by mass. */
  readonly ricePercent: number;
  readonly depthCm: number;
  readonly leanDeg: number;
  readonly surface: Surface;
  readonly densityKgM3: number;
  /** Model ms per scene second; 1000 = as fast as in the bowl. */
  readonly modelMsPerSecond: number;
}

export interface ChopstickState {
  readonly ricePercent: number;
  readonly yieldPa: number;
  readonly depthCm: number;
  readonly densityKgM3: number;
  /** 0 upright, 90 lying on the surface. */
  readonly leanDeg: number;
  readonly largestLeanDeg: number;
  readonly criticalYieldPa: number;
  readonly tippingMnm: number;
  readonly holdingMnm: number;
  readonly stands: boolean;
  /** Lying afloat; nothing more happens until it is planted again. */
  readonly afloat: boolean;
  readonly modelMsPerSecond: number;
}

const RAD = Math.PI / 180;
const LENGTH_M = 0.24;
const DIAMETER_M = 0.006;
/** Fixed step of the fall in model ms; a fall takes hundreds of them. */
const STEP_MS = 2;
/** A tilt by hand and a change of thickness take this long in scene ms, so that the eye can follow. */
const HAND_MS = 900;
const POUR_MS = 1500;
/** Couple per rad/s of a moving stick, N·m·s: sets only how slowly it falls, which no quantity states. */
const DRAG = 0.0006;

interface Leg {
  readonly fromMs: number;
  readonly kind: "hand" | "free";
  readonly fromDeg: number;
  readonly toDeg: number;
  readonly depthCm: number;
}

/**
 * A chopstick in congee. Between touches it obeys I·θ̈ = ½W(L−h) sin θ − M(θ̇), where the congee's couple M holds up to
 * its plastic limit ¼N_p·τ_y·d·h² and beyond it resists by the limit plus a rate term.
 *
 * Events: `tilt {leanDeg}`, `plant {depthCm, leanDeg}`, `thicken {ricePercent}`, `slow {modelMsPerSecond}`.
 */
export const simulateChopstick: Simulate<ChopstickParams, ChopstickState> = (params, _seed, events) => {
  const changes = events
    .filter((event) => event.action === "slow")
    .map((event) => ({ tMs: event.tMs, modelMsPerSecond: number(event, "modelMsPerSecond") }));
  const rate = modelClock(params.modelMsPerSecond, changes);
  const rice = riceCurve(params.ricePercent, events.filter((event) => event.action === "thicken"));
  const stick: Stick = { lengthM: LENGTH_M, diameterM: DIAMETER_M, densityKgM3: params.densityKgM3 };
  const falls = new Map<Leg, Fall>();
  const legs = buildLegs();

  function buildLegs(): readonly Leg[] {
    const built: Leg[] = [{ fromMs: 0, kind: "free", fromDeg: params.leanDeg, toDeg: params.leanDeg, depthCm: params.depthCm }];
    for (const event of events) {
      if (event.action !== "tilt" && event.action !== "plant") continue;
      const last = built.at(-1)!;
      const fromDeg = leanAt(last, event.tMs);
      const depthCm = event.action === "plant" ? number(event, "depthCm") : last.depthCm;
      const toDeg = number(event, "leanDeg");
      built.push({ fromMs: event.tMs, kind: "hand", fromDeg, toDeg, depthCm });
      built.push({ fromMs: event.tMs + HAND_MS, kind: "free", fromDeg: toDeg, toDeg, depthCm });
    }
    return built;
  }

  function leanAt(leg: Leg, tMs: number): number {
    if (leg.kind === "hand") return leg.fromDeg + (leg.toDeg - leg.fromDeg) * smooth((tMs - leg.fromMs) / HAND_MS);
    let fall = falls.get(leg);
    if (!fall) {
      fall = new Fall(leg, stick, params.surface, (sinceModelMs) => rice(sceneMsOf(leg.fromMs, sinceModelMs)));
      falls.set(leg, fall);
    }
    return fall.leanDegAt(rate(tMs) - rate(leg.fromMs));
  }

  // The clock is piecewise linear and rising, so bisection inverts it to well below one step.
  function sceneMsOf(fromMs: number, sinceModelMs: number): number {
    const target = rate(fromMs) + sinceModelMs;
    let low = fromMs;
    let high = fromMs + 1000;
    while (rate(high) < target) high = fromMs + 2 * (high - fromMs);
    for (let i = 0; i < 30; i++) {
      const middle = (low + high) / 2;
      if (rate(middle) < target) low = middle;
      else high = middle;
    }
    return high;
  }

  return (tMs) => {
    const leg = legs.findLast((candidate) => candidate.fromMs <= tMs) ?? legs[0]!;
    const leanDeg = leanAt(leg, tMs);
    const ricePercent = rice(tMs);
    const yieldPa = yieldStressPa(ricePercent);
    const depthM = leg.depthCm / 100;
    const tipping = tippingCouple(stick, depthM, leanDeg * RAD);
    const holding = holdingCouple(stick, depthM, yieldPa, params.surface);
    const afloat = leanDeg >= 90;
    return {
      ricePercent,
      yieldPa,
      depthCm: leg.depthCm,
      densityKgM3: params.densityKgM3,
      leanDeg,
      largestLeanDeg: largestLeanRad(stick, depthM, yieldPa, params.surface) / RAD,
      criticalYieldPa: criticalYieldPa(stick, depthM, leanDeg * RAD, params.surface),
      tippingMnm: tipping * 1000,
      holdingMnm: holding * 1000,
      stands: !afloat && tipping <= holding,
      afloat,
      modelMsPerSecond: changes.findLast((change) => change.tMs <= tMs)?.modelMsPerSecond ?? params.modelMsPerSecond,
    };
  };
};

/** One free leg, stepped once from its start and kept: 90° ends it, so it is short; a stick at rest costs one value. */
class Fall {
  private readonly leans: number[];
  private omega = 0;

  constructor(
    private readonly leg: Leg,
    private readonly stick: Stick,
    private readonly surface: Surface,
    private readonly ricePercentAt: (sinceModelMs: number) => number,
  ) {
    this.leans = [leg.fromDeg];
  }

  leanDegAt(sinceMs: number): number {
    const index = Math.max(0, sinceMs) / STEP_MS;
    const whole = Math.floor(index);
    while (this.leans.length < whole + 2 && this.leans.at(-1)! < 90) this.step();
    const a = this.leans[Math.min(whole, this.leans.length - 1)]!;
    const b = this.leans[Math.min(whole + 1, this.leans.length - 1)]!;
    return a + (b - a) * (index - whole);
  }

  private step(): void {
    const lean = this.leans.at(-1)!;
    const depthM = this.leg.depthCm / 100;
    const yieldPa = yieldStressPa(this.ricePercentAt(this.leans.length * STEP_MS));
    const tipping = tippingCouple(this.stick, depthM, lean * RAD);
    const holding = holdingCouple(this.stick, depthM, yieldPa, this.surface);
    const inertia = (weight(this.stick) / 9.80665) * (this.stick.lengthM ** 2 / 12 + (this.stick.lengthM / 2 - depthM) ** 2);
    const resisting = holding + DRAG * this.omega;
    this.omega = this.omega === 0 && tipping <= holding ? 0 : Math.max(0, this.omega + ((tipping - resisting) / inertia) * (STEP_MS / 1000));
    this.leans.push(Math.min(90, lean + (this.omega * STEP_MS) / 1000 / RAD));
  }
}

function riceCurve(startPercent: number, events: readonly SimEvent[]): (tMs: number) => number {
  return (tMs) => {
    let percent = startPercent;
    for (const event of events) {
      if (event.tMs >= tMs) break;
      percent += (number(event, "ricePercent") - percent) * smooth((tMs - event.tMs) / POUR_MS);
    }
    return percent;
  };
}

/** Minimum-jerk progress 0…1. */
function smooth(x: number): number {
  const t = Math.min(1, Math.max(0, x));
  return t * t * t * (10 + t * (6 * t - 15));
}

function number(event: SimEvent, name: string): number {
  const value = event.args[name];
  if (typeof value !== "number" || !Number.isFinite(value))
    throw new RangeError(`event "${event.action}" at ${event.tMs} ms needs a finite number ${name}, got ${String(value)}`);
  return value;
}
