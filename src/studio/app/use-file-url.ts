import { createContext, useContext } from "react";

/** Where the sound of a take can be heard; null when it cannot. */
export const FileUrlContext = createContext<(file: string) => string | null>(() => null);

export function useFileUrl(): (file: string) => string | null {
  return useContext(FileUrlContext);
}
