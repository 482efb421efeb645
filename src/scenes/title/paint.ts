import { drawBrush, drawText, fillRoundRect, fitText, KAI, mix, SIZE, textWidth, withAlpha, type Context2D, type FittedText, type Theme, type View } from "#look";
import type { BillState } from "./simulate.ts";

const BILL = { x: 110, width: 1100, top: 44, bottom: 694 } as const;
const MIDDLE = BILL.x + BILL.width / 2;
const ROD = 26;

/** A bill on two rods; the lower one comes down and shows what is written on it. */
export function paint(g: Context2D, state: BillState, { theme }: View): void {
  const { bill, open } = state;
  const head = fitText(g, bill.title, { sizes: [132, 116, 104, 92, 80, 68, 56], width: BILL.width - 150, height: 262, weight: 700, family: KAI, leading: 1.2 });
  const headTop = bill.banner === "" ? 120 : 190;
  const headBottom = headTop + head.lines.length * head.lineHeight;
  const end = billEnd(state, headBottom);
  const bottom = open >= 0 ? mix(headBottom + 50, end, open) : mix(headBottom + 50, BILL.top + 2 * ROD, -open);

  g.save();
  g.beginPath();
  g.rect(BILL.x, BILL.top, BILL.width, bottom - BILL.top);
  g.clip();
  drawPaper(g, theme, end);
  if (bill.banner !== "") drawBanner(g, theme, bill.banner);
  drawHead(g, theme, head, headTop);
  drawStroke(g, theme, head, headBottom, state.stroke);
  drawFoot(g, theme, state, headBottom);
  g.restore();

  drawRod(g, theme, BILL.top - ROD / 2);
  drawRod(g, theme, bottom - ROD / 2);
}

/** A bill with nothing under its title is short. */
function billEnd({ bill, seal }: BillState, headBottom: number): number {
  return `${bill.subtitle}${bill.author}${bill.seal}${seal}` === "" ? headBottom + 110 : BILL.bottom;
}

function drawPaper(g: Context2D, theme: Theme, end: number): void {
  g.fillStyle = theme.card;
  g.fillRect(BILL.x, BILL.top, BILL.width, end - BILL.top);
  g.strokeStyle = theme.vermilion;
  for (const [inset, width] of [[26, 5], [38, 2]] as const) {
    g.lineWidth = width;
    g.strokeRect(BILL.x + inset, BILL.top + inset + 6, BILL.width - 2 * inset, end - BILL.top - 2 * inset - 12);
  }
}

function drawRod(g: Context2D, theme: Theme, y: number): void {
  fillRoundRect(g, { x: BILL.x - 34, y: y + 5, width: BILL.width + 68, height: ROD - 10 }, 8, theme.ink);
  fillRoundRect(g, { x: BILL.x - 8, y, width: BILL.width + 16, height: ROD }, 6, theme.penggen);
  g.fillStyle = withAlpha(theme.card, 0.25);
  g.fillRect(BILL.x - 4, y + 5, BILL.width + 8, 4);
}

function drawBanner(g: Context2D, theme: Theme, banner: string): void {
  const style = { size: SIZE.label, weight: 700, family: KAI } as const;
  const text = [...banner].join(" ");
  const width = textWidth(g, text, style.size, 700, KAI) + 64;
  fillRoundRect(g, { x: MIDDLE - width / 2, y: 104, width, height: 64 }, 6, theme.vermilion);
  drawText(g, text, MIDDLE, 137, { ...style, color: "#fffaf0", align: "center", baseline: "middle" });
}

function drawHead(g: Context2D, theme: Theme, { lines, size, lineHeight }: FittedText, top: number): void {
  lines.forEach((line, i) =>
    drawText(g, line, MIDDLE, top + lineHeight * (i + 0.5), { size, weight: 700, family: KAI, color: theme.ink, align: "center", baseline: "middle", maxWidth: BILL.width - 110 }));
}

function drawStroke(g: Context2D, theme: Theme, { lines, size }: FittedText, y: number, share: number): void {
  if (share <= 0) return;
  const half = Math.min(480, textWidth(g, lines.at(-1) ?? "", size, 700, KAI) / 2);
  const end = mix(MIDDLE - half, MIDDLE + half, share);
  const at = (t: number) => ({ x: mix(MIDDLE - half, end, t), y: y + 12 - 8 * Math.sin(Math.PI * t * share) });
  drawBrush(g, [at(0), at(0.35), at(0.7), at(1)], { color: theme.vermilion, width: 16, shape: "flick" });
}

function drawFoot(g: Context2D, theme: Theme, state: BillState, headBottom: number): void {
  const { subtitle, author } = state.bill;
  const room = BILL.bottom - 164 - headBottom;
  const under = fitText(g, subtitle, { sizes: [52, 46, 40, 34], width: BILL.width - 180, height: room, leading: 1.3 });
  const top = headBottom + Math.max(8, (room - under.lines.length * under.lineHeight) * 0.4);
  under.lines.forEach((line, i) =>
    drawText(g, line, MIDDLE, top + under.lineHeight * (i + 0.5), { size: under.size, color: theme.inkSoft, align: "center", baseline: "middle", maxWidth: BILL.width - 120 }));
  const y = BILL.bottom - 98;
  const right = BILL.x + BILL.width - 82;
  drawText(g, author, state.bill.seal === "" && state.seal === "" ? right : right - 118, y, { size: SIZE.label, weight: 700, color: theme.ink, align: "right", baseline: "middle", maxWidth: 760 });
  if (state.seal !== "") drawSeal(g, theme, state, right - 46, y);
}

/** Comes down from a hand's breadth above: larger and fainter first. */
function drawSeal(g: Context2D, theme: Theme, { seal, press }: BillState, x: number, y: number): void {
  const characters = [...seal];
  g.save();
  g.globalAlpha = mix(0.15, 1, press);
  g.translate(x, y);
  g.rotate(-0.05);
  const grown = mix(1.5, 1, press);
  g.scale(grown, grown);
  fillRoundRect(g, { x: -46, y: -46, width: 92, height: 92 }, 10, theme.vermilion);
  g.strokeStyle = "#fffaf0";
  g.lineWidth = 2.5;
  g.strokeRect(-38, -38, 76, 76);
  const columns = characters.length > 2 ? 2 : 1;
  const rows = Math.ceil(characters.length / columns);
  const size = columns === 1 && rows === 1 ? 60 : 36;
  // As on a seal: from the top down, columns from right to left.
  characters.forEach((character, i) =>
    drawText(g, character, columns === 1 ? 0 : (Math.floor(i / rows) === 0 ? 18 : -18), ((i % rows) - (rows - 1) / 2) * 36 + 1, {
      size, weight: 700, family: KAI, color: "#fffaf0", align: "center", baseline: "middle",
    }));
  g.restore();
}
