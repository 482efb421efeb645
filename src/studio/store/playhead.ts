import type { Shape } from "#stage";
import { createStore, type StoreApi } from "zustand/vanilla";

export interface PlayheadState {
  /** Of the picture one looks at; null = the film's own, which is in the front matter. */
  readonly shape: Shape | null;
  /** What plays: the beat under the cursor, or the whole show. */
  readonly scope: "beat" | "show";
  /** Film time. */
  readonly filmMs: number;
  readonly isPlaying: boolean;
  readonly loops: boolean;
  /** Counts the jumps that somebody other than the player asked for. */
  readonly jumps: number;
  /** Counts how often the film moved under it. */
  readonly shifts: number;
  /** Stop here, for something played alone; null = go on. */
  readonly untilMs: number | null;
}

/** Where the preview stands; apart from the studio's store, because it moves thirty times a second. */
export interface Playhead extends StoreApi<PlayheadState> {
  readonly seek: (filmMs: number) => void;
  readonly play: (from?: number) => void;
  /** Plays a stretch once. */
  readonly audition: (fromMs: number, untilMs: number) => void;
  readonly pause: () => void;
  readonly toggle: () => void;
  readonly setScope: (scope: PlayheadState["scope"]) => void;
  readonly setLoops: (loops: boolean) => void;
  readonly setShape: (shape: Shape | null) => void;
  /** The film was bound anew: what stood at the old time stands at this one. */
  readonly shift: (filmMs: number) => void;
  /** The player reports where it is. */
  readonly report: (filmMs: number) => void;
}

export function createPlayhead(): Playhead {
  const store = createStore<PlayheadState>(() => ({ shape: null, scope: "beat", filmMs: 0, isPlaying: false, loops: true, jumps: 0, shifts: 0, untilMs: null }));
  const jump = (filmMs: number, isPlaying: boolean, untilMs: number | null = null) => {
    store.setState(({ jumps }) => ({ filmMs: Math.max(0, filmMs), isPlaying, jumps: jumps + 1, untilMs }));
  };
  return {
    ...store,
    seek: (filmMs) => { jump(filmMs, store.getState().isPlaying); },
    play: (from = store.getState().filmMs) => { jump(from, true); },
    audition: (fromMs, untilMs) => { jump(fromMs, true, untilMs); },
    pause: () => { store.setState({ isPlaying: false, untilMs: null }); },
    toggle: () => { store.setState(({ isPlaying }) => ({ isPlaying: !isPlaying, untilMs: null })); },
    // The player counts from another start then, and is to stand where it stood.
    setScope: (scope) => { store.setState(({ jumps }) => ({ scope, jumps: jumps + 1 })); },
    setLoops: (loops) => { store.setState({ loops }); },
    setShape: (shape) => { store.setState({ shape }); },
    shift: (to) => {
      store.setState(({ filmMs, shifts, untilMs }) => ({ filmMs: to, shifts: shifts + 1, untilMs: untilMs === null ? null : untilMs + to - filmMs }));
    },
    report: (filmMs) => {
      const { untilMs } = store.getState();
      const isDone = untilMs !== null && filmMs >= untilMs;
      store.setState(isDone ? { filmMs, isPlaying: false, untilMs: null } : { filmMs });
    },
  };
}
