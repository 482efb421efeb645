import type { Role, Timeline } from "#show";

export interface SpokenLine {
  /** Film time. */
  readonly startMs: number;
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
    startMs: startMs + line.startMs, speaker: line.speaker, role: line.role, text: line.text, beat: index === 0 ? { title: clip.title } : null,
  })));
}
