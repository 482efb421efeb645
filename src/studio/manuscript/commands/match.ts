import type { Language } from "../../words/words.ts";
import type { StudioCommand } from "./studio-command.ts";

/** Lower case, without blanks and the marks an input method puts between syllables. */
export function normalized(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/[\s'’·_-]+/gu, "");
}

/** How well a query fits one of the words: 0 = not at all. */
export function fitOf(query: string, words: readonly string[]): number {
  let best = 0;
  for (const word of words.map(normalized)) {
    if (word === query) best = Math.max(best, 4);
    else if (word.startsWith(query)) best = Math.max(best, 3);
    else if (word.includes(query)) best = Math.max(best, 2);
    else if (query.length > 1 && isSubsequence(query, word)) best = Math.max(best, 1);
  }
  return best;
}

function isSubsequence(query: string, word: string): boolean {
  let at = 0;
  for (const char of word) if (char === query[at]) at++;
  return at === query.length;
}

/** Commands a query may mean, the best fit first; all of them for an empty query. */
export function matchCommands(query: string, commands: readonly StudioCommand[], language: Language): readonly StudioCommand[] {
  const typed = normalized(query);
  if (typed === "") return commands;
  const ranked = commands.map((command, i) => ({
    command, i, fit: fitOf(typed, [command.title[language], command.title[language === "zh" ? "en" : "zh"], ...command.keywords]),
  }));
  return ranked.filter(({ fit }) => fit > 0).sort((a, b) => b.fit - a.fit || a.i - b.i).map(({ command }) => command);
}
