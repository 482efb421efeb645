import type { RenderProblem } from "../failure.ts";
import type { EngineName } from "../segment/key.ts";
import type { WhyReason } from "./why.ts";

/** One clip in a list of progress. */
export interface ClipRow {
  readonly clipId: string;
  readonly title: string;
  readonly frames: number;
  readonly engine: EngineName;
  readonly cached: boolean;
  readonly why: WhyReason;
}

/** What a render tells while it runs. */
export type RenderEvent =
  | { readonly kind: "plan"; readonly rows: readonly ClipRow[]; readonly total: Total }
  | { readonly kind: "clip-start"; readonly clipId: string }
  | { readonly kind: "clip-progress"; readonly clipId: string; readonly frame: number; readonly frames: number; readonly fps: number; readonly total: Total }
  | { readonly kind: "clip-retry"; readonly clipId: string; readonly attempt: number; readonly reason: string }
  | { readonly kind: "clip-done"; readonly clipId: string; readonly frames: number; readonly fps: number; readonly total: Total }
  /** The sound and the joining, 0…1. */
  | { readonly kind: "joining"; readonly done: number };

/** Over all clips that are rendered in this run. */
export interface Total {
  readonly frame: number;
  readonly frames: number;
  /** Frames a second so far. */
  readonly fps: number;
  /** ms to go; null until a guess is possible. */
  readonly etaMs: number | null;
}

export type RenderOutcome =
  | {
      readonly kind: "done";
      readonly out: string;
      readonly frames: number;
      readonly durationMs: number;
      /** Clips rendered and taken from the cache. */
      readonly rendered: readonly string[];
      readonly cached: readonly string[];
      readonly tookMs: number;
    }
  /** Nothing is left behind but finished segments, which the next run uses. */
  | { readonly kind: "cancelled"; readonly rendered: readonly string[] }
  | { readonly kind: "failed"; readonly problem: RenderProblem; readonly rendered: readonly string[] };

/** Counts frames against the clock; several clips may be under way. */
export class Pace {
  private readonly startedMs = performance.now();
  private done = 0;
  private readonly current = new Map<string, number>();

  constructor(private readonly frames: number) {}

  /** @param frame frames of this clip so far */
  at(clipId: string, frame: number): Total {
    this.current.set(clipId, frame);
    return this.total();
  }

  finish(clipId: string, frames: number): Total {
    this.done += frames;
    this.current.delete(clipId);
    return this.total();
  }

  total(): Total {
    const frame = [...this.current.values()].reduce((sum, each) => sum + each, this.done);
    const ms = performance.now() - this.startedMs;
    const fps = frame === 0 ? 0 : (frame * 1000) / ms;
    const isGuess = frame > 0 && frame <= this.frames;
    return { frame, frames: this.frames, fps, etaMs: isGuess ? Math.round(((this.frames - frame) * ms) / frame) : null };
  }
}
