import type { FilmRequest } from "../protocol.ts";
import { sha256Of } from "../save/sha256.ts";

/** What a file system takes as a name, in bytes, with room for a temporary name around it. */
const LONGEST_BYTES = 160;

/** The file of a film: the show's name, and what is special about it. The script has no say in it. */
export function filmName(showName: string, { beats, scale }: FilmRequest): string {
  const part = beats === undefined ? "" : `-${plain(beats[0]!)}${beats.length > 1 ? othersOf(beats) : ""}`;
  const size = scale === undefined || scale === 1 ? "" : `-${Math.round(scale * 100)}%`;
  const ending = `${part}${size}.mp4`;
  return cut(showName.replace(/^[.\s]+|[\p{Cc}/\\:*?"<>|]/gu, "") || "film", LONGEST_BYTES - Buffer.byteLength(ending)) + ending;
}

/** How many more, and which: another choice with as many is another film, and does not take this one's place. */
function othersOf(beats: readonly string[]): string {
  return `+${beats.length - 1}-${sha256Of(beats.join(" ")).slice(0, 4)}`;
}

/** Ids of beats and clips are plain already; what else is asked for is not found, and never becomes a path. */
function plain(id: string): string {
  return id.replace(/[^a-z0-9~-]/gu, "").slice(0, 64);
}

function cut(text: string, bytes: number): string {
  let kept = "";
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > bytes) break;
    kept += character;
  }
  return kept;
}
