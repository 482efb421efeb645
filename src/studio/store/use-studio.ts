import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Studio, StudioState } from "./studio-store.ts";

export const StudioContext = createContext<Studio | null>(null);

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (studio === null) throw new Error("useStudio needs a StudioContext above it");
  return studio;
}

/** A part of the state; the component renders again when that part changes. */
export function useStudioState<T>(select: (state: StudioState) => T): T {
  return useStore(useStudio(), select);
}
