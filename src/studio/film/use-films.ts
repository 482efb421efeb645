import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Films, FilmsState } from "./films.ts";

export const FilmsContext = createContext<Films | null>(null);

export function useFilms(): Films {
  const films = useContext(FilmsContext);
  if (films === null) throw new Error("useFilms needs a FilmsContext above it");
  return films;
}

export function useFilmsState<T>(select: (state: FilmsState) => T): T {
  return useStore(useFilms(), select);
}
