import { gaussian, uniform } from "../random.ts";
import type { Simulate } from "../simulate.ts";
import { expertCapacity } from "./capacity.ts";
import { updatedBias } from "./deepseek.ts";
import { lossOfShares, maxVio, normalised } from "./losses.ts";
import { countLoads, topK } from "./route.ts";
import { sigmoid, sum } from "./scores.ts";
import type { RouterSettings, RouterStreamParams } from "./stream-params.ts";
import { scheduleStream, STREAM_MS, type StreamToken } from "./stream-schedule.ts";

export interface StreamChoice {
  readonly expert: number;
  readonly gate: number;
  /** Seat number at the expert, from 0; −1 when it was full and the choice was dropped. */
  readonly seat: number;
}

export interface RoutedToken extends StreamToken {
  /** σ of the logits, shape [expert]. */
  readonly scores: readonly number[];
  /** What was added to the scores for the selection alone, shape [expert]. */
  readonly bias: readonly number[];
  /** Best first. */
  readonly choices: readonly StreamChoice[];
}

export interface RouterStreamState extends RouterSettings {
  readonly tMs: number;
  readonly experts: number;
  readonly k: number;
  readonly batchTokens: number;
  /** From 0. */
  readonly batch: number;
  /** Seats per expert for tokens that arrive now. */
  readonly capacity: number;
  /** Choices that have reached each expert in this batch, seated or not, shape [expert]. */
  readonly loads: readonly number[];
  /** Seats taken, shape [expert]. */
  readonly keptLoads: readonly number[];
  /** Who sits there, shape [expert][seat]. */
  readonly seats: readonly (readonly string[])[];
  /** Choices refused in this batch and since the start. */
  readonly dropped: number;
  readonly droppedTotal: number;
  /** Tokens routed in this batch and since the start. */
  readonly routed: number;
  readonly routedTotal: number;
  /** b, shape [expert]; 0 while balancing is off. */
  readonly bias: readonly number[];
  /** Over the last `batchTokens` routed tokens: 1 in balance, E/k at worst; null before the first. */
  readonly balanceLoss: number | null;
  readonly maxVio: number | null;
  /** Balance loss of each of the latest finished batches (at most 24), oldest first. */
  readonly pastLosses: readonly number[];
  /** On their way to the router, first to arrive first. */
  readonly waiting: readonly StreamToken[];
  /** Scored, and not yet all seated or past the experts; in order of arrival. */
  readonly flying: readonly RoutedToken[];
  /** The token scored last, and the one before it; null before there is one. */
  readonly scored: RoutedToken | null;
  readonly scoredBefore: RoutedToken | null;
  /** 0…1: how far the seats are emptied at the end of a batch. */
  readonly emptied: number;
}

const GLYPH_STREAM = 0x676c79;
const CONTEXT_STREAM = 0x637478;
const POPULARITY_STREAM = 0x706f70;
/** Standard deviations of a logit: by what the token is, and by where it stands. */
const GLYPH_SD = 0.9;
const CONTEXT_SD = 0.5;
/** Extra logit of the expert that every token is drawn to. */
const FOCUS_LOGIT = 5;
const MOST_EXPERTS = 16;
const PAST_BATCHES = 24;

interface Batch {
  readonly tokens: readonly RoutedToken[];
  readonly bias: readonly number[];
  readonly nextBias: readonly number[];
  readonly droppedBefore: number;
  readonly routedBefore: number;
  readonly pastLosses: readonly number[];
}

/**
 * Tokens stream through a router. Scores are sigmoids; the k best of score + bias are chosen; weights are the scores
 * normalised over the chosen (DeepSeek-V3, without groups). Seats are planned for `batchTokens` tokens, as static
 * shapes demand (Switch §2.2), so a burst overflows; a choice that finds no seat goes round by the residual path. At the end of
 * a batch all seats empty and, while balancing is on, the bias takes one step.
 *
 * A batch depends on the batches before it only through the bias: batches are computed in order, once, and kept.
 *
 * @throws RangeError when a `focus` event names an expert that is not there
 */
