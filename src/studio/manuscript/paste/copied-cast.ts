import { DOMSerializer, type Node, type Schema, Slice } from "prosemirror-model";
import { castOf } from "#script";
import { playedByOurs } from "./pasted-script.ts";

const NAME = "data-cast";

/** Writes beside what is copied who plays in this show: the show it is pasted into may have others. */
export class CastWriter extends DOMSerializer {
  readonly #doc: () => Node;

  constructor(of: Schema, doc: () => Node) {
    super(DOMSerializer.nodesFromSchema(of), DOMSerializer.marksFromSchema(of));
    this.#doc = doc;
  }

  override serializeFragment(...[content, options, target]: Parameters<DOMSerializer["serializeFragment"]>): HTMLElement | DocumentFragment {
    const written = super.serializeFragment(content, options, target);
    // Names of performers hold no spaces.
    if (target === undefined) written.firstElementChild?.setAttribute(NAME, castOf(this.#doc()).map(({ name, role }) => `${role}:${name}`).join(" "));
    return written;
  }
}

/** What was copied from a show, with the performers of the show it goes into. */
export function withCopiedCast(slice: Slice, page: Element, doc: Node): Slice {
  const theirs = page.querySelector(`[${NAME}]`)?.getAttribute(NAME)?.split(" ").map((member) => ({ role: member.split(":")[0]!, name: member.slice(member.indexOf(":") + 1) }));
  return theirs ? new Slice(playedByOurs(slice.content, theirs, castOf(doc)), slice.openStart, slice.openEnd) : slice;
}
