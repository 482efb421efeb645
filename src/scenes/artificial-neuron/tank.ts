import { drawAxes, drawPolyline, drawText, fillRoundRect, mix, mixColor, SIZE, strokeRoundRect, withAlpha, type Context2D, type Theme } from "#look";
import { activate, type UnitState } from "#sim";
import { CURVE, LAMP, TANK } from "./layout.ts";
import { print, signColor } from "./synapses.ts";

const CURVE_POINTS = 120;
const CURVE_NAMES = { step: "阶跃：过线就响", relu: "ReLU：过线多少响多少", sigmoid: "S 形：越过越响" } as const;

/** Where the sum rises and falls: the tank holds from the lowest to the highest it can reach. */
export function drawTank(g: Context2D, theme: Theme, { products, threshold, level, progress }: UnitState): void {
  const low = products.reduce((total, p) => total + Math.min(0, p), 0);
  const high = products.reduce((total, p) => total + Math.max(0, p), 0);
  const top = Math.max(high, threshold, 0.5) * 1.12;
  const bottom = Math.min(low, threshold, -0.25) * 1.12;
  const y = (value: number) => mix(TANK.y + TANK.height, TANK.y, (value - bottom) / (top - bottom));
  fillRoundRect(g, TANK, 16, theme.card);
  g.save();
  g.beginPath();
  g.roundRect(TANK.x, TANK.y, TANK.width, TANK.height, 16);
  g.clip();
  g.fillStyle = withAlpha(signColor(theme, level), 0.75);
  g.fillRect(TANK.x, Math.min(y(0), y(level)), TANK.width, Math.abs(y(level) - y(0)));
  g.restore();
  strokeRoundRect(g, TANK, 16, theme.inkSoft, 3);
  g.fillStyle = theme.inkSoft;
  g.fillRect(TANK.x, y(0) - 1.5, TANK.width, 3);
  g.strokeStyle = theme.vermilion;
  g.lineWidth = 5;
  g.setLineDash([12, 8]);
  g.beginPath();
  g.moveTo(TANK.x - 10, y(threshold));
  g.lineTo(TANK.x + TANK.width + 10, y(threshold));
  g.stroke();
  g.setLineDash([]);
  const labelX = TANK.x + TANK.width + 14;
  // Low thresholds are named a little higher, where the axon does not pass.
  const labelY = Math.min(y(threshold), LAMP.y - 60);
  drawText(g, "阈值", labelX, labelY - 4, { size: SIZE.small, weight: 700, color: theme.vermilion });
  drawText(g, print(threshold), labelX, labelY + 28, { size: SIZE.small, weight: 700, color: theme.vermilion });
  if (Math.abs(y(0) - labelY) > 44) drawText(g, "0", labelX, y(0), { size: SIZE.small, color: theme.inkSoft, baseline: "middle" });
  if (progress.sum > 0) drawText(g, `合计 ${print(level)}`, TANK.x + TANK.width / 2, TANK.y + TANK.height + 48, { size: SIZE.label, weight: 700, color: signColor(theme, level), align: "center" });
}

/** What is made of the sum: the curve, the place on it, and the lamp at the end of the axon. */
export function drawAnswer(g: Context2D, theme: Theme, { products, threshold, activation, sum, output, progress }: UnitState): void {
  const reach = Math.max(1.5, ...[sum, threshold].map(Math.abs), products.reduce((total, p) => total + Math.abs(p), 0)) * 1.1;
  const xs = Array.from({ length: CURVE_POINTS + 1 }, (_, i) => mix(-reach, reach, i / CURVE_POINTS));
  const most = activation === "relu" ? Math.max(1, activate("relu", reach - threshold)) : 1;
  const { x, y } = drawAxes(g, theme, {
    box: CURVE, x: { domain: [-reach, reach], ticks: 4, label: "合计", unit: "" }, y: { domain: [0, most * 1.08], ticks: 2, label: CURVE_NAMES[activation], unit: "" },
  });
  drawPolyline(g, xs.map(x), xs.map((at) => y(activate(activation, at - threshold))), { color: theme.inkSoft, width: 5 });
  g.fillStyle = theme.vermilion;
  g.fillRect(x(threshold) - 1.5, CURVE.y, 3, CURVE.height);
  if (progress.sum >= 1) {
    g.beginPath();
    g.arc(x(sum), y(output), 12, 0, 2 * Math.PI);
    g.fill();
  }
  const lit = progress.fire * Math.min(1, output);
  g.strokeStyle = mixColor(theme.inkFaint, theme.vermilion, lit);
  g.lineWidth = 12;
  g.lineCap = "round";
  g.beginPath();
  g.moveTo(TANK.x + TANK.width + 24, LAMP.y);
  g.lineTo(LAMP.x - LAMP.radius, LAMP.y);
  g.stroke();
  g.fillStyle = mixColor(theme.card, theme.vermilion, lit);
  g.beginPath();
  g.arc(LAMP.x, LAMP.y, LAMP.radius, 0, 2 * Math.PI);
  g.fill();
  g.strokeStyle = mixColor(theme.inkSoft, theme.vermilion, lit);
  g.lineWidth = 5;
  g.stroke();
  drawRays(g, theme, lit);
  if (progress.fire === 0) return;
  g.globalAlpha = progress.fire;
  drawText(g, output >= 0.5 ? "响了" : output > 0.05 ? "响一点" : "不响", LAMP.x + LAMP.radius + 46, LAMP.y - 18, { size: SIZE.body, weight: 700, color: output > 0.05 ? theme.vermilion : theme.inkSoft });
  drawText(g, print(output), LAMP.x + LAMP.radius + 46, LAMP.y + 54, { size: SIZE.title, weight: 700, color: output > 0.05 ? theme.vermilion : theme.inkSoft });
  g.globalAlpha = 1;
}

/** As long as the answer is loud. */
function drawRays(g: Context2D, theme: Theme, lit: number): void {
  if (lit < 0.05) return;
  g.strokeStyle = theme.vermilion;
  g.lineWidth = 7;
  g.beginPath();
  for (let k = 0; k < 10; k++) {
    const [dx, dy] = [Math.cos((k * Math.PI) / 5 + 0.31), Math.sin((k * Math.PI) / 5 + 0.31)];
    const from = LAMP.radius + 12;
    g.moveTo(LAMP.x + dx * from, LAMP.y + dy * from);
    g.lineTo(LAMP.x + dx * (from + 20 * lit), LAMP.y + dy * (from + 20 * lit));
  }
  g.stroke();
}
