import type { Language } from "./language.ts";

/** One input of `doupeng sim`: a value, or why the line holds none. `line` counts from 1. */
export type JsonInput = { readonly line: number; readonly value: unknown } | { readonly line: number; readonly error: string };

/** Reads one JSON value, spread over lines as it likes, or one per line; blank lines do not count. */
export function readJsonLines(text: string, language: Language): readonly JsonInput[] {
  const source = text.startsWith("\ufeff") ? text.slice(1) : text;
  const whole = readJson(source, 1, language);
  if ("value" in whole) return [whole];
  const lines = source.split(/\r\n|\n|\r/u).flatMap((words, i) => (words.trim() === "" ? [] : [readJson(words, i + 1, language)]));
  // Where no line stands on its own, it was one broken value.
  if (lines.every((line) => "error" in line)) return lines.length === 0 ? [] : [{ ...whole, line: lines[0]!.line }];
  return lines;
}

function readJson(text: string, line: number, language: Language): JsonInput {
  try {
    return { line, value: JSON.parse(text) as unknown };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { line, error: language === "zh" ? `不是 JSON：${why}` : `Not JSON: ${why}` };
  }
}
