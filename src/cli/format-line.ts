import pico from "picocolors";
import { clean } from "./clean.ts";
import type { Part, Style } from "./io.ts";
import type { Language } from "./language.ts";

/** Puts one printed line together: the reader's language, no control characters but our own colours. */
export function formatLine(parts: readonly Part[], language: Language, hasColor: boolean): string {
  const colors = pico.createColors(hasColor);
  const paint: Record<Style, (text: string) => string> = {
    good: colors.green,
    bad: colors.red,
    warn: colors.yellow,
    faint: colors.dim,
    strong: colors.bold,
  };
  return parts.map((part) => {
    if (typeof part === "string") return clean(part);
    if ("zh" in part) return clean(part[language]);
    const text = typeof part.text === "string" ? part.text : part.text[language];
    return paint[part.style](clean(text));
  }).join("");
}
