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

/**
 * How a beat comes in: at once; by a dissolve from the beat before; or with an object of the scene before that becomes one of
 * its own, named `carry:chopstick:axon` or left to be found.
 */
export type Entrance = "cut" | "dissolve" | "carry" | `carry:${string}:${string}`;

/** The words a writer may use, as they are told to one who used another. */
export const ENTRANCE_WORDS = "cut | dissolve | carry | carry:chopstick:axon";

const ENTRANCE = /^(?:cut|dissolve|carry(?::[a-z][a-z0-9-]{0,63}:[a-z][a-z0-9-]{0,63})?)$/;

export function isEntrance(value: unknown): value is Entrance {
  return typeof value === "string" && ENTRANCE.test(value);
}

/** The objects a carry names: the one that leaves and the one it becomes; `null` when they are to be found. */
export function carriedNames(entrance: Entrance): { readonly from: string; readonly to: string } | null {
  const [, from, to] = entrance.split(":");
  return from === undefined || to === undefined ? null : { from, to };
}

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
