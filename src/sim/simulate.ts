/** A cue that acts on the physics. `tMs` is scene-clock time (ms ≥ 0). */
export interface SimEvent {
  readonly tMs: number;
  readonly action: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/**
 * Fixes a run; the result answers any instant, in any order, always the same.
 *
 * @param events sorted by `tMs`
 */
export type Simulate<P, S> = (params: P, seed: number, events: readonly SimEvent[]) => (tMs: number) => S;
