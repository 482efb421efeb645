import { drawText, fillRoundRect, SIZE, textWidth, type Context2D, type Theme, type View } from "#look";
import { schemes, type VillagesState } from "#sim";
import { BOTTOM, COUNTRY_MAP } from "./layout.ts";
import { drawMaps, drawVillage, lostSoFar } from "./village.ts";

/** Villages with their parcels; below, how many were lost and what a number costs. */
export function paint(g: Context2D, state: VillagesState, { theme }: View): void {
  drawText(g, state.each ? "一村一张地图：各画各的比例" : "全国一张地图：照着最大的包裹画", 20, 50, { size: SIZE.label, weight: 700, color: theme.ink });
  drawText(g, schemes[state.format].title.zh, COUNTRY_MAP.x - 20, 48, { size: SIZE.small, color: theme.inkSoft, align: "right" });
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

/** Bits per number against float32: the code, and its share of the maps. */
function drawCost(g: Context2D, theme: Theme, { bitsPerValue, format, each, villages }: VillagesState): void {
  const { elementBits } = schemes[format];
  const houses = each ? 32 : 32 * villages.length;
  const x = BOTTOM.sizeX;
  const width = BOTTOM.right - x;
  const y = BOTTOM.y + 62;
  drawText(g, `每个数 ${Number(bitsPerValue.toFixed(4))} 位 = ${elementBits} 位码 + 8 位地图 ÷ ${houses} 家`, x, y - 16, { size: SIZE.small, color: theme.ink });
  fillRoundRect(g, { x, y, width, height: 30 }, 6, theme.inkFaint);
  fillRoundRect(g, { x, y, width: (width * bitsPerValue) / 32, height: 30 }, 6, theme.vermilion);
  fillRoundRect(g, { x, y, width: (width * elementBits) / 32, height: 30 }, 6, theme.series[2]);
  drawText(g, "整条是 FP32 的 32 位；各村的条按本村最大的画", x, y + 74, { size: SIZE.small, color: theme.inkSoft });
}

/** Between changes nothing moves. */
export function frameKey({ villages, format, each, eachBefore, progress }: VillagesState): string {
  return `${format} ${each} ${eachBefore} ${progress} ${villages.map(({ spread, exponent, lost, values, before }) => `${spread} ${exponent} ${lost} ${values[20]!} ${progress < 1 ? before.join(" ") : ""}`).join(" ")}`;
}