export const simulateRouterStream: Simulate<RouterStreamParams, RouterStreamState> = (params, seed, events) => {
  const { experts, k, batchTokens } = params;
  const schedule = scheduleStream(params, events);
  const popularity = popularityOf(experts, seed);
  const batches: Batch[] = [];

  function batchAt(index: number): Batch {
    while (batches.length <= index) batches.push(routeBatch(batches.length, batches.at(-1)));
    return batches[index]!;
  }

  function routeBatch(index: number, before: Batch | undefined): Batch {
    const bias = before?.nextBias ?? new Array<number>(experts).fill(0);
    const seated = new Array<number>(experts).fill(0);
    const tokens = schedule.tokensOf(index).map((token): RoutedToken => {
      const settings = schedule.settingsAt(token.arriveMs);
      const scores = logitsOf(token, settings, popularity, seed).map(sigmoid);
      const added = settings.balancing ? bias : bias.map(() => 0);
      const chosen = topK(scores.map((s, i) => s + added[i]!), k);
      const gates = normalised(chosen.map((i) => scores[i]!));
      const capacity = expertCapacity(batchTokens, experts, k, settings.capacityFactor);
      const choices = chosen.map((expert, j) => ({ expert, gate: gates[j]!, seat: seated[expert]! < capacity ? seated[expert]!++ : -1 }));
      return { ...token, scores, bias: added, choices };
    });
    const balancing = schedule.settingsAt((index + 1) * schedule.periodMs).balancing;
    const loads = countLoads(tokens.map(expertsOf), experts);
    return {
      tokens,
      bias,
      nextBias: balancing ? updatedBias(bias, loads, params.biasRate) : bias.map(() => 0),
      droppedBefore: (before?.droppedBefore ?? 0) + (before === undefined ? 0 : droppedOf(before.tokens)),
      routedBefore: (before?.routedBefore ?? 0) + (before?.tokens.length ?? 0),
      pastLosses: before === undefined ? [] : [...before.pastLosses, lossOf(before.tokens, experts, k)].slice(-PAST_BATCHES),
    };
  }

  return (tMs) => {
    if (!Number.isFinite(tMs)) throw new RangeError(`tMs must be a finite number, got ${tMs}`);
    const index = Math.max(0, Math.floor(tMs / schedule.periodMs));
    const batch = batchAt(index);
    const previous = index > 0 ? batchAt(index - 1).tokens : [];
    const settings = schedule.settingsAt(tMs);
    const routed = batch.tokens.filter((token) => token.arriveMs <= tMs);
    const landed = routed.filter((token) => token.arriveMs + STREAM_MS.score + STREAM_MS.flight <= tMs);
    const recent = [...previous, ...routed].slice(-batchTokens);
    const loads = countLoads(landed.map(expertsOf), experts);
    const seats = seatsOf(landed, experts);
    return {
      ...settings,
      tMs,
      experts,
      k,
      batchTokens,
      batch: index,
      capacity: expertCapacity(batchTokens, experts, k, settings.capacityFactor),
      loads,
      keptLoads: seats.map((seated) => seated.length),
      seats,
      dropped: droppedOf(landed),
      droppedTotal: batch.droppedBefore + droppedOf(landed),
      routed: routed.length,
      routedTotal: batch.routedBefore + routed.length,
      bias: settings.balancing ? batch.bias : batch.bias.map(() => 0),
      balanceLoss: recent.length === 0 ? null : lossOf(recent, experts, k),
      maxVio: recent.length === 0 ? null : maxVio(countLoads(recent.map(expertsOf), experts)),
      pastLosses: batch.pastLosses,
      waiting: waitingAt(tMs, index),
      flying: [...previous, ...routed].filter((token) => tMs < token.arriveMs + lifeMs(token)),
      scored: recent.at(-1) ?? null,
      scoredBefore: recent.at(-2) ?? null,
      emptied: Math.min(1, Math.max(0, 1 - ((index + 1) * schedule.periodMs - tMs) / STREAM_MS.empty)),
    };
  };

  function waitingAt(tMs: number, index: number): StreamToken[] {
    const waiting: StreamToken[] = [];
    for (let i = index; i <= Math.max(index + 1, schedule.lastBurstBatch); i++)
      waiting.push(...schedule.tokensOf(i).filter((token) => token.enterMs <= tMs && tMs < token.arriveMs));
    return waiting;
  }
};

/** z = what the token is + where it stands + how popular the expert is + focus, shape [expert]. */
function logitsOf(token: StreamToken, settings: RouterSettings, popularity: readonly number[], seed: number): number[] {
  const glyph = token.glyph.codePointAt(0)! * MOST_EXPERTS;
  return popularity.map((share, i) =>
    GLYPH_SD * gaussian(seed, GLYPH_STREAM, glyph + i) +
    CONTEXT_SD * gaussian(seed, CONTEXT_STREAM, token.index * MOST_EXPERTS + i) +
    settings.skew * share +
    (settings.focus === i ? FOCUS_LOGIT : 0));
}

/** From +1 for the most to −1 for the least popular expert in equal steps; the seed says which is which. */
function popularityOf(experts: number, seed: number): number[] {
  const order = topK(Array.from({ length: experts }, (_, i) => uniform(seed, POPULARITY_STREAM, i)), experts);
  const popularity = new Array<number>(experts).fill(0);
  order.forEach((expert, rank) => (popularity[expert] = 1 - (2 * rank) / (experts - 1)));
  return popularity;
}

/** Time from arrival until the last choice is seated or past the experts. */
function lifeMs(token: RoutedToken): number {
  const refused = token.choices.some((choice) => choice.seat < 0);
  return STREAM_MS.score + STREAM_MS.flight + (refused ? STREAM_MS.detour : 0);
}

function expertsOf(token: RoutedToken): number[] {
  return token.choices.map((choice) => choice.expert);
}

function seatsOf(tokens: readonly RoutedToken[], experts: number): string[][] {
  const seats = Array.from({ length: experts }, (): string[] => []);
  for (const { glyph, choices } of tokens) for (const { expert, seat } of choices) if (seat >= 0) seats[expert]![seat] = glyph;
  return seats;
}

function droppedOf(tokens: readonly RoutedToken[]): number {
  return sum(tokens.map((token) => token.choices.filter((choice) => choice.seat < 0).length));
}

/** The balance loss with the 1/k and the scores normalised per token, as Megatron-LM takes it for sigmoid routers. */
function lossOf(tokens: readonly RoutedToken[], experts: number, k: number): number {
  const shares = countLoads(tokens.map(expertsOf), experts).map((load) => load / (k * tokens.length));
  const rows = tokens.map((token) => normalised(token.scores));
  return lossOfShares(shares, shares.map((_, i) => sum(rows.map((row) => row[i]!)) / rows.length), 1);
}
