/** All in px of the scene box, 1320 × 742. The picture, with the cleft between the two membranes. */
export const HEAD = { left: 24, right: 1300, y: 56 } as const;
export const PICTURE = { left: 24, right: 1296, top: 82, bottom: 566 } as const;
export const CLEFT = { top: 272, bottom: 412 } as const;
/** Sites and receptors lie between these; left of them the words, the pumps outside. */
export const ZONE = { left: 370, right: 1110 } as const;
export const WORDS_X = 146;
export const PUMP = { width: 52, height: 60, inset: 78 } as const;
export const MEMBRANE = 14;
export const PX_PER_UM = 200;
export const SEATS = { x: 24, title: 616, rows: [642, 698], label: 80, seat: 32, count: 20, text: 920 } as const;
