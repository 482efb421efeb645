import type { Context2D } from "#look";
import { drawBrush, mixColor, traceRibbon } from "#look";
import type { Character } from "./character.ts";
import { LINE } from "./character.ts";

const COLLAR = "#f7f1e3";
const NECK = 27;
const HEM_Y = 620;

export interface BodyLook {
  /** 1 when the figure is not mirrored: its wearer's right is then at −x. */
  readonly side: 1 | -1;
  /** Seen from behind. */
  readonly back: boolean;
  /** Foreshortening of the trunk, 1 upright. */
  readonly stretch: number;
}

/** The long gown 大褂 from collar to hem, closed under the wearer's right arm. */
export function drawBody(g: Context2D, character: Character, { side, back, stretch }: BodyLook): void {
  g.save();
  g.scale(1, stretch);
  const dark = mixColor(character.gown, "#000000", 0.3);
  const pale = mixColor(character.gown, "#ffffff", 0.16);
  traceGown(g, character);
  g.fillStyle = character.gown;
  g.fill();
  paintShade(g, character, side, dark);
  paintFolds(g, character, dark, pale);
  traceGown(g, character);
  g.strokeStyle = LINE;
  g.lineWidth = 4.5;
  g.lineJoin = "round";
  g.stroke();
  if (!back) drawClosing(g, character, side, dark);
  g.restore();
}

/** Neck and standing collar, drawn over the body and under the head. */
export function drawCollar(g: Context2D, character: Character, back: boolean): void {
  const dark = mixColor(character.gown, "#000000", 0.3);
  traceRibbon(g, [{ x: 0, y: -40 }, { x: 0, y: -25 }], [2 * NECK + 5]);
  g.fillStyle = LINE;
  g.fill();
  traceRibbon(g, [{ x: 0, y: -40 }, { x: 0, y: -26 }], [2 * NECK - 3]);
  g.fillStyle = mixColor(character.skin, "#b5673f", 0.2);
  g.fill();
  const band = (y: number, rise: number) => [{ x: -NECK - 4, y: y - rise }, { x: 0, y: y + 7 - rise * 0.2 }, { x: NECK + 4, y: y - rise }];
  drawBrush(g, band(-8, back ? -2 : 4), { color: LINE, width: 28, shape: "even" });
  drawBrush(g, band(-11, back ? -2 : 4), { color: COLLAR, width: 12, shape: "even" });
  drawBrush(g, band(0, back ? -2 : 4), { color: dark, width: 19, shape: "even" });
}

function traceGown(g: Context2D, { shoulder, belly, hem, slope }: Character): void {
  g.beginPath();
  g.moveTo(-NECK, -6);
  g.bezierCurveTo(-NECK - 16, 12, -shoulder + 26, slope * 0.42, -shoulder, slope);
  g.bezierCurveTo(-shoulder - 12, slope + 60, -belly, 120, -belly, 230);
  g.bezierCurveTo(-belly, 360, -hem, 480, -hem, HEM_Y);
  g.lineTo(hem, HEM_Y);
  g.bezierCurveTo(hem, 480, belly, 360, belly, 230);
  g.bezierCurveTo(belly, 120, shoulder + 12, slope + 60, shoulder, slope);
  g.bezierCurveTo(shoulder - 26, slope * 0.42, NECK + 16, 12, NECK, -6);
  g.closePath();
}

/** The side away from the lamp, along the gown's own edge: a clip to it would cost more than all the rest. */
function paintShade(g: Context2D, { shoulder, belly, hem, slope }: Character, side: 1 | -1, dark: string): void {
  g.globalAlpha = 0.42;
  g.fillStyle = dark;
  g.beginPath();
  g.moveTo(side * shoulder, slope);
  g.bezierCurveTo(side * (shoulder + 12), slope + 60, side * belly, 120, side * belly, 230);
  g.bezierCurveTo(side * belly, 360, side * hem, 480, side * hem, HEM_Y);
  g.lineTo(side * hem * 0.62, HEM_Y);
  g.bezierCurveTo(side * belly * 0.86, 330, side * belly * 0.5, 170, side * shoulder * 0.86, slope);
  g.closePath();
  g.fill();
  g.globalAlpha = 1;
}

function paintFolds(g: Context2D, { shoulder, belly, hem }: Character, dark: string, pale: string): void {
  const folds: [number, number, number, number, number][] = [
    [-0.55, 270, -0.6, 420, 7], [0.12, 320, 0.2, 520, 8], [0.5, 250, 0.42, 470, 7], [-0.18, 380, -0.3, 600, 6],
  ];
  for (const [x0, y0, x1, y1, width] of folds)
    drawBrush(g, [{ x: x0 * belly, y: y0 }, { x: (x0 * 0.4 + x1 * 0.6) * belly, y: (y0 + y1) / 2 }, { x: x1 * hem, y: y1 }], { color: dark, width, shape: "flick" });
  for (const s of [-1, 1])
    drawBrush(g, [{ x: s * (shoulder - 26), y: 66 }, { x: s * (shoulder - 34), y: 104 }, { x: s * (shoulder - 54), y: 132 }], { color: dark, width: 6, shape: "flick" });
  drawBrush(g, [{ x: -shoulder + 18, y: 34 }, { x: -shoulder * 0.55, y: 20 }, { x: -NECK - 12, y: 12 }], { color: pale, width: 6 });
}

/** Slanting edge of the front, its piping, and the knot buttons. */
function drawClosing(g: Context2D, { shoulder, belly }: Character, side: 1 | -1, dark: string): void {
  const edge = [
    { x: side * 3, y: 4 }, { x: -side * shoulder * 0.28, y: 48 },
    { x: -side * shoulder * 0.72, y: 92 }, { x: -side * belly * 0.9, y: 168 }, { x: -side * belly * 0.93, y: 330 },
  ];
  drawBrush(g, edge, { color: dark, width: 8, shape: "even" });
  const knots = [{ x: -side * shoulder * 0.14, y: 30 }, { x: -side * shoulder * 0.4, y: 62 }, { x: -side * shoulder * 0.76, y: 98 }, { x: -side * belly * 0.91, y: 190 }, { x: -side * belly * 0.93, y: 270 }];
  for (const { x, y } of knots) {
    drawBrush(g, [{ x: x - 12, y }, { x: x + 12, y: y + 1 }], { color: LINE, width: 9, shape: "even" });
    drawBrush(g, [{ x: x - 10, y }, { x: x + 10, y: y + 1 }], { color: "#d9b36a", width: 4.5, shape: "even" });
    g.beginPath();
    g.arc(x, y, 5, 0, 2 * Math.PI);
    g.fillStyle = "#d9b36a";
    g.fill();
    g.strokeStyle = LINE;
    g.lineWidth = 2;
    g.stroke();
  }
}
