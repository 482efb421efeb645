import {
  drawArrow, drawAxes, drawBar, drawBitRow, drawBracket, drawBrush, drawCallout, drawCard, drawLegend, drawPolyline, drawPower, drawRuler, drawText,
  fillRoundRect, KAI, SANS, SIZE, stackHeights, strokeRoundRect, textWidth, type Context2D, type Theme,
} from "#look";

/** One theme's half of the picture, px. */
export const SHEET = { width: 1400, height: 1900 } as const;

/** Everything a picture of this project is made of, drawn by the primitives themselves. */
export function drawLookSheet(g: Context2D, theme: Theme): void {
  g.fillStyle = theme.paper;
  g.fillRect(0, 0, SHEET.width, SHEET.height);
  drawText(g, "墨、纸、朱", 60, 112, { size: SIZE.title, weight: 700, family: KAI, color: theme.ink });
  drawText(g, theme.name === "light" ? "明 light" : "暗 dark", SHEET.width - 60, 106, { size: SIZE.label, color: theme.inkSoft, align: "right" });
  drawPalette(g, theme);
  drawSizes(g, theme);
  drawStrokes(g, theme);
  drawChart(g, theme);
  drawBars(g, theme);
  drawNumbers(g, theme);
}

function heading(g: Context2D, theme: Theme, text: string, x: number, y: number): void {
  drawText(g, text, x, y, { size: SIZE.small, weight: 700, color: theme.inkSoft });
  g.fillStyle = theme.inkFaint;
  g.fillRect(x, y + 14, 600, 2);
}

function drawPalette(g: Context2D, theme: Theme): void {
  heading(g, theme, "颜色 · colours by meaning", 60, 188);
  const rows: readonly (readonly (readonly [string, string])[])[] = [
    [["朱", theme.vermilion], ["墨", theme.ink], ["淡墨", theme.inkSoft], ["格线", theme.inkFaint], ["纸片", theme.card], ["纸", theme.paper]],
    [["蓝", theme.series[0]], ["赭", theme.series[1]], ["玉", theme.series[2]], ["梅", theme.series[3]], ["石", theme.series[4]]],
    [["逗哏", theme.dougen], ["捧哏", theme.penggen], ["对", theme.right], ["错", theme.wrong]],
  ];
  rows.forEach((row, k) => {
    row.forEach(([name, color], i) => {
      const box = { x: 60 + i * 160, y: 224 + k * 132, width: 140, height: 70 };
      fillRoundRect(g, box, 12, color);
      if (color === theme.paper || color === theme.card) strokeRoundRect(g, box, 12, theme.inkFaint, 2);
      drawText(g, name, box.x + 70, box.y + 106, { size: SIZE.small, color: theme.ink, align: "center" });
    });
  });
  const words = { size: SIZE.small, color: theme.inkSoft };
  drawText(g, "朱：看这里 · look here", 1040, 272, { ...words, maxWidth: 340 });
  drawText(g, "依次用，色盲也分得开", 900, 376, words);
  drawText(g, "in this order, told apart by all", 900, 420, words);
}

function drawSizes(g: Context2D, theme: Theme): void {
  heading(g, theme, "字号 · type", 60, 660);
  let y = 690;
  for (const [name, size] of Object.entries(SIZE).reverse()) {
    const isKai = size >= SIZE.title;
    y += size * 1.18;
    drawText(g, size === SIZE.display ? "粥里立" : isKai ? "粥里立筷子" : "粥里立着一根筷子", 60, y, { size, weight: isKai ? 700 : 400, family: isKai ? KAI : SANS, color: theme.ink });
    drawText(g, `${name} ${size}`, 670, y, { size: SIZE.small, color: theme.inkSoft, align: "right" });
  }
}

function drawStrokes(g: Context2D, theme: Theme): void {
  heading(g, theme, "笔画 · strokes", 740, 660);
  const line = (y: number, color: string, width: number, name: string): void => {
    drawPolyline(g, [740, 980], [y, y], { color, width });
    drawText(g, name, 1010, y, { size: SIZE.small, color: theme.ink, baseline: "middle" });
  };
  line(716, theme.inkFaint, 1.5, "格线 1.5");
  line(764, theme.inkSoft, 2.5, "轴 2.5");
  line(812, theme.series[0], 7, "曲线 7");
  drawArrow(g, { x: 740, y: 864 }, { x: 980, y: 864 }, { color: theme.vermilion, width: 6 });
  drawText(g, "力、流向：箭头", 1010, 864, { size: SIZE.small, color: theme.ink, baseline: "middle" });
  drawBrush(g, [{ x: 742, y: 922 }, { x: 860, y: 908 }, { x: 978, y: 918 }], { color: theme.ink, width: 18, shape: "press" });
  drawText(g, "毛笔 press", 1010, 918, { size: SIZE.small, color: theme.ink, baseline: "middle" });
  drawBrush(g, [{ x: 742, y: 974 }, { x: 860, y: 962 }, { x: 978, y: 968 }], { color: theme.vermilion, width: 18, shape: "flick" });
  drawText(g, "描红 flick", 1010, 968, { size: SIZE.small, color: theme.ink, baseline: "middle" });
  drawBracket(g, { x: 980, y: 1034 }, { x: 740, y: 1034 }, { color: theme.inkSoft, label: "括号：一段" });
}

