/**
 * A recording of one line. It carries the text it was spoken from and is matched by beat, text and occurrence,
 * so an edit elsewhere never moves it and an edit of its own line sets it aside.
 */
export interface Take {
  /** Path inside the show folder, with `/`: `takes/…`. */
  readonly file: string;
  readonly beatId: string;
  readonly speaker: string;
  /** The spoken text of the line at the time of recording. */
  readonly text: string;
  /** 0 for the first line of that text in the beat. */
  readonly occurrence: number;
  readonly durationMs: number;
  readonly sha256: string;
  /** Made by a machine, to be replaced by a person. */
  readonly scratch: boolean;
  /** Loudness envelope 0…1, one value per 40 ms. */
  readonly envelope: readonly number[];
}
