import type { SimEvent, Simulate } from "../simulate.ts";
import { attentionPageActions, type AttentionPageParams } from "./page-inputs.ts";
import { pageHeads, type HeadKind, type PageHead } from "./page-heads.ts";

export interface AttentionPageState {
  /** Characters of the page without spaces, shape [token]. */
  readonly tokens: readonly string[];
  /** Token whose queries are shown, from 0. */
  readonly focus: number;
  /** It stays there until a cue. */
  readonly pinned: boolean;
  /** Since the focus came to this token, ms, and for how long it stays: Infinity when pinned. */
  readonly sinceMs: number;
  readonly dwellMs: number;
  readonly causal: boolean;
  readonly sharpness: number;
  readonly scaled: boolean;
  readonly heads: readonly PageHeadState[];
  /** Query–key pairs of the whole page under this mask: what it costs. */
  readonly pairs: number;
}

export interface PageHeadState {
  readonly kind: HeadKind;
  /** Shape [token], sums to 1; after a change they pass over from the old weights within `BLEND_MS`. */
  readonly weights: Float64Array;
  /** Token with the largest weight; the first of equals. */
  readonly strongest: number;
  /** 1/Σw²: over how many tokens the weight is spread, 1…tokens. */
  readonly spread: number;
  /** Of the token in focus, shape [d]. */
  readonly query: Float64Array;
  /** The tokens seen with the highest scores, the best first: how a weight comes about. */
  readonly matches: readonly PageMatch[];
}

export interface PageMatch {
  readonly token: number;
  /** Shape [d]. */
  readonly key: Float64Array;
  /** q·k with the factors of the moment. */
  readonly score: number;
  readonly weight: number;
}

interface Pose {
  readonly fromMs: number;
  readonly pinned: boolean;
  /** Token at `fromMs`; while not pinned the focus walks on from it. */
  readonly focus: number;
  /** When the focus had come to it. */
  readonly focusFromMs: number;
  readonly causal: boolean;
  readonly sharpness: number;
  readonly scaled: boolean;
}

const BLEND_MS = 240;
const KEPT_ROWS = 64;
const MATCHES = 3;

/**
 * Heads over a page: softmax(q·k·sharpness/√d + mask) of the token in focus, for every head.
 *
 * Events: `focus {token}`, `mask {causal}`, `sharpen {sharpness}`, `scale {on}`.
 *
 * @throws RangeError when `focus` names a token that the page does not have
 */
export const simulateAttentionPage: Simulate<AttentionPageParams, AttentionPageState> = (params, seed, events) => {
  const tokens = [...params.text].filter((glyph) => /\S/u.test(glyph));
  const heads = pageHeads(tokens, params.heads, params.headDim, seed);
  const stepMs = 1000 / params.tokensPerSecond;
  const poses = posesOf(params, events, tokens.length, focusAt, sinceMs);
  const rows = new Map<string, readonly Float64Array[]>();

  function focusAt(pose: Pose, tMs: number): number {
    return pose.pinned ? pose.focus : (pose.focus + Math.floor((tMs - pose.fromMs) / stepMs)) % tokens.length;
  }

  /** Since the focus came to where it is. */
  function sinceMs(pose: Pose, tMs: number): number {
    const walkedMs = tMs - pose.fromMs;
    return pose.pinned || walkedMs < stepMs ? tMs - pose.focusFromMs : walkedMs % stepMs;
  }

  const rowsOf = (pose: Pose, focus: number): readonly Float64Array[] => {
    const key = `${focus} ${pose.causal} ${pose.sharpness} ${pose.scaled}`;
    const known = rows.get(key);
    if (known) return known;
    const made = heads.map((head) => weightsOf(head, focus, pose.causal ? focus + 1 : tokens.length, tokens.length, factorOf(pose)));
    if (rows.size >= KEPT_ROWS) rows.delete(rows.keys().next().value!);
    rows.set(key, made);
    return made;
  };

  function factorOf(pose: Pose): number {
    return pose.sharpness / (pose.scaled ? Math.sqrt(params.headDim) : 1);
  }

  /** From where the weights were at the latest change to where they belong. */
  const weightsAt = (tMs: number, poseIndex: number): readonly Float64Array[] => {
    const pose = poses[poseIndex]!;
    const focus = focusAt(pose, tMs);
    const target = rowsOf(pose, focus);
    const changeMs = pose.pinned ? pose.fromMs : pose.fromMs + Math.floor((tMs - pose.fromMs) / stepMs) * stepMs;
    const share = (tMs - changeMs) / BLEND_MS;
    if (share >= 1 || changeMs === 0) return target;
    const before = changeMs === pose.fromMs
      ? weightsAt(changeMs, poseIndex - 1)
      : rowsOf(pose, (focus + tokens.length - 1) % tokens.length);
    const s = share * share * (3 - 2 * share);
    return target.map((row, h) => blend(before[h]!, row, s));
  };

  return (tMs) => {
    const at = Math.max(0, tMs);
    const index = poses.findLastIndex((pose) => pose.fromMs <= at);
    const pose = poses[index]!;
    const weights = weightsAt(at, index);
    const focus = focusAt(pose, at);
    const factor = factorOf(pose);
    return {
      tokens,
      focus,
      pinned: pose.pinned,
      sinceMs: sinceMs(pose, at),
      dwellMs: pose.pinned ? Infinity : stepMs,
      causal: pose.causal,
      sharpness: pose.sharpness,
      scaled: pose.scaled,
      heads: heads.map((head, h) => ({ kind: head.kind, weights: weights[h]!, ...summary(weights[h]!), ...matchesOf(head, focus, weights[h]!, factor, pose.causal) })),
      pairs: pose.causal ? (tokens.length * (tokens.length + 1)) / 2 : tokens.length ** 2,
    };
  };
};

