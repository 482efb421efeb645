import { drawBrush, drawText, fitText, KAI, mix, mixColor, SIZE, textWidth, withAlpha, type Context2D, type FittedText, type Theme, type View } from "#look";
import type { QuoteState } from "./simulate.ts";

const BOX = { x: 150, y: 96, width: 1060, height: 400 } as const;

/** Large characters between quotation marks of the paper; below, at the right, who and where. */
export function paint(g: Context2D, state: QuoteState, { theme }: View): void {
  const { quote } = state;
  // A short saying has a line for each phrase.
  const isShort = state.phrases.length <= 4 && state.phrases.every((phrase) => phrase.length <= 11);
  const set = fitText(g, state.phrases.join(isShort ? "\n" : ""), { sizes: [116, 104, 92, 80, 70, 62, 54, 46], width: BOX.width, height: BOX.height, weight: 700, family: KAI, leading: 1.36 });
  drawMark(g, theme);
  const top = BOX.y + (BOX.height - set.lines.length * set.lineHeight) / 2;
  drawWords(g, theme, state, set, top);
  const signed = state.shown.at(-1)!;
  if (signed > 0) drawSignature(g, theme, quote.who, quote.where, signed);
  if (quote.gloss !== "" && signed > 0)
    drawText(g, quote.gloss, BOX.x, 706, { size: SIZE.label, color: withAlpha(theme.inkSoft, signed), maxWidth: BOX.width });
}

/** A large opening mark behind the first line. */
function drawMark(g: Context2D, theme: Theme): void {
  g.fillStyle = theme.vermilion;
  for (const x of [40, 94]) {
    g.beginPath();
    g.arc(x + 22, 106, 22, 0, 2 * Math.PI);
    g.fill();
    drawBrush(g, [{ x: x + 8, y: 104 }, { x: x + 6, y: 72 }, { x: x + 34, y: 42 }], { color: theme.vermilion, width: 18, shape: "flick" });
  }
}

/** Every phrase on its own place, so that nothing moves when the next one comes; a phrase may run over the end of a line. */
function drawWords(g: Context2D, theme: Theme, { phrases, shown, stressed, stress }: QuoteState, set: FittedText, top: number): void {
  const joined = phrases.join("");
  const widest = Math.max(...set.lines.map((line) => textWidth(g, line, set.size, 700, KAI)));
  let [phrase, left, at] = [0, phrases[0]?.length ?? 0, 0];
  set.lines.forEach((line, row) => {
    let x = BOX.x + (BOX.width - widest) / 2;
    const y = top + set.lineHeight * (row + 0.5);
    // Spaces at the ends of lines were trimmed.
    while (at < joined.length && joined[at] !== line[0]) { at++; left--; if (left <= 0) left += phrases[++phrase]?.length ?? Infinity; }
    for (let from = 0; from < line.length;) {
      const piece = line.slice(from, from + left);
      const seen = shown[phrase] ?? 0;
      const isStressed = phrase === stressed;
      const width = textWidth(g, piece, set.size, 700, KAI);
      if (seen > 0) {
        const toned = stressed < 0 ? theme.ink : mixColor(theme.ink, isStressed ? theme.vermilion : theme.inkSoft, stress);
        drawText(g, piece, x, y + mix(14, 0, seen), { size: set.size, weight: 700, family: KAI, color: withAlpha(toned, seen), baseline: "middle" });
        if (isStressed && stress > 0.02) underline(g, theme, x, y + set.size * 0.62, mix(0, width - set.size * 0.3, stress));
      }
      x += width;
      from += piece.length;
      at += piece.length;
      left -= piece.length;
      if (left <= 0) left = phrases[++phrase]?.length ?? Infinity;
    }
  });
}

function underline(g: Context2D, theme: Theme, x: number, y: number, width: number): void {
  if (width < 4) return;
  drawBrush(g, [0, 0.35, 0.7, 1].map((t) => ({ x: x + t * width, y: y - 5 * Math.sin(Math.PI * t) })), { color: theme.vermilion, width: 12, shape: "flick" });
}

/** A stroke of the brush, then the name; the place below it. */
function drawSignature(g: Context2D, theme: Theme, who: string, where: string, signed: number): void {
  const right = BOX.x + BOX.width;
  const size = 50;
  const width = Math.min(700, textWidth(g, who, size, 700, KAI));
  if (who !== "") {
    drawText(g, who, right, 552, { size, weight: 700, family: KAI, color: withAlpha(theme.ink, signed), align: "right", baseline: "middle", maxWidth: 700 });
    const to = right - width - 30;
    drawBrush(g, [{ x: to - 130 * signed, y: 554 }, { x: to - 65 * signed, y: 550 }, { x: to, y: 552 }], { color: withAlpha(theme.vermilion, signed), width: 9 });
  }
  drawText(g, where, right, who === "" ? 552 : 616, { size: SIZE.label, color: withAlpha(theme.inkSoft, signed), align: "right", baseline: "middle", maxWidth: 900 });
}
