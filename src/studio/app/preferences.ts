import type { Studio } from "../store/studio-store.ts";
import type { Language } from "../words/words.ts";

interface Preferences {
  readonly language: Language;
  readonly theme: "light" | "dark";
}

const KEY = "doupeng-preferences";

/** As chosen here before, else as the system is. */
export function preferences(): Preferences {
  const stored = read();
  return {
    language: stored.language === "zh" || stored.language === "en" ? stored.language : navigator.language.startsWith("zh") ? "zh" : "en",
    theme: stored.theme === "light" || stored.theme === "dark" ? stored.theme : matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  };
}

export function rememberPreferences(studio: Studio): void {
  studio.subscribe((state, before) => {
    const { language, theme } = state;
    if (language !== before.language || theme !== before.theme) localStorage.setItem(KEY, JSON.stringify({ language, theme }));
  });
}

function read(): Partial<Record<keyof Preferences, unknown>> {
  try {
    return (JSON.parse(localStorage.getItem(KEY) ?? "{}") ?? {}) as Partial<Record<keyof Preferences, unknown>>;
  } catch {
    return {};
  }
}
