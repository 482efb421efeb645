import type { BoundFact, Clip, Role, Timeline, TimelineClip } from "./bound.ts";
import type { Problem } from "./problems/problem.ts";

/** A script that has met its scenes and takes. Plain JSON. */
export interface BoundShow {
  readonly title: string;
  readonly theme: "light" | "dark";
  readonly timeline: Timeline;
  /** In the order of the script; those without a line last. */
  readonly problems: readonly Problem[];
  /** Every fact box once, in the order of the script. */
  readonly facts: readonly FactVerdict[];
  /** Subtitles of the whole film, in film time, one after the other. */
  readonly captions: readonly Caption[];
}

export interface FactVerdict extends Omit<BoundFact, "startMs" | "endMs"> {
  readonly beatId: string;
  /** Line of the script, from 1. */
  readonly line: number | null;
  readonly quantity: string | null;
}

export interface Caption {
  /** Film time. */
  readonly startMs: number;
  readonly endMs: number;
  readonly speaker: string;
  readonly role: Role;
  readonly text: string;
}

/** Id of the beat that a beat's or a reprise's clip is written in: a reprise is named `host~target`. */
export function hostOf({ id }: Clip): string {
  return id.split("~", 1)[0]!;
}

/** The clip of a beat, or of the reprise, by id. */
export function findClip(show: BoundShow, id: string): TimelineClip | undefined {
  return show.timeline.clips.find(({ clip }) => clip.id === id);
}
