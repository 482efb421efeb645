/** All in px of the scene box, 1320 × 742: both fibres lie between `left` and `right`; texts end at `TEXT_RIGHT`. */
export const FIBRE = { left: 24, right: 1150 } as const;

export const TEXT_RIGHT = 1296;

/** A lane: base line of its texts, floor and height of its trace, middle of its fibre. */
export interface Lane {
  readonly text: number;
  readonly floor: number;
  readonly rise: number;
  readonly axis: number;
}

export const BARE: Lane = { text: 140, floor: 276, rise: 112, axis: 322 };
export const MYELINATED: Lane = { text: 416, floor: 540, rise: 104, axis: 586 };
export const RULER_Y = 642;
/** Drawn thickness of both fibres, px. */
export const THICK = 64;
/** Floor and top of the traces, mV. */
export const RANGE_MV = [-66, 45] as const;
