import type { Catalogue } from "#show";

/** For tests that bind nothing. */
export const noCatalogue: Catalogue = { scenes: new Map(), stageActions: new Map(), quantities: new Map(), sounds: new Set() };
