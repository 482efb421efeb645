import type { Caption } from "#show";
import { oneLine } from "./one-line.ts";
import { timecode } from "./timecode.ts";

const VOICES: Readonly<Record<Caption["role"], string>> = { dougen: "逗哏", penggen: "捧哏", narrator: "旁白" };

/**
 * WebVTT with the performer as the voice of each caption.
 *
 * @see W3C WebVTT §4.2.2 (cue voice span), §6.4 (what must be escaped)
 */
export function writeVtt(captions: readonly Caption[], { language = "zh-CN" }: { readonly language?: string } = {}): string {
  const cues = captions.map(({ startMs, endMs, role, text }, index) =>
    `${index + 1}\n${timecode(startMs, ".")} --> ${timecode(endMs, ".")}\n<v ${VOICES[role]}>${escape(text)}\n`);
  return [`WEBVTT\nLanguage: ${language}\n`, ...cues].join("\n");
}

function escape(text: string): string {
  return oneLine(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
