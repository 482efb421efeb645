import { createContext, useContext } from "react";

/** Where this page gets a file of the show, a take or a picture; null when it cannot. */
export const FileUrlContext = createContext<(file: string) => string | null>(() => null);

export function useFileUrl(): (file: string) => string | null {
  return useContext(FileUrlContext);
}
