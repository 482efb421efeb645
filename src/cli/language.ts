export type Language = "zh" | "en";

export function isLanguage(text: string | undefined): text is Language {
  return text === "zh" || text === "en";
}

/** The language the environment asks for; Chinese when it asks for none (unset, `C`, `POSIX`). */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  if (/^(zh|C\b|POSIX)/iu.test(locale) || locale === "") return "zh";
  return "en";
}

/** What `--lang` was given, read ahead of the parser. */
export function languageAsked(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  if (at < 0) return undefined;
  return words[at] === "--lang" ? words[at + 1] : words[at]!.slice("--lang=".length);
}
