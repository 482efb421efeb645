import { drawText, fillRoundRect, KAI, mixColor, type Context2D, type Sheet, type Theme } from "#look";

const WIDTH = 1240;
const HEIGHT = 600;
const EDGE = 74;
const HOLE = { width: 44, height: 34, every: 88 } as const;
/** A pendulum's time there and back, ms. */
const SWING_MS = 2400;

/** A strip of film that runs while the clip would: hangs here until the author has chosen one. */
export function sampleClip(theme: Theme, mediaMs: number): Sheet {
  return { width: WIDTH, height: HEIGHT, draw: (g) => { drawStrip(g, theme, mediaMs); } };
}

function drawStrip(g: Context2D, theme: Theme, mediaMs: number): void {
  g.fillStyle = theme.name === "light" ? theme.ink : mixColor(theme.paper, theme.ink, 0.12);
  g.fillRect(0, 0, WIDTH, HEIGHT);
  const shift = (mediaMs / 8) % HOLE.every;
  for (const y of [EDGE / 2, HEIGHT - EDGE / 2])
    for (let x = -shift; x < WIDTH + HOLE.every; x += HOLE.every) fillRoundRect(g, { x, y: y - HOLE.height / 2, width: HOLE.width, height: HOLE.height }, 8, theme.name === "light" ? theme.paper : theme.inkSoft);
  g.fillStyle = theme.card;
  g.fillRect(0, EDGE, WIDTH, HEIGHT - 2 * EDGE);
  drawPendulum(g, theme, mediaMs);
  drawText(g, timeText(mediaMs), WIDTH - 330, HEIGHT / 2 + 10, { size: 120, weight: 700, family: KAI, color: theme.ink, align: "center", baseline: "middle" });
}

function drawPendulum(g: Context2D, theme: Theme, mediaMs: number): void {
  const lean = 0.62 * Math.cos((2 * Math.PI * mediaMs) / SWING_MS);
  const top = { x: 390, y: EDGE };
  const ball = { x: top.x + 330 * Math.sin(lean), y: top.y + 330 * Math.cos(lean) };
  g.strokeStyle = theme.ink;
  g.lineWidth = 6;
  g.beginPath();
  g.moveTo(top.x, top.y);
  g.lineTo(ball.x, ball.y);
  g.stroke();
  g.fillStyle = theme.vermilion;
  g.beginPath();
  g.arc(ball.x, ball.y, 52, 0, 2 * Math.PI);
  g.fill();
}

/** `0:03.2` */
function timeText(ms: number): string {
  const tenths = Math.floor(ms / 100);
  return `${Math.floor(tenths / 600)}:${String(Math.floor(tenths / 10) % 60).padStart(2, "0")}.${tenths % 10}`;
}
