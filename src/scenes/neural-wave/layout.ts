/** Where the sheet of cells is shown, in px of the scene box, 1320 × 742. */
export const SHEET = { x: 16, y: 84, width: 956, height: 600 } as const;
