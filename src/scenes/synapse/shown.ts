import type { SynapseState } from "#sim";

/** Rounded to what the eye could tell, so that the end of a long decay is one picture. */
export function shownOf({ vMv, transmitterMm, open }: SynapseState) {
  return { vMv: round(vMv, 10), transmitterMm: round(transmitterMm, 200), open: round(open, 500) };
}

export function percent(part: number): string {
  return `${Math.round(100 * part)}%`;
}

/** Until the rim no longer glows after a spike, model ms. */
const GLOW_MS = 5;

/** Nothing glows, drifts, opens or docks. */
export function isQuiet(state: SynapseState): boolean {
  const { transmitterMm, open } = shownOf(state);
  return (state.sinceSpikeMs === null || state.sinceSpikeMs > GLOW_MS) && transmitterMm === 0 && open === 0 && state.sites.every(({ docked }) => docked === 1);
}

function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
