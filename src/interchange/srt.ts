import type { Caption } from "#show";
import { oneLine } from "./one-line.ts";
import { timecode } from "./timecode.ts";

/** SubRip. Plain text: who speaks, stress and ruby do not fit in it and are left out; an arrow would look like a time. */
export function writeSrt(captions: readonly Caption[]): string {
  return captions.map(({ startMs, endMs, text }, index) =>
    `${index + 1}\n${timecode(startMs, ",")} --> ${timecode(endMs, ",")}\n${oneLine(text).replaceAll("-->", "→")}\n`).join("\n");
}
