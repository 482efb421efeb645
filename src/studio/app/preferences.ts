import { z } from "zod";
import type { Studio } from "../store/studio-store.ts";
import { remember, remembered } from "./remembered.ts";

const preferencesSchema = z.object({ language: z.enum(["zh", "en"]), theme: z.enum(["light", "dark"]) });
type Preferences = z.infer<typeof preferencesSchema>;

const KEY = "doupeng-preferences";

/** As chosen here before, else as the system is. */
export function preferences(): Preferences {
  return remembered(KEY, preferencesSchema) ?? {
    language: navigator.language.startsWith("zh") ? "zh" : "en",
    theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  };
}

export function rememberPreferences(studio: Studio): void {
  studio.subscribe(({ language, theme }, before) => {
    if (language !== before.language || theme !== before.theme) remember(KEY, { language, theme });
  });
}
