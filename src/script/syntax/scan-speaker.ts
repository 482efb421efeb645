import { SPEAKER } from "../words.ts";

export interface SpeakerScan {
  /** As written; "" before a bare full-width colon. */
  readonly name: string;
  readonly known: boolean;
  /** Where what is said begins. */
  readonly end: number;
}

const HEAD = /^[ \t\u3000]*([^：:]{0,40}?)[ \t\u3000]*([：:])[ \t]*/;
const LONGEST = 64;

/**
 * Splits off who speaks. The cast list decides: `甲:` with either colon. A name it does not know needs the
 * full-width colon and must look like a name, so that `10:30` and `见:下文` stay what they are.
 *
 * @param start where the line begins
 * @returns `null` when nobody is named
 */
export function scanSpeaker(text: string, start: number, end: number, cast: ReadonlySet<string>): SpeakerScan | null {
  const found = HEAD.exec(text.slice(start, Math.min(end, start + LONGEST)));
  if (!found) return null;
  const name = found[1]!;
  const scan = { name, known: cast.has(name), end: start + found[0].length };
  if (scan.known || (found[2] === "：" && (name === "" || SPEAKER.test(name)))) return scan;
  return null;
}
