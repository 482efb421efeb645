import { gridRun } from "../grid-run.ts";
import type { Simulate } from "../simulate.ts";
import { type CaffeineEffect, caffeineAt } from "./adenosine.ts";
import { magnesiumUnblocked, openFractionAfter, RECEPTORS } from "./receptor.ts";
import { readSynapseDrive, type SynapseStretch } from "./synapse-drive.ts";
import type { SynapseParams } from "./synapse-params.ts";

export interface SynapseSite {
  /** 0 empty … 1 a vesicle is docked. */
  readonly docked: number;
  /** Model ms since its latest release; null before one. */
  readonly sinceReleaseMs: number | null;
}

export interface SynapseState extends Omit<SynapseStretch, "fromMs"> {
  readonly modelMs: number;
  readonly modelMsPerSecond: number;
  /** Shape [site]. */
  readonly sites: readonly SynapseSite[];
  /** Model ms since the latest presynaptic spike, and how many vesicles it let out; null and 0 before one. */
  readonly sinceSpikeMs: number | null;
  readonly releasedLast: number;
  readonly spikes: number;
  readonly releasedTotal: number;
  /** Transmitter in the cleft, mM. */
  readonly transmitterMm: number;
  /** Spread of what a site let out last, √(2Dt), um, shape [site]; 0 before. */
  readonly spreadUm: readonly number[];
  /** Open part of the receptors, and the part that the antagonist holds. */
  readonly open: number;
  readonly antagonised: number;
  /** Taken up since the start, mM; the rest escaped. */
  readonly takenUpMm: number;
  readonly vMv: number;
  readonly adenosine: { readonly A1: CaffeineEffect; readonly A2A: CaffeineEffect };
}

/** Places in the state: transmitter (mM), open receptors, potential (mV), transmitter taken up (mM). */
const [T, R, V, UPTAKE] = [0, 1, 2, 3];
const GRID_MS = 0.1;
const STEP_MS = 0.025;
const GLUTAMATE_UM2_PER_MS = 0.33;
/** The cell that listens: rest, membrane time constant, synaptic conductance over leak with all receptors open, Mg. */
const REST_MV = -70;
const TAU_MS = 10;
const STRENGTH = 1;
const MAGNESIUM_MM = 1;
const REVERSAL_MV = { ampa: 0, nmda: 0, gabaA: -80 } as const;

/**
 * A spike lets vesicles out; transmitter escapes by diffusion and is taken up (Michaelis–Menten); receptors open and move
 * the potential of a cell. A competitive antagonist, always in balance with its receptors, leaves α/(1 + B/K_B) of the opening rate.
 *
 * Events: `spike {count, intervalMs}`, `antagonist {concentrationUm}`, `reuptake {block}`, `probability {releaseProbability}`,
 * `caffeine {concentrationUm}`, `slow {modelMsPerSecond}`. Caffeine acts on the adenosine receptors alone.
 *
 * @see Destexhe, Mainen & Sejnowski 1998, Methods in Neuronal Modeling, ch. 1; Gaddum 1937, J Physiol 89:7P
 */
