/** Where each kind of thing is drawn, CSS px from the top; made for the height there is. */
export interface Rows {
  readonly height: number;
  readonly ruler: Row;
  readonly acts: Row;
  readonly beats: Row;
  /** 逗哏 above, 捧哏 below; the narrator over both. */
  readonly dougen: Row;
  readonly penggen: Row;
  readonly narrator: Row;
  readonly cues: Row;
  readonly jokes: Row;
  readonly facts: Row;
}

export interface Row {
  readonly top: number;
  readonly height: number;
}

const HEIGHTS = { ruler: 15, acts: 18, beats: 18, dougen: 18, penggen: 18, cues: 15, jokes: 8, facts: 15 } as const;
const GAP = 2;
/** All rows and the gaps between them. */
const NATURAL = Object.values(HEIGHTS).reduce((sum, height) => sum + height + GAP, 0);

export function rowsFor(height: number): Rows {
  const scale = Math.max(0.8, Math.min(1.4, height / NATURAL));
  let top = 0;
  const placed = Object.fromEntries(Object.entries(HEIGHTS).map(([name, natural]) => {
    const row = { top: Math.round(top), height: Math.round(natural * scale) };
    top += natural * scale + GAP * scale;
    return [name, row];
  })) as unknown as Record<keyof typeof HEIGHTS, Row>;
  return { ...placed, height, narrator: { top: placed.dougen.top + Math.round(placed.dougen.height / 2), height: placed.dougen.height } };
}

/** Whether a row holds a height. */
export function holds({ top, height }: Row, y: number): boolean {
  return y >= top && y < top + height + GAP;
}
