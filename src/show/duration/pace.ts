import type { Role } from "../bound.ts";

/**
 * Every constant of the duration model, in one table. Where a number comes from is said in `src/show/README.md`;
 * what has no source was set by ear and is what `fitRates` is for.
 */
export const PACE = {
  /** A dissolve, and an object carried from one scene into the next; nobody speaks. By eye. */
  dissolveMs: 600,
  carryMs: 1200,
  /** Articulation rate, pauses not counted. Mandarin: 5.18 ± 0.15 (Pellegrino, Coupé & Marsico 2011, Language 87:539). */
  syllablesPerSecond: { dougen: 5.2, penggen: 4.9, narrator: 4.6 } satisfies Record<Role, number>,
  /** 贯口: how many times faster than the role's own rate. */
  fastFactor: 1.6,
  /** A stressed syllable is that much longer. */
  stressFactor: 1.25,
  /** Silence after a punctuation mark inside a line. */
  punctuationMs: { enumeration: 90, comma: 180, colon: 240, semicolon: 280, dash: 300, sentence: 380, ellipsis: 480 },
  /** In a 贯口 the marks are caught breath, not silence. */
  fastPauseFactor: 0.35,
  /** Before the first line of a beat. */
  leadInMs: 300,
  /** Before the first line of a beat that shows its act's title. */
  titleLeadInMs: 2000,
  /** Between speakers (mean gap at turns 208 ms; Stivers et al. 2009, PNAS 106:10587). */
  turnGapMs: 210,
  /** Between two lines of one speaker. */
  sameSpeakerGapMs: 360,
  /** After the last sound of a beat. */
  tailMs: 500,
  /** A fact card stays that long. */
  factMs: 6000,
  /** A fact card that would be pushed off by the next one, or by the end of the beat, stays at least that long. */
  factLeastMs: 1800,
  /** A beat lasts at least that long. */
  beatLeastMs: 1000,
  /** A reprise starts that long before its first word and ends that long after its last. */
  repriseLeadMs: 150,
  repriseTailMs: 350,
  /** One value of mouth and envelope. */
  mouthStepMs: 40,
} as const;

/** Syllables per second that a cast may be given; outside it is a slip of the pen. */
export const RATE_RANGE = { least: 1, most: 15 } as const;
