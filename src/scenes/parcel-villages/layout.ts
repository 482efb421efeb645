import { ramp, type Box } from "#look";

/** Places in the scene's 1320×742 box, px. */
const VILLAGES: Box = { x: 20, y: 78, width: 1280, height: 492 };
const GAP = 16;
/** Where the one map of all hangs. */
export const COUNTRY_MAP: Box = { x: 1160, y: 6, width: 140, height: 62 };
export const BOTTOM = { y: 592, sizeX: 560, right: 1300 } as const;

export function villageBox(village: number, count: number): Box {
  const columns = count > 1 ? 2 : 1;
  const rows = Math.ceil(count / columns);
  const width = (VILLAGES.width - GAP * (columns - 1)) / columns;
  const height = (VILLAGES.height - GAP * (rows - 1)) / rows;
  return { x: VILLAGES.x + (village % columns) * (width + GAP), y: VILLAGES.y + Math.floor(village / columns) * (height + GAP), width, height };
}

/** Where a village hangs its own map. */
export function villageMap({ x, y, width }: Box): Box {
  return { x: x + width - 270, y: y + 6, width: 140, height: 60 };
}

/** A house's share of a change that goes through all villages in order. */
export function inTurn(progress: number, village: number, house: number, villages: number): number {
  const lag = 0.25 + ((village * 32 + house) / (villages * 32)) * 0.6;
  return ramp(progress, lag, lag + 0.15);
}
