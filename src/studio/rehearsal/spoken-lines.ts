import type { Role, Timeline } from "#show";

export interface SpokenLine {
  /** Film time. */
  readonly startMs: number;
  /** From when on it is the one to be said: the first of a beat as soon as the beat begins. Film time. */
  readonly fromMs: number;
  readonly speaker: string;
  readonly role: Role;
  /** As in the script, with its punctuation. */
  readonly text: string;
  /** Of the beat that begins with this line; null inside a beat. */
  readonly beat: { readonly title: string } | null;
}

/** The lines as a performer reads them: one each, beat by beat. Subtitles are phrases without their punctuation. */
export function spokenLines({ clips }: Timeline): readonly SpokenLine[] {
  return clips.flatMap(({ startMs, clip }) => clip.lines.map((line, index): SpokenLine => ({
    startMs: startMs + line.startMs, fromMs: startMs + (index === 0 ? 0 : line.startMs), speaker: line.speaker, role: line.role, text: line.text, beat: index === 0 ? { title: clip.title } : null,
  })));
}
