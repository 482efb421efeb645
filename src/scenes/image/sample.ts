import { drawBrush, mixColor, type Context2D, type Sheet, type Theme } from "#look";

const WIDTH = 1240;
const HEIGHT = 600;

/** Hills in ink and a red sun: hangs here until the author has chosen a picture. */
export function samplePicture(theme: Theme): Sheet {
  return { width: WIDTH, height: HEIGHT, draw: (g) => { drawHills(g, theme); } };
}

function drawHills(g: Context2D, theme: Theme): void {
  g.fillStyle = theme.card;
  g.fillRect(0, 0, WIDTH, HEIGHT);
  g.fillStyle = theme.vermilion;
  g.beginPath();
  g.arc(856, 156, 62, 0, 2 * Math.PI);
  g.fill();
  [0.18, 0.34, 0.52, 0.74].forEach((depth, row) => {
    g.fillStyle = mixColor(theme.card, theme.ink, depth);
    g.beginPath();
    g.moveTo(0, HEIGHT);
    for (let x = 0; x <= WIDTH; x += 8) g.lineTo(x, ridge(x, row));
    g.lineTo(WIDTH, HEIGHT);
    g.fill();
  });
  for (const [x, y] of [[500, 118], [560, 92], [604, 134]] as const)
    drawBrush(g, [{ x: x - 22, y: y - 8 }, { x, y }, { x: x + 22, y: y - 10 }], { color: theme.ink, width: 6, shape: "flick" });
}

/** Height of a ridge: a few waves of lengths that do not meet again within the picture. */
function ridge(x: number, row: number): number {
  const u = x / WIDTH;
  const peaks = Math.sin(6.1 * u + row * 2.3) * 62 + Math.sin(15.7 * u + row * 4.1) * 26 + Math.sin(37 * u + row) * 7;
  return 300 + row * 74 - peaks * (1 - row * 0.16);
}