function drawChart(g: Context2D, theme: Theme): void {
  heading(g, theme, "坐标、曲线 · axes, lines, call-outs", 60, 1180);
  const box = { x: 160, y: 1270, width: 480, height: 330 };
  const axes = drawAxes(g, theme, { box, x: { domain: [0, 10], label: "时间", unit: "ms", ticks: 5 }, y: { domain: [0, 1], label: "比例", unit: "1", ticks: 5 } });
  const ts = Array.from({ length: 101 }, (_, i) => i / 10);
  [2, 4, 8].forEach((tau, i) => { drawPolyline(g, ts.map(axes.x), ts.map((t) => axes.y(1 - Math.exp(-t / tau))), { color: theme.series[i]!, width: 6 }); });
  drawCallout(g, theme, { x: axes.x(7), y: axes.y(0.22), text: "到六成三要一个 τ", target: { x: axes.x(4), y: axes.y(1 - Math.exp(-1)) } });
  drawLegend(g, theme, { x: 160, y: 1712, items: [{ label: "τ = 2 ms", color: theme.series[0] }, { label: "τ = 4 ms", color: theme.series[1] }, { label: "τ = 8 ms", color: theme.series[2] }] });
  // Near dots stack instead of hiding each other.
  const xs = Array.from({ length: 42 }, (_, i) => 520 + 42 * (Math.sin(i * 12.9) + Math.sin(i * 7.3) + Math.sin(i * 3.1)));
  const heights = stackHeights(xs, 20, 120);
  g.fillStyle = theme.series[3];
  xs.forEach((x, i) => {
    g.beginPath();
    g.arc(x, 1822 - heights[i]!, 8, 0, 2 * Math.PI);
    g.fill();
  });
  drawPolyline(g, [390, 650], [1836, 1836], { color: theme.inkSoft, width: 2.5 });
}

function drawBars(g: Context2D, theme: Theme): void {
  heading(g, theme, "量 · amounts", 740, 1180);
  drawBar(g, theme, { box: { x: 740, y: 1256, width: 600, height: 24 }, fraction: 0.55, color: theme.vermilion, label: "重力要扳倒它", valueText: "1.27 mN m" });
  drawBar(g, theme, { box: { x: 740, y: 1340, width: 600, height: 24 }, fraction: 1, color: theme.series[0], label: "粥最多扛得住", valueText: "2.30 mN m" });
  const card = { x: 740, y: 1404, width: 600, height: 150 };
  drawCard(g, theme, card);
  drawText(g, "1686", card.x + 40, card.y + 112, { size: SIZE.display, weight: 700, color: theme.ink });
  drawText(g, "年", card.x + 60 + textWidth(g, "1686", SIZE.display, 700), card.y + 112, { size: SIZE.subtitle, weight: 700, color: theme.inkSoft });
  drawText(g, "要紧的大写", card.x + 576, card.y + 108, { size: SIZE.small, color: theme.vermilion, align: "right" });
}

function drawNumbers(g: Context2D, theme: Theme): void {
  heading(g, theme, "数 · numbers", 740, 1620);
  drawPower(g, { base: "X = 2", exponent: -3, x: 740, y: 1704, size: 50, color: theme.ink });
  drawBitRow(g, theme, { x: 990, y: 1660, groups: [{ digits: "0", label: "符号", lit: 0 }, { digits: "1000", label: "指数", lit: 1 }, { digits: "101", label: "尾数", lit: 0 }] });
  const at = (value: number): number => 760 + value * 93;
  drawRuler(g, theme, { from: 740, to: 1340, y: 1812, ticks: [0, 0.5, 1, 1.5, 2, 3, 4, 6].map(at), labels: [0, 1, 2, 3, 4, 6].map((value) => ({ x: at(value), text: String(value) })) });
}
