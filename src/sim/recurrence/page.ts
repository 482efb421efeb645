import { softmax } from "../moe/scores.ts";
import type { SimEvent, Simulate } from "../simulate.ts";
import { fixedStateActions, type FixedStateParams } from "./page-inputs.ts";
import { product, unitVector } from "./recall.ts";

export interface FixedStateState {
  readonly units: number;
  /** Characters read so far, shape [token]. */
  readonly read: readonly string[];
  /** Characters of the page still to come. */
  readonly waiting: readonly string[];
  /** How much of the way to the next token has passed, 0…1. */
  readonly progress: number;
  /** S, shape [units][units] row after row: all that is kept. */
  readonly state: Float64Array;
  /** Share of the tokens read that the state still gives back right; 1 before the first. */
  readonly recall: number;
  /** Which of them, shape [token]. */
  readonly right: readonly boolean[];
  /** What is asked: the token at this place, from 0; null while it has not been read. */
  readonly asked: number;
  readonly answer: FixedStateAnswer | null;
}

export interface FixedStateAnswer {
  /** The five characters that fit best, best first, with their products. */
  readonly candidates: readonly { readonly glyph: string; readonly match: number }[];
  readonly right: boolean;
  /** Softmax attention over all that was read (β = 20) gives the right character. */
  readonly attentionRight: boolean;
}

interface Token {
  readonly glyph: string;
  readonly arriveMs: number;
}

const KEY_STREAM = 0x706b79;
const VALUE_STREAM = 0x707661;
const MOST_TOKENS = 512;
/** A pushed-in text arrives a character each so many ms. */
const PUSH_MS = 80;
const ATTENTION_BETA = 20;
const CANDIDATES = 5;

/**
 * S ← keep·S + v kᵀ for each token: k is a random direction for its place, v one for its character. A place is asked by S·k, and the
 * answer is the character of the page whose v fits best. Growing the state means reading again with longer vectors.
 *
 * Events: `store {text}`, `read {token}`, `grow {units}`.
 *
 * @throws RangeError when page and stored texts have more than 512 characters together
 * @see Schlag, Irie & Schmidhuber 2021, arXiv:2102.11174
 */
export const simulateFixedState: Simulate<FixedStateParams, FixedStateState> = (params, seed, events) => {
  // A text pushed in later is not yet on the page: neither to be read nor among the answers.
  const stores = events.filter(({ action }) => action === "store");
  const pages = stores.map((_, i) => i + 1).reduce((all, count) => [...all, tokensOf(params, stores.slice(0, count))], [tokensOf(params, [])]);
  const memories = new Map<string, Memory>();
  const memoryOf = (page: number, units: number): Memory => {
    const key = `${page} ${units}`;
    const known = memories.get(key);
    if (known) return known;
    const memory = new Memory(pages[page]!.map(({ glyph }) => glyph), units, params.keep, seed);
    memories.set(key, memory);
    return memory;
  };
  const setting = <T>(tMs: number, action: string, read: (args: unknown) => T, start: T): T => {
    const event = events.findLast((entry) => entry.action === action && entry.tMs <= tMs);
    return event === undefined ? start : read(event.args);
  };

  return (tMs) => {
    const at = Math.max(0, tMs);
    const units = setting(at, "grow", (args) => fixedStateActions.grow.parse(args).units, params.units);
    const asked = setting(at, "read", (args) => fixedStateActions.read.parse(args).token, 1) - 1;
    const page = stores.filter(({ tMs: storedMs }) => storedMs <= at).length;
    const tokens = pages[page]!;
    const memory = memoryOf(page, units);
    const next = tokens.findIndex(({ arriveMs }) => arriveMs > at);
    const count = next < 0 ? tokens.length : next;
    const fromMs = tokens[count - 1]?.arriveMs ?? 0;
    const toMs = tokens[count]?.arriveMs ?? Infinity;
    const right = memory.rightAfter(count);
    return {
      units,
      read: tokens.slice(0, count).map(({ glyph }) => glyph),
      waiting: tokens.slice(count).map(({ glyph }) => glyph),
      progress: (at - fromMs) / (toMs - fromMs),
      state: memory.stateAfter(count),
      recall: count === 0 ? 1 : right.filter(Boolean).length / count,
      right,
      asked,
      answer: asked < count ? memory.answer(asked, count) : null,
    };
  };
};

function tokensOf(params: FixedStateParams, events: readonly SimEvent[]): readonly Token[] {
  const glyphsOf = (text: string): string[] => [...text].filter((glyph) => /\S/u.test(glyph));
  const tokens = glyphsOf(params.text).map((glyph, i): Token => ({ glyph, arriveMs: ((i + 1) * 1000) / params.tokensPerSecond }));
  for (const { tMs, action, args } of events)
    if (action === "store")
      tokens.push(...glyphsOf(fixedStateActions.store.parse(args).text).map((glyph, i) => ({ glyph, arriveMs: tMs + (i + 1) * PUSH_MS })));
  if (tokens.length > MOST_TOKENS)
    throw new RangeError(`一页连同塞进去的最多 ${MOST_TOKENS} 个字，现有 ${tokens.length} 个 / page and stored texts must have at most ${MOST_TOKENS} characters, got ${tokens.length}`);
  return tokens.sort((a, b) => a.arriveMs - b.arriveMs);
}