export const simulateSynapse: Simulate<SynapseParams, SynapseState> = (params, seed, events) => {
  const drive = readSynapseDrive(params, seed, events);
  const { openPerMmMs, closePerMs } = RECEPTORS[params.receptor];
  const reversalMv = REVERSAL_MV[params.receptor];
  const kmMm = params.uptakeKmUm / 1000;

  /**
   * Rates are frozen over a step and each equation relaxes exactly by them, so that no speed of uptake makes it unstable;
   * what drives the next equation is the mean over the step.
   */
  const stepperIn = ({ antagonistUm, reuptakeBlock }: SynapseStretch) => {
    const opening = openPerMmMs / (1 + antagonistUm / params.antagonistKUm);
    const vmax = (params.uptakeUmPerMs / 1000) * (1 - reuptakeBlock);
    return (y: Float64Array, stepMs: number): void => {
      const before = y[T]!;
      const uptakeRate = vmax / (kmMm + before);
      const rate = 1 / params.escapeMs + uptakeRate;
      const gone = -before * Math.expm1(-rate * stepMs);
      y[T] = before - gone;
      y[UPTAKE] = y[UPTAKE]! + (gone * uptakeRate) / rate;
      const open = y[R]!;
      y[R] = openFractionAfter({ openPerMmMs: opening, closePerMs }, gone / (rate * stepMs), open, stepMs);
      const unblocked = params.receptor === "nmda" ? magnesiumUnblocked(y[V]!, MAGNESIUM_MM) : 1;
      const conductance = (STRENGTH * unblocked * (open + y[R]!)) / 2;
      const settledMv = (REST_MV + conductance * reversalMv) / (1 + conductance);
      y[V] = settledMv + (y[V]! - settledMv) * Math.exp((-stepMs * (1 + conductance)) / TAU_MS);
    };
  };
  const laws = drive.stretches.map(stepperIn);
  const borders = [...drive.stretches.map(({ fromMs }) => fromMs), ...drive.spikes.map(({ atMs }) => atMs)].sort((a, b) => a - b);

  /** From border to border; a spike's vesicles fall into the cleft at its own time. */
  const carry = (state: Float64Array, fromMs: number, toMs: number): void => {
    let atMs = fromMs;
    while (atMs < toMs) {
      for (const { atMs: spikeMs, released } of drive.spikes) if (spikeMs === atMs) state[T] = state[T]! + released.length * params.peakMm;
      const untilMs = borders.find((border) => border > atMs && border < toMs) ?? toMs;
      const law = laws[drive.stretches.findLastIndex((stretch) => stretch.fromMs <= atMs)]!;
      const steps = Math.ceil((untilMs - atMs) / STEP_MS - 1e-9);
      for (let k = 0; k < steps; k++) law(state, (untilMs - atMs) / steps);
      atMs = untilMs;
    }
  };
  const { at } = gridRun({
    start: Float64Array.of(0, 0, REST_MV, 0),
    advance: (state, index) => carry(state, index * GRID_MS, (index + 1) * GRID_MS),
    block: 64,
  });

  return (tMs) => {
    const modelMs = drive.modelMsAt(Math.max(0, tMs));
    const index = Math.floor(modelMs / GRID_MS);
    const state = at(index).slice();
    carry(state, index * GRID_MS, modelMs);
    const { antagonistUm, reuptakeBlock, releaseProbability, caffeineUm } = drive.stretches.findLast(({ fromMs }) => fromMs <= modelMs)!;
    const past = drive.spikes.filter(({ atMs }) => atMs < modelMs);
    const sites = Array.from({ length: params.sites }, (_, site): SynapseSite => {
      const latest = past.findLast(({ released }) => released.includes(site));
      if (latest === undefined) return { docked: 1, sinceReleaseMs: null };
      const sinceReleaseMs = modelMs - latest.atMs;
      return { docked: Math.min(1, sinceReleaseMs / params.refillMs), sinceReleaseMs };
    });
    return {
      modelMs,
      modelMsPerSecond: drive.modelMsPerSecondAt(tMs),
      antagonistUm, reuptakeBlock, releaseProbability, caffeineUm,
      sites,
      sinceSpikeMs: past.length === 0 ? null : modelMs - past.at(-1)!.atMs,
      releasedLast: past.at(-1)?.released.length ?? 0,
      spikes: past.length,
      releasedTotal: past.reduce((sum, { released }) => sum + released.length, 0),
      transmitterMm: state[T]!,
      spreadUm: sites.map(({ sinceReleaseMs }) => Math.sqrt(2 * GLUTAMATE_UM2_PER_MS * (sinceReleaseMs ?? 0))),
      open: state[R]!,
      antagonised: ((1 - state[R]!) * antagonistUm) / (antagonistUm + params.antagonistKUm),
      takenUpMm: state[UPTAKE]!,
      vMv: state[V]!,
      adenosine: { A1: caffeineAt("A1", params.adenosineUm, caffeineUm), A2A: caffeineAt("A2A", params.adenosineUm, caffeineUm) },
    };
  };
};
