import { drawText, fillRoundRect, SIZE, textWidth, type Context2D, type Theme, type View } from "#look";
import { schemes, type VillagesState } from "#sim";
import { BOTTOM, COUNTRY_MAP } from "./layout.ts";
import { drawMaps, drawVillage, lostSoFar } from "./village.ts";

/** Villages with their parcels; below, how many were lost and what a number costs. */
export function paint(g: Context2D, state: VillagesState, { theme }: View): void {
  drawText(g, titleOf(state), 20, 50, { size: SIZE.label, weight: 700, color: theme.ink });
  drawText(g, state.tile ? "E4M3 配 UE8M0" : schemes[state.format].title.zh, COUNTRY_MAP.x - 20, 48, { size: SIZE.small, color: theme.inkSoft, align: "right" });
  state.villages.forEach((_, v) => { drawVillage(g, theme, state, v); });
  drawMaps(g, theme, state);
  drawLost(g, theme, state);
  drawCost(g, theme, state);
}

function drawLost(g: Context2D, theme: Theme, state: VillagesState): void {
  const y = BOTTOM.y;
  const lost = lostSoFar(state);
  const size = SIZE.display * 0.8;
  drawText(g, "丢了", 20, y + 84, { size: SIZE.body, weight: 700, color: theme.ink });
  drawText(g, String(lost), 106, y + 92, { size, weight: 700, color: lost === 0 ? theme.inkSoft : theme.vermilion });
  const x = 106 + textWidth(g, String(lost), size, 700) + 16;
  drawText(g, "箱", x, y + 84, { size: SIZE.body, weight: 700, color: theme.ink });
  drawText(g, `共 ${state.villages.length * 32} 箱；送成 0 的算丢`, 20, y + 136, { size: SIZE.small, color: theme.inkSoft });
}

/** Bits per number against float32, the code and its share of the maps: as packed now, and the same parcels as DeepSeek packs them. */
function drawCost(g: Context2D, theme: Theme, state: VillagesState): void {
  const { bitsPerValue, format, each, villages, tile, inTiles } = state;
  const { elementBits } = schemes[format];
  const all = 32 * villages.length;
  const row = (y: number, words: string, bits: number, codeBits: number, strong: boolean) => {
    const box = { x: BOTTOM.sizeX, y: y + 12, width: BOTTOM.right - BOTTOM.sizeX, height: 20 };
    drawText(g, words, box.x, y, { size: SIZE.small, weight: strong ? 700 : 400, color: strong ? theme.ink : theme.inkSoft });
    fillRoundRect(g, box, 6, theme.inkFaint);
    fillRoundRect(g, { ...box, width: Math.max(4, (box.width * bits) / 32) }, 6, theme.vermilion);
    fillRoundRect(g, { ...box, width: (box.width * codeBits) / 32 }, 6, theme.series[2]);
  };
  const now = tile ? schemes[format].elementBits + 8 / (each ? 32 : all) : bitsPerValue;
  row(BOTTOM.y + 32, `${schemes[format].title.zh}：${elementBits} + 8÷${each ? 32 : all} = ${Number(now.toFixed(3))} 位`, now, elementBits, !tile);
  row(BOTTOM.y + 108, `DeepSeek：${Number(inTiles.bitsPerValue.toFixed(3))} 位，丢 ${inTiles.lost} 箱`, inTiles.bitsPerValue, 8, tile);
  drawText(g, "满格 32 位", BOTTOM.right, BOTTOM.y + 108, { size: SIZE.small, color: theme.inkSoft, align: "right" });
}

function titleOf({ tile, each, villages }: VillagesState): string {
  if (tile) return `DeepSeek：${Math.min(128, 32 * villages.length)} 家一张地图，每箱八位`;
  return each ? "一村一张地图：各画各的比例" : "全国一张地图：照着最大的包裹画";
}

/** Between changes nothing moves. */
export function frameKey({ villages, format, each, eachBefore, tile, progress }: VillagesState): string {
  return `${format} ${each} ${eachBefore} ${tile} ${progress} ${villages.map(({ spread, exponent, lost, values, before }) => `${spread} ${exponent} ${lost} ${values[20]!} ${progress < 1 ? before.join(" ") : ""}`).join(" ")}`;
}
