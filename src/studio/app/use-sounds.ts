import { createContext, useContext } from "react";

/** Where the sound of a take can be heard; null when it cannot. */
export const SoundsContext = createContext<(file: string) => string | null>(() => null);

export function useSounds(): (file: string) => string | null {
  return useContext(SoundsContext);
}
