import { drawCard, drawText, fillRoundRect, fitText, printValue, SIZE, strokeRoundRect, textWidth, withAlpha, type Context2D, type Theme, type View } from "#look";
import type { ChatState, Message } from "./simulate.ts";

const WINDOW = { x: 20, y: 20, width: 1280, height: 702 } as const;
const BAND = 100;
const ROOM = { top: WINDOW.y + BAND + 22, bottom: WINDOW.y + WINDOW.height - 16, left: 60, right: 1260 } as const;
const TEXT = { size: 42, line: 58, width: 880, pad: 28, gap: 26 } as const;

/** A window with a heading and a counter; the talk below it, scrolled so that the newest line is seen. */
export function paint(g: Context2D, state: ChatState, { theme }: View): void {
  drawCard(g, theme, WINDOW);
  drawHeading(g, theme, state);
  const bubbles = state.messages.map((message) => layOut(g, message));
  const total = bubbles.reduce((sum, { height }) => sum + height + TEXT.gap, -TEXT.gap);
  let y = ROOM.top + Math.min(0, ROOM.bottom - ROOM.top - total);
  g.save();
  g.beginPath();
  g.rect(WINDOW.x, ROOM.top - 6, WINDOW.width, ROOM.bottom - ROOM.top + 12);
  g.clip();
  for (const bubble of bubbles) {
    if (y + bubble.height > ROOM.top - 20) drawBubble(g, theme, bubble, y, state.showTokens);
    y += bubble.height + TEXT.gap;
  }
  g.restore();
}

function drawHeading(g: Context2D, theme: Theme, { params, tokens, tokensPerSecond }: ChatState): void {
  const middle = WINDOW.y + BAND / 2;
  drawText(g, params.title, ROOM.left, middle, { size: 44, weight: 700, color: theme.ink, baseline: "middle", maxWidth: 560 });
  const count = `${tokens} 词元`;
  drawText(g, count, ROOM.right, middle, { size: 52, weight: 700, color: theme.vermilion, align: "right", baseline: "middle" });
  const left = ROOM.right - Math.max(190, textWidth(g, count, 52, 700)) - 28;
  drawText(g, `每秒 ${printValue(tokensPerSecond)} 个 · 切法是示意`, left, middle + 2, { size: SIZE.small, color: theme.inkSoft, align: "right", baseline: "middle" });
  g.fillStyle = theme.inkFaint;
  g.fillRect(WINDOW.x, WINDOW.y + BAND, WINDOW.width, 2);
}

interface Line {
  readonly text: string;
  /** Place of its first letter in the message. */
  readonly start: number;
}

interface Bubble {
  readonly message: Message;
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

/** Lines are broken for the whole text at once, so that no word moves when the next one comes; the bubble grows line by line. */
function layOut(g: Context2D, message: Message): Bubble {
  const { lines } = fitText(g, message.text, { sizes: [TEXT.size], width: TEXT.width, height: Infinity });
  let at = 0;
  const placed = lines.map((text) => {
    const start = Math.max(at, message.text.indexOf(text, at));
    at = start + text.length;
    return { text, start };
  });
  const begun = placed.filter(({ start }) => start < message.shown);
  const last = begun.at(-1);
  // A new line makes its room with its first letters, not at once.
  const opened = last === undefined || begun.length === 1 ? 1 : Math.min(1, (message.shown - last.start) / Math.min(4, last.text.length));
  const rows = Math.max(1, begun.length - 1 + opened);
  const width = Math.max(60, ...lines.map((line) => textWidth(g, line, TEXT.size))) + 2 * TEXT.pad;
  return { message, lines: begun, width, height: rows * TEXT.line + 2 * (TEXT.pad - 10) };
}

function drawBubble(g: Context2D, theme: Theme, { message, lines, width, height }: Bubble, y: number, showTokens: boolean): void {
  const isUser = message.who === "user";
  const x = isUser ? ROOM.right - width : ROOM.left;
  const box = { x, y, width, height };
  fillRoundRect(g, box, 22, isUser ? withAlpha(theme.series[0], 0.2) : theme.paper);
  if (!isUser) strokeRoundRect(g, box, 22, theme.inkFaint, 2.5);
  const newest = newestPiece(message);
  lines.forEach(({ text, start }, row) => {
    const seen = text.slice(0, Math.max(0, message.shown - start));
    const baseline = y + TEXT.pad - 10 + TEXT.line * (row + 0.5) + 15;
    const left = x + TEXT.pad;
    if (baseline < ROOM.top - 20) return;
    if (showTokens) drawPieces(g, theme, message, { text: seen, start }, left, baseline);
    const fresh = Math.max(0, Math.min(seen.length, newest - start));
    drawText(g, seen.slice(0, fresh), left, baseline, { size: TEXT.size, color: theme.ink });
    const freshX = left + textWidth(g, seen.slice(0, fresh), TEXT.size);
    drawText(g, seen.slice(fresh), freshX, baseline, { size: TEXT.size, color: theme.vermilion });
    if (message.isRunning && row === lines.length - 1) caret(g, theme, left + textWidth(g, seen, TEXT.size) + 5, baseline);
  });
  if (lines.length === 0) caret(g, theme, x + TEXT.pad, y + TEXT.pad - 10 + TEXT.line / 2 + 15);
}

/** Where the piece that came last begins; past the end for a person, or when the model is done. */
function newestPiece({ who, pieces, shown, isRunning }: Message): number {
  if (who === "user" || !isRunning) return Infinity;
  let [start, end] = [0, 0];
  for (const piece of pieces) {
    if (end >= shown) break;
    start = end;
    end += piece.length;
  }
  return start;
}

/** Every piece on a tint of its own: two that alternate, as the eye needs no more. */
function drawPieces(g: Context2D, theme: Theme, { pieces }: Message, { text, start }: Line, left: number, baseline: number): void {
  let [at, x] = [0, left];
  pieces.forEach((piece, i) => {
    const [from, to] = [Math.max(at, start), Math.min(at + piece.length, start + text.length)];
    at += piece.length;
    if (to <= from) return;
    const width = textWidth(g, text.slice(from - start, to - start), TEXT.size);
    fillRoundRect(g, { x: x + 1, y: baseline - 42, width: width - 2, height: 54 }, 8, withAlpha(theme.series[i % 2 === 0 ? 1 : 2], 0.32));
    x += width;
  });
}

function caret(g: Context2D, theme: Theme, x: number, baseline: number): void {
  g.fillStyle = theme.vermilion;
  g.fillRect(x, baseline - 36, 5, 44);
}
