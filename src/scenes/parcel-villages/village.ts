import { drawCard, drawPower, drawText, ease, fillRoundRect, mix, mixColor, SIZE, strokeRoundRect, type Box, type Context2D, type Theme } from "#look";
import type { VillagesState, VillageState } from "#sim";
import { COUNTRY_MAP, inTurn, villageBox, villageMap } from "./layout.ts";

const NAMES = ["甲村", "乙村", "丙村", "丁村", "戊村", "己村"];

/** A village: what its houses are sent (outline), what arrives (filled), and a cross where nothing does. */
export function drawVillage(g: Context2D, theme: Theme, state: VillagesState, v: number): void {
  const { villages, progress } = state;
  const village = villages[v]!;
  const box = villageBox(v, villages.length);
  drawCard(g, theme, box);
  drawHouseMark(g, theme.series[3], box.x + 18, box.y + 50);
  drawText(g, NAMES[v]!, box.x + 56, box.y + 48, { size: SIZE.body, weight: 700, color: theme.ink });
  drawText(g, `约 ${printSize(village.spread)}`, box.x + 146, box.y + 48, { size: SIZE.small, color: theme.inkSoft, maxWidth: villageMap(box).x - box.x - 154 });
  drawVerdict(g, theme, village, box, inTurn(progress, v, 31, villages.length));
  drawHouses(g, theme, village, isOpening(state), { x: box.x + 18, y: box.y + 74, width: box.width - 36, height: box.height - 94 }, (house) => ease(inTurn(progress, v, house, villages.length)));
}

/** How many parcels have been lost by now: of the houses that the change has reached, and of the others before it. */
export function lostSoFar(state: VillagesState): number {
  const { villages, progress } = state;
  const opening = isOpening(state);
  return villages.reduce((total, { values, decoded, before }, v) => total + values.reduce((count, value, i) => {
    const changed = ease(inTurn(progress, v, i, villages.length)) > 0.5;
    return value !== 0 && (changed ? decoded[i] === 0 : before[i] === 0 && !opening) ? count + 1 : count;
  }, 0), 0);
}

/** Nothing had been delivered before: some number of the largest village always arrives. */
function isOpening({ villages }: VillagesState): boolean {
  return villages.every(({ before }) => before.every((value) => value === 0));
}

function drawHouseMark(g: Context2D, color: string, x: number, bottom: number): void {
  g.fillStyle = color;
  g.beginPath();
  g.moveTo(x - 2, bottom - 14);
  g.lineTo(x + 14, bottom - 28);
  g.lineTo(x + 30, bottom - 14);
  g.closePath();
  g.fill();
  g.fillRect(x + 4, bottom - 14, 20, 14);
}

function drawVerdict(g: Context2D, theme: Theme, { lost }: VillageState, { x, y, width }: Box, seen: number): void {
  if (seen === 0) return;
  g.globalAlpha = seen;
  drawText(g, lost === 0 ? "全到" : `丢 ${lost}`, x + width - 18, y + 48, { size: SIZE.small, weight: 700, color: lost === 0 ? theme.right : theme.vermilion, align: "right" });
  g.globalAlpha = 1;
}

function drawHouses(g: Context2D, theme: Theme, { values, decoded, before }: VillageState, opening: boolean, { x, y, width, height }: Box, turnOf: (house: number) => number): void {
  const most = values.reduce((top, value) => Math.max(top, Math.abs(value)), 0) * 1.15;
  const step = width / values.length;
  const bar = Math.min(30, step - 5);
  const bottom = y + height;
  const tall = (value: number) => Math.min(height, (Math.abs(value) / most) * height);
  const lost: number[] = [];
  values.forEach((value, i) => {
    const left = x + i * step + (step - bar) / 2;
    const turn = turnOf(i);
    const high = mix(tall(before[i]!), tall(decoded[i]!), turn);
    g.fillStyle = value < 0 ? theme.series[1] : theme.series[0];
    if (high > 0) g.fillRect(left, bottom - high, bar, high);
    if (value !== 0 && (turn > 0.5 ? decoded[i] === 0 : before[i] === 0 && !opening)) lost.push(left + bar / 2);
  });
  g.strokeStyle = theme.inkSoft;
  g.lineWidth = 2;
  g.beginPath();
  values.forEach((value, i) => g.rect(x + i * step + (step - bar) / 2, bottom - Math.max(3, tall(value)), bar, Math.max(3, tall(value))));
  g.stroke();
  g.strokeStyle = theme.vermilion;
  g.lineWidth = 4;
  g.lineCap = "round";
  g.beginPath();
  for (const middle of lost) {
    g.moveTo(middle - 6, bottom - 18);
    g.lineTo(middle + 6, bottom - 6);
    g.moveTo(middle + 6, bottom - 18);
    g.lineTo(middle - 6, bottom - 6);
  }
  g.stroke();
}

/** The scales as cards: one over the country, or one in each village; between the two they fly. */
export function drawMaps(g: Context2D, theme: Theme, { villages, each, eachBefore, tile, tileBefore, progress }: VillagesState): void {
  // Tiles of 128 are one map as long as there is one tile.
  const apart = (isEach: boolean, isTile: boolean) => (isTile ? villages.length > 4 : isEach);
  const now = apart(each, tile);
  const flown = now === apart(eachBefore, tileBefore) ? 1 : ease(progress / 0.25);
  const home = now ? flown : 1 - flown;
  if (home === 0) return drawMap(g, theme, COUNTRY_MAP, villages[0]!.exponent);
  villages.forEach(({ exponent }, v) => {
    const own = villageMap(villageBox(v, villages.length));
    const at = (from: number, to: number) => mix(from, to, home);
    drawMap(g, theme, { x: at(COUNTRY_MAP.x, own.x), y: at(COUNTRY_MAP.y, own.y), width: at(COUNTRY_MAP.width, own.width), height: at(COUNTRY_MAP.height, own.height) }, exponent);
  });
}

function drawMap(g: Context2D, theme: Theme, box: Box, exponent: number): void {
  fillRoundRect(g, box, 10, mixColor(theme.card, theme.vermilion, 0.08));
  strokeRoundRect(g, box, 10, theme.vermilion, 3);
  drawPower(g, { base: "2", exponent, x: box.x + 26, y: box.y + box.height - 9, size: 50, color: theme.vermilion });
}

/** 0.0039, 1, 0.00024, 2×10⁻⁷. */
function printSize(size: number): string {
  if (size >= 1e-4) return String(Number(size.toPrecision(2)));
  const [digits, power] = size.toExponential(0).split("e") as [string, string];
  return `${digits}×10⁻${[...power.slice(1)].map((c) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)]).join("")}`;
}
