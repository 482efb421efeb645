/** All in px of the scene box, 1320 × 742. The picture, with the cleft between the two membranes. */
export const PICTURE = { left: 24, right: 836, top: 18, bottom: 560 } as const;
export const CLEFT = { top: 292, bottom: 420 } as const;
/** Sites and receptors lie between these; the pumps outside. */
export const ZONE = { left: 116, right: 744 } as const;
export const MEMBRANE = 12;
export const PX_PER_UM = 150;
export const PANEL = { x: 884, width: 416, number: 118, released: 176, chance: 252, transmitter: 336, open: 420, antagonist: 504 } as const;
export const SEATS = { x: 24, title: 622, rows: [650, 700], label: 74, seat: 30, count: 20 } as const;
