import type { ActKind, Clip } from "#show";
import type { Box, Context2D, Point, Theme } from "#look";
import { drawText, KAI, SIZE } from "#look";
import { drawRod } from "../set/backdrop.ts";
import { setPalette } from "../set/palette.ts";

/** How long the bill hangs at the start of a clip that opens an act (ms), its unrolling and rolling up included. */
export const ACT_TITLE_MS = { total: 2200, unroll: 420, roll: 320 } as const;

const WORDS: Readonly<Record<ActKind, string>> = { dianhua: "垫话", piaoba: "瓢把儿", zhenghuo: "正活", di: "底", fanchang: "返场" };
const BILL = { width: 300, height: 600 } as const;
const INK = "#2b2521";

type ActTitle = NonNullable<Clip["actTitle"]>;

/** The bill 戏单 of an act fully unrolled: kind in large characters, title in a column beside it. */
export function drawActTitle(g: Context2D, theme: Theme, { kind, title }: ActTitle, box: Box): void {
  const colors = setPalette(theme);
  g.fillStyle = colors.cloth;
  g.fillRect(box.x + 14, box.y + 10, box.width - 28, box.height - 20);
  g.strokeStyle = INK;
  g.lineWidth = 3;
  g.strokeRect(box.x + 14, box.y + 10, box.width - 28, box.height - 20);
  g.strokeStyle = colors.gold;
  for (const [inset, width] of [[28, 3], [36, 1.5]] as const) {
    g.lineWidth = width;
    g.strokeRect(box.x + inset, box.y + inset + 2, box.width - 2 * inset, box.height - 2 * inset - 4);
  }
  const hasTitle = title !== "";
  const centre = box.x + box.width / 2;
  const word = WORDS[kind];
  column(g, word, { x: hasTitle ? centre + 46 : centre, y: box.y + box.height / 2 }, box.height - 150, word.length > 2 ? 104 : SIZE.display, "#f6e7c3");
  if (hasTitle) column(g, title, { x: centre - 62, y: box.y + box.height / 2 }, box.height - 110, 56, colors.gold);
  for (const y of [box.y, box.y + box.height - 18]) drawRod(g, colors, { x: box.x, y, width: box.width, height: 18 });
}

export function actTitleBox({ x, y }: Point): Box {
  return { x: x - BILL.width / 2, y: y - BILL.height / 2, ...BILL };
}

/** Characters one under another, shrunk to fit; Latin words would lie on their side, so they stay upright too. */
function column(g: Context2D, text: string, { x, y }: Point, height: number, size: number, color: string): void {
  const characters = [...text];
  const step = Math.min(size * 1.14, height / characters.length);
  characters.forEach((character, i) =>
    drawText(g, character, x, y + (i - (characters.length - 1) / 2) * step, {
      size: Math.min(size, step * 0.94), weight: 700, family: KAI, color, align: "center", baseline: "middle",
    }));
}
