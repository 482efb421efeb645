/** The closed vocabularies of a script, with the words a writer may use for each. */

export const ACT_KINDS = ["dianhua", "piaoba", "zhenghuo", "di", "fanchang"] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** The first word of each kind is the one that is printed. */
export const ACT_WORDS: Readonly<Record<ActKind, readonly string[]>> = {
  dianhua: ["垫话", "dianhua"],
  piaoba: ["瓢把儿", "瓢把", "piaoba"],
  zhenghuo: ["正活", "正活儿", "zhenghuo"],
  di: ["底", "攒底", "di"],
  fanchang: ["返场", "fanchang"],
};

export function actKindOf(word: string): ActKind | undefined {
  return ACT_KINDS.find((kind) => ACT_WORDS[kind].includes(word.toLowerCase()));
}

/** The word that is printed for a kind of act. */
export function actName(kind: ActKind): string {
  return ACT_WORDS[kind][0]!;
}

export const ROLES = ["dougen", "penggen", "narrator"] as const;
export type Role = (typeof ROLES)[number];

export const DIRECTIONS = ["forward", "reverse"] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const THEMES = ["light", "dark"] as const;
export type ThemeName = (typeof THEMES)[number];

/** A performer. */
export interface Cast {
  /** Stands before the colon of each line. */
  readonly name: string;
  readonly role: Role;
  /** Speaking rate, if it differs from the role's. */
  readonly syllablesPerSecond: number | null;
  /** Name of the voice for scratch takes. */
  readonly voice: string | null;
}

/** What a beat shows. Parameters are checked against the scene later. */
export interface SceneBinding {
  readonly id: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly seed: number | null;
}

/** Ids of beats and scenes. */
export const ID = /^[a-z][a-z0-9-]{0,63}$/;

/** Names that can stand before a colon: no white space, no punctuation, no markup. */
export const SPEAKER = /^(?=[^（(]*\p{L})[\p{L}\p{M}\p{N}·•_-]{1,16}(?:（[^（）\s：:]{1,16}）|\([^()\s：:]{1,16}\))?$/u;

/** Names of attributes in braces. */
export const ATTRIBUTE = /^\p{L}[\p{L}\p{M}\p{N}_.-]{0,63}$/u;