/** All that follows from the page for one size of state; worked out once. */
class Memory {
  private readonly keys: readonly Float64Array[];
  private readonly values: ReadonlyMap<string, Float64Array>;
  private rights: readonly (readonly boolean[])[] | undefined;
  /** S after every `STRIDE` tokens. */
  private readonly kept: Float64Array[];

  constructor(private readonly glyphs: readonly string[], private readonly units: number, private readonly keep: number, seed: number) {
    this.keys = glyphs.map((_, place) => unitVector(units, seed, KEY_STREAM, place));
    this.values = new Map(glyphs.map((glyph) => [glyph, unitVector(units, seed, VALUE_STREAM, glyph.codePointAt(0)!)]));
    this.kept = [new Float64Array(units * units)];
  }

  stateAfter(count: number): Float64Array {
    const stride = 16;
    for (let block = this.kept.length; block <= Math.floor(count / stride); block++)
      this.kept.push(this.walked(this.kept[block - 1]!, (block - 1) * stride, block * stride));
    const block = Math.floor(count / stride);
    return this.walked(this.kept[block]!, block * stride, count);
  }

  /** Which of the first `count` tokens are given back right, shape [token]. */
  rightAfter(count: number): readonly boolean[] {
    this.rights ??= this.allRights();
    return this.rights[count]!;
  }

  answer(place: number, count: number): FixedStateAnswer {
    const state = this.stateAfter(count);
    const key = this.keys[place]!;
    const read = Float64Array.from({ length: this.units }, (_, i) => product(state.subarray(i * this.units, (i + 1) * this.units), key));
    const truth = this.glyphs[place]!;
    const ranked = this.ranked(read);
    const weights = softmax(this.keys.slice(0, count).map((other) => ATTENTION_BETA * product(other, key)));
    const attended = new Float64Array(this.units);
    weights.forEach((weight, t) => this.values.get(this.glyphs[t]!)!.forEach((value, i) => (attended[i]! += weight * value)));
    return { candidates: ranked.slice(0, CANDIDATES), right: ranked[0]!.glyph === truth, attentionRight: this.ranked(attended)[0]!.glyph === truth };
  }

  private ranked(read: Float64Array): { glyph: string; match: number }[] {
    return Array.from(this.values, ([glyph, value]) => ({ glyph, match: product(value, read) })).sort((a, b) => b.match - a.match);
  }

  private walked(from: Float64Array, first: number, end: number): Float64Array {
    const state = from.slice();
    const n = this.units;
    for (let t = first; t < end; t++) {
      const [key, value] = [this.keys[t]!, this.values.get(this.glyphs[t]!)!];
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) state[i * n + j] = this.keep * state[i * n + j]! + value[i]! * key[j]!;
    }
    return state;
  }

  /** matches[place][glyph] = v·S·k grows by (v·v_t)(k_t·k) with each token, so that no state need be read for it. */
  private allRights(): boolean[][] {
    const names = [...this.values.keys()];
    const vectors = [...this.values.values()];
    const own = this.glyphs.map((glyph) => names.indexOf(glyph));
    const alike = vectors.map((a) => Float64Array.from(vectors, (b) => product(a, b)));
    const matches = this.glyphs.map(() => new Float64Array(names.length));
    const rights: boolean[][] = [[]];
    for (let t = 0; t < this.glyphs.length; t++) {
      const right: boolean[] = [];
      for (let place = 0; place <= t; place++) {
        if (place === t) this.catchUp(matches[t]!, t, own, alike);
        else add(matches[place]!, this.keep, product(this.keys[t]!, this.keys[place]!), alike[own[t]!]!);
        right.push(bestOf(matches[place]!) === own[place]);
      }
      rights.push(right);
    }
    return rights;
  }

  /** The matches of a place once its own token is in: all earlier tokens, each as far as it is kept, and itself. */
  private catchUp(matches: Float64Array, place: number, own: readonly number[], alike: readonly Float64Array[]): void {
    for (let t = 0; t <= place; t++) add(matches, this.keep, product(this.keys[t]!, this.keys[place]!), alike[own[t]!]!);
  }
}

function add(matches: Float64Array, keep: number, factor: number, likeness: Float64Array): void {
  for (let g = 0; g < matches.length; g++) matches[g] = keep * matches[g]! + factor * likeness[g]!;
}

function bestOf(matches: Float64Array): number {
  let best = 0;
  for (let g = 1; g < matches.length; g++) if (matches[g]! > matches[best]!) best = g;
  return best;
}
