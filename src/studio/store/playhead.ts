import { createStore, type StoreApi } from "zustand/vanilla";

export interface PlayheadState {
  /** What plays: the beat under the cursor, or the whole show. */
  readonly scope: "beat" | "show";
  /** Film time. */
  readonly filmMs: number;
  readonly isPlaying: boolean;
  readonly loops: boolean;
  /** Counts the jumps that somebody other than the player asked for. */
  readonly jumps: number;
}

/** Where the preview stands; apart from the studio's store, because it moves thirty times a second. */
export interface Playhead extends StoreApi<PlayheadState> {
  readonly seek: (filmMs: number) => void;
  readonly play: (from?: number) => void;
  readonly pause: () => void;
  readonly toggle: () => void;
  readonly setScope: (scope: PlayheadState["scope"]) => void;
  readonly setLoops: (loops: boolean) => void;
  /** The player reports where it is. */
  readonly report: (filmMs: number) => void;
}

export function createPlayhead(): Playhead {
  const store = createStore<PlayheadState>(() => ({ scope: "beat", filmMs: 0, isPlaying: false, loops: true, jumps: 0 }));
  const jump = (filmMs: number, isPlaying: boolean) => {
    store.setState(({ jumps }) => ({ filmMs: Math.max(0, filmMs), isPlaying, jumps: jumps + 1 }));
  };
  return {
    ...store,
    seek: (filmMs) => { jump(filmMs, store.getState().isPlaying); },
    play: (from = store.getState().filmMs) => { jump(from, true); },
    pause: () => { store.setState({ isPlaying: false }); },
    toggle: () => { store.setState(({ isPlaying }) => ({ isPlaying: !isPlaying })); },
    setScope: (scope) => { store.setState({ scope }); },
    setLoops: (loops) => { store.setState({ loops }); },
    report: (filmMs) => { store.setState({ filmMs }); },
  };
}
