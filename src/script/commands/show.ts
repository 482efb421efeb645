import type { Command } from "prosemirror-state";
import type { DocAttrs } from "../nodes/doc.ts";
import { nodes } from "../schema.ts";
import type { Cast } from "../words.ts";
import { accepts } from "./where.ts";

const NARRATOR: Omit<Cast, "name"> = { role: "narrator", syllablesPerSecond: null, voice: null };

/**
 * Gives the show its title and its performers their names; their lines take the names along.
 *
 * @param names as many as the cast has, in its order; one more is a narrator who joins
 */
export function nameShow(title: string, names: readonly string[]): Command {
  return (state, dispatch) => {
    const { doc, tr } = state;
    const attrs = doc.attrs as DocAttrs;
    const cast = names.map((name, i) => ({ ...(attrs.cast[i] ?? NARRATOR), name }));
    const isOther = cast.length > attrs.cast.length || cast.some(({ name }, i) => name !== attrs.cast[i]!.name);
    if (names.length < attrs.cast.length || !accepts("doc", { title, cast })) return false;
    if (title !== attrs.title) tr.setDocAttribute("title", title);
    if (isOther) tr.setDocAttribute("cast", cast);
    const renamed = new Map(attrs.cast.map(({ name }, i) => [name, names[i]!]));
    if (isOther) doc.descendants((node, pos) => {
      const speaker = node.attrs["speaker"] as string;
      const next = node.type === nodes["line"] ? renamed.get(speaker) : undefined;
      if (next !== undefined && next !== speaker) tr.setNodeAttribute(pos, "speaker", next);
      return !node.isTextblock;
    });
    if (dispatch && tr.docChanged) dispatch(tr);
    return true;
  };
}
