import type { Box, Context2D, Point, Theme } from "#look";
import { drawBrush, drawText, KAI } from "#look";
import { LINE } from "../figure/character.ts";
import { drawBlock, drawFan } from "../figure/held.ts";
import type { SetPalette } from "./palette.ts";
import { setPalette } from "./palette.ts";

export interface TableState {
  /** What lies on the table (and is in nobody's hand). */
  readonly fan: boolean;
  readonly block: boolean;
  /** 0…1: strength of a blow at this instant; things hop and rays fly. */
  readonly blow: number;
}

const TOP_DEPTH = 34;

/** The performers' table 场面桌 with its cloth, a lidded cup, the fan and the block. */
export function drawTable(g: Context2D, theme: Theme, box: Box, block: Point, state: TableState): void {
  const colors = setPalette(theme);
  drawCloth(g, colors, box);
  g.beginPath();
  g.moveTo(box.x + 16, box.y);
  g.lineTo(box.x + box.width - 16, box.y);
  g.lineTo(box.x + box.width + 10, box.y + TOP_DEPTH);
  g.lineTo(box.x - 10, box.y + TOP_DEPTH);
  g.closePath();
  g.fillStyle = colors.woodLight;
  g.fill();
  g.strokeStyle = LINE;
  g.lineWidth = 4;
  g.lineJoin = "round";
  g.stroke();
  drawBrush(g, [{ x: box.x + 20, y: box.y + 20 }, { x: box.x + box.width / 2, y: box.y + 22 }, { x: box.x + box.width - 8, y: box.y + 20 }], { color: colors.wood, width: 4 });
  const hop = -10 * state.blow;
  drawCup(g, { x: box.x + box.width - 52, y: box.y + 14 + hop });
  if (state.fan) drawFan(g, { x: box.x + box.width * 0.44, y: box.y + 17 + hop }, 4, 0);
  if (state.block) drawBlock(g, { x: block.x, y: block.y + (state.blow > 0 ? 0 : 4) }, 0);
  if (state.blow > 0) drawRays(g, theme, block, state.blow);
}

function drawCloth(g: Context2D, colors: SetPalette, box: Box): void {
  const top = box.y + TOP_DEPTH;
  const bottom = box.y + box.height;
  g.beginPath();
  g.moveTo(box.x - 4, top);
  g.lineTo(box.x + box.width + 4, top);
  g.lineTo(box.x + box.width + 12, bottom);
  g.lineTo(box.x - 12, bottom);
  g.closePath();
  g.fillStyle = colors.cloth;
  g.fill();
  g.strokeStyle = LINE;
  g.lineWidth = 4;
  g.stroke();
  for (const share of [0.12, 0.3, 0.7, 0.88]) {
    const x = box.x + box.width * share;
    drawBrush(g, [{ x, y: top + 20 }, { x: x + 3, y: top + 80 }, { x: x - 4, y: bottom }], { color: colors.clothDark, width: 9, shape: "flick" });
  }
  g.strokeStyle = colors.gold;
  g.lineWidth = 3;
  g.beginPath();
  g.moveTo(box.x, top + 14);
  g.lineTo(box.x + box.width, top + 14);
  g.stroke();
  const radius = 25;
  const seal = { x: box.x + box.width / 2, y: top + 24 + radius };
  g.beginPath();
  g.arc(seal.x, seal.y, radius, 0, 2 * Math.PI);
  g.fillStyle = colors.cloth;
  g.fill();
  g.stroke();
  drawText(g, "逗捧", seal.x, seal.y + 1, { size: radius * 0.82, weight: 700, family: KAI, color: colors.gold, align: "center", baseline: "middle" });
}

/** A lidded tea cup 盖碗. */
function drawCup(g: Context2D, { x, y }: Point): void {
  g.fillStyle = "#f4f1e6";
  g.strokeStyle = LINE;
  g.lineWidth = 3.5;
  g.beginPath();
  g.ellipse(x, y + 2, 36, 8, 0, 0, 2 * Math.PI);
  g.fill();
  g.stroke();
  g.beginPath();
  g.moveTo(x - 27, y - 28);
  g.bezierCurveTo(x - 25, y - 4, x - 12, y + 1, x, y + 1);
  g.bezierCurveTo(x + 12, y + 1, x + 25, y - 4, x + 27, y - 28);
  g.closePath();
  g.fill();
  g.stroke();
  drawBrush(g, [{ x: x - 17, y: y - 15 }, { x: x - 2, y: y - 9 }, { x: x + 15, y: y - 16 }], { color: "#2f5f96", width: 5 });
  g.fillStyle = "#f4f1e6";
  g.beginPath();
  g.moveTo(x - 30, y - 28);
  g.quadraticCurveTo(x, y - 50, x + 30, y - 28);
  g.closePath();
  g.fill();
  g.stroke();
  g.beginPath();
  g.arc(x, y - 42, 5, 0, 2 * Math.PI);
  g.fill();
  g.stroke();
}

function drawRays(g: Context2D, theme: Theme, { x, y }: Point, blow: number): void {
  for (const angle of [-160, -135, -110, -70, -45, -20]) {
    const at = (r: number): Point => ({ x: x + Math.cos((angle * Math.PI) / 180) * r, y: y + Math.sin((angle * Math.PI) / 180) * r * 0.8 });
    drawBrush(g, [at(58), at(58 + 46 * blow)], { color: theme.vermilion, width: 11, shape: "flick" });
  }
}
