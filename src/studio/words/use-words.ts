import { useCallback } from "react";
import { useStudioState } from "../store/use-studio.ts";
import type { Words } from "./words.ts";

/** Says a text in the interface's language. */
export function useWords(): (words: Words) => string {
  const language = useStudioState((state) => state.language);
  return useCallback((words) => words[language], [language]);
}
