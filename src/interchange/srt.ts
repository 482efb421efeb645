import type { Caption } from "#show";
import { timecode } from "./timecode.ts";

/** SubRip. Plain text: who speaks, stress and ruby do not fit in it and are left out. */
export function writeSrt(captions: readonly Caption[]): string {
  return captions.map(({ startMs, endMs, text }, index) =>
    `${index + 1}\n${timecode(startMs, ",")} --> ${timecode(endMs, ",")}\n${oneLine(text)}\n`).join("\n");
}

/** A blank line would end the caption, an arrow would look like a time. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, " ").replaceAll("-->", "→");
}