function weightsOf({ queries, keys }: PageHead, focus: number, visible: number, count: number, factor: number): Float64Array {
  const d = queries.length / count;
  const query = queries.slice(focus * d, (focus + 1) * d);
  const weights = new Float64Array(count);
  let top = -Infinity;
  for (let j = 0; j < visible; j++) {
    let score = 0;
    for (let m = 0, at = j * d; m < d; m++, at++) score += query[m]! * keys[at]!;
    weights[j] = score * factor;
    if (weights[j]! > top) top = weights[j]!;
  }
  let total = 0;
  for (let j = 0; j < visible; j++) {
    weights[j] = Math.exp(weights[j]! - top);
    total += weights[j]!;
  }
  for (let j = 0; j < visible; j++) weights[j] = weights[j]! / total;
  return weights;
}

/** The best few of what is seen, with what made them the best. */
function matchesOf({ queries, keys }: PageHead, focus: number, weights: Float64Array, factor: number, causal: boolean): Pick<PageHeadState, "query" | "matches"> {
  const d = queries.length / weights.length;
  const query = queries.slice(focus * d, (focus + 1) * d);
  const matches: PageMatch[] = [];
  for (let token = 0; token < (causal ? focus + 1 : weights.length); token++) {
    let score = 0;
    for (let m = 0, at = token * d; m < d; m++, at++) score += query[m]! * keys[at]!;
    score *= factor;
    if (matches.length === MATCHES && score <= matches.at(-1)!.score) continue;
    const at = matches.findIndex((other) => score > other.score);
    matches.splice(at < 0 ? matches.length : at, 0, { token, key: keys.slice(token * d, (token + 1) * d), score, weight: weights[token]! });
    matches.length = Math.min(matches.length, MATCHES);
  }
  return { query, matches };
}

function blend(from: Float64Array, to: Float64Array, share: number): Float64Array {
  const mixed = new Float64Array(to.length);
  for (let j = 0; j < to.length; j++) mixed[j] = from[j]! * (1 - share) + to[j]! * share;
  return mixed;
}

function summary(weights: Float64Array): { readonly strongest: number; readonly spread: number } {
  let strongest = 0;
  let squares = 0;
  for (let j = 0; j < weights.length; j++) {
    const weight = weights[j]!;
    if (weight > weights[strongest]!) strongest = j;
    squares += weight * weight;
  }
  return { strongest, spread: 1 / squares };
}

function posesOf(params: AttentionPageParams, events: readonly SimEvent[], count: number, focusAt: (pose: Pose, tMs: number) => number, sinceMs: (pose: Pose, tMs: number) => number): readonly Pose[] {
  const poses: Pose[] = [{ fromMs: 0, pinned: false, focus: Math.min(params.startToken, count) - 1, focusFromMs: 0, causal: params.causal, sharpness: params.sharpness, scaled: true }];
  for (const { tMs, action, args } of events) {
    const last = poses.at(-1)!;
    const pose = { ...last, fromMs: tMs, focus: focusAt(last, tMs), focusFromMs: tMs - sinceMs(last, tMs) };
    if (action === "focus") {
      const { token } = attentionPageActions.focus.parse(args);
      if (token > count) throw new RangeError(`这一页只有 ${count} 个词元，没有第 ${token} 个 / token must be in 0…${count}, got ${token}`);
      poses.push(token === 0 ? { ...pose, pinned: false } : { ...pose, pinned: true, focus: token - 1, focusFromMs: tMs });
    } else if (action === "mask") poses.push({ ...pose, ...attentionPageActions.mask.parse(args) });
    else if (action === "sharpen") poses.push({ ...pose, ...attentionPageActions.sharpen.parse(args) });
    else if (action === "scale") poses.push({ ...pose, scaled: attentionPageActions.scale.parse(args).on });
  }
  return poses;
}
