import { drawLegend, drawText, SIZE, type Context2D, type View } from "#look";
import { colorOf, drawCells, KEY_SHADES } from "./cells.ts";
import { SHEET } from "./layout.ts";
import type { FilmedWave } from "./run.ts";

const PANEL = { x: 1004, number: 190 } as const;

/** The sheet; above it what the camera shows, beside it how many fire. */
export function paint(g: Context2D, state: FilmedWave, { theme }: View): void {
  const { wave, camera } = state;
  drawCells(g, theme, state, SHEET);
  const cells = wave.columns * wave.rows;
  const close = camera.across < Math.min(16, 0.6 * wave.columns);
  const text = close ? "一个放电，推一把邻居" : wave.rows === 1 ? `${cells} 个排成一条，传成一道波` : `${cells} 个一起，传成一片波`;
  drawText(g, text, SHEET.x, 60, { size: SIZE.subtitle, weight: 700, color: theme.ink });
  drawText(g, "正在放电", PANEL.x, PANEL.number - 76, { size: SIZE.small, color: theme.ink });
  drawText(g, String(wave.firing), PANEL.x, PANEL.number, { size: SIZE.title, weight: 700, color: theme.vermilion });
  drawText(g, `共 ${cells} 个细胞`, PANEL.x, PANEL.number + 50, { size: SIZE.small, color: theme.inkSoft });
  const labels = ["歇着，等人推", "被推得半满", "满了，放电", "放完，歇一会儿", "不干活的"];
  const shown = wave.blocked.includes(1) ? 5 : 4;
  drawLegend(g, theme, { x: PANEL.x, y: 296, items: labels.slice(0, shown).map((label, i) => ({ label, color: colorOf(theme, KEY_SHADES[i]!) })) });
  drawText(g, `邻居一下推 ${Number(wave.weight.toPrecision(3))}`, PANEL.x, 566, { size: SIZE.small, color: theme.ink });
  drawText(g, `慢放 ${Number((1000 / wave.modelMsPerSecond).toPrecision(2))} 倍`, PANEL.x, 614, { size: SIZE.small, color: theme.inkSoft });
  drawText(g, "每格一个简化的细胞，只有兴奋没有抑制；真脑里两样都有", SHEET.x, 726, { size: SIZE.small, color: theme.inkSoft });
}
