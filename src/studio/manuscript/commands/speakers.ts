import type { Node } from "prosemirror-model";
import { type Cast, castOf, type Role } from "#script";

/** Who opens a beat: the first 逗哏. */
export function firstSpeaker(doc: Node): string {
  const cast = castOf(doc);
  return (cast.find(({ role }) => role === "dougen") ?? cast[0])?.name ?? "";
}

export function roleOf(doc: Node, speaker: string): Role | null {
  return castOf(doc).find(({ name }) => name === speaker)?.role ?? null;
}

/** What a performer is found by, besides the name. */
export const ROLE_WORDS: Readonly<Record<Role, { readonly zh: string; readonly en: string; readonly typed: readonly string[] }>> = {
  dougen: { zh: "逗哏", en: "dougen", typed: ["逗哏", "dg", "dougen"] },
  penggen: { zh: "捧哏", en: "penggen", typed: ["捧哏", "pg", "penggen"] },
  narrator: { zh: "旁白", en: "narrator", typed: ["旁白", "pb", "pangbai", "narrator"] },
};

/** Performers a query may mean, the likeliest first. */
export function matchSpeakers(doc: Node, query: string): readonly Cast[] {
  const typed = query.toLowerCase();
  return castOf(doc).filter(({ name, role }) =>
    name.toLowerCase().startsWith(typed) || ROLE_WORDS[role].typed.some((word) => word.startsWith(typed)));
}
