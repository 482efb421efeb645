import type { BoundShow, Role } from "#show";

/** One line as it is spoken, with what finds its take again. */
export interface LineOfShow {
  readonly beatId: string;
  readonly speaker: string;
  readonly role: Role;
  /** Its number in the beat, from 1. */
  readonly number: number;
  readonly text: string;
  /** 0 for the first line of that text in the beat. */
  readonly occurrence: number;
}

/** Every line of the show that has something to say, in order. */
export function linesOfShow({ timeline }: BoundShow): readonly LineOfShow[] {
  return timeline.clips
    .filter(({ clip }) => clip.kind === "beat")
    .flatMap(({ clip }) => {
      const seen = new Map<string, number>();
      return clip.lines.map(({ speaker, role, text }, index) => {
        const occurrence = seen.get(text) ?? 0;
        seen.set(text, occurrence + 1);
        return { beatId: clip.beatId, speaker, role, number: index + 1, text, occurrence };
      });
    })
    .filter(({ text }) => text.trim() !== "");
}
