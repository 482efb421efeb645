import { drawText, fillRoundRect, SIZE, type Context2D, type View } from "#look";
import type { SynapseState } from "#sim";
import { SEATS } from "./layout.ts";
import { percent } from "./shown.ts";

/** Twenty seats for each kind of adenosine receptor: how many adenosine holds, how many caffeine has taken. */
export function drawSeats(g: Context2D, { adenosine, caffeineUm }: SynapseState, { theme }: View): void {
  const drunk = caffeineUm > 0;
  const title = drunk ? `咖啡因 ${Number(caffeineUm.toPrecision(3))} µM：占着座位不办事` : "旁边还有腺苷的座位，坐上就犯困";
  drawText(g, title, SEATS.x, SEATS.title, { size: SIZE.body, weight: 700, color: drunk ? theme.series[3] : theme.ink });
  const rows = [["A1", adenosine.A1], ["A2A", adenosine.A2A]] as const;
  rows.forEach(([name, held], row) => {
    const y = SEATS.rows[row]!;
    drawText(g, name, SEATS.x, y + SEATS.seat / 2 + 1, { size: SIZE.small, color: theme.ink, baseline: "middle" });
    const seated = Math.round(SEATS.count * held.adenosine);
    const taken = Math.round(SEATS.count * held.caffeine);
    for (let i = 0; i < SEATS.count; i++) {
      const box = { x: SEATS.x + SEATS.label + i * (SEATS.seat + 8), y, width: SEATS.seat, height: SEATS.seat };
      if (i < seated) fillRoundRect(g, box, 15, theme.series[4]);
      else if (i < seated + taken) fillRoundRect(g, box, 6, theme.series[3]);
      else fillRoundRect(g, box, 15, theme.inkFaint);
    }
    const text = `腺苷 ${percent(held.adenosine)}${drunk ? `，咖啡因 ${percent(held.caffeine)}` : ""}`;
    drawText(g, text, SEATS.text, y + SEATS.seat / 2 + 1, { size: SIZE.small, color: theme.ink, baseline: "middle" });
  });
}
