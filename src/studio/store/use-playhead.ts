import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Playhead, PlayheadState } from "./playhead.ts";

export const PlayheadContext = createContext<Playhead | null>(null);

export function usePlayhead(): Playhead {
  const playhead = useContext(PlayheadContext);
  if (playhead === null) throw new Error("usePlayhead needs a PlayheadContext above it");
  return playhead;
}

export function usePlayheadState<T>(select: (state: PlayheadState) => T): T {
  return useStore(usePlayhead(), select);
}
