import type { SimEvent } from "#sim";
import { ease, ramp } from "#look";
import type { TitleParams } from "./params.ts";

export interface BillState {
  readonly bill: TitleParams;
  /** Unrolled share below the title, 0…1; −1 is a rolled-up bill. */
  readonly open: number;
  /** Characters of the seal; "" before it is there. */
  readonly seal: string;
  /** How far the seal has come down, 0…1. */
  readonly press: number;
  /** Drawn share of the stroke under the title. */
  readonly stroke: number;
}

const UNROLL_MS = 1300;
const WAIT_MS = 350;
const PRESS_MS = 260;
const STROKE_MS = 520;

/** A pure timeline: what is on the bill at an instant follows from the cues before it. */
export function showBill(bill: TitleParams, _seed: number, events: readonly SimEvent[]): (tMs: number) => BillState {
  const turns = [
    { tMs: bill.rolled ? -Infinity : WAIT_MS, to: bill.rolled ? -1 : 1 },
    ...events.filter(({ action }) => action === "unroll" || action === "roll").map(({ tMs, action }) => ({ tMs, to: action === "roll" ? -1 : 1 })),
  ];
  const stamps = events.filter(({ action }) => action === "stamp").map(({ tMs, args }) => ({ tMs, text: String(args["text"]) }));
  // The seal comes by itself once the bill hangs.
  const first = turns.find(({ to }) => to === 1)?.tMs ?? Infinity;
  const strokes = events.filter(({ action }) => action === "underline").map(({ tMs }) => tMs);

  return (tMs) => {
    let [fromMs, from, to] = [-Infinity, bill.rolled ? -1 : 0, bill.rolled ? -1 : 0];
    const openAt = (at: number): number => from + (to - from) * ease(ramp(at, fromMs, fromMs + UNROLL_MS * Math.max(0.5, Math.abs(to - from))));
    for (const turn of turns) {
      if (turn.tMs > tMs) break;
      if (turn.tMs === -Infinity) continue;
      [from, fromMs, to] = [openAt(turn.tMs), turn.tMs, turn.to];
    }
    let [sealMs, seal] = [first + UNROLL_MS + 100, bill.seal];
    for (const stamp of stamps) if (stamp.tMs <= tMs) [sealMs, seal] = [stamp.tMs, stamp.text === "" ? seal : stamp.text];
    const strokeMs = strokes.findLast((at) => at <= tMs) ?? Infinity;
    return {
      bill,
      open: openAt(tMs),
      seal: tMs >= sealMs ? seal : "",
      press: ease(ramp(tMs, sealMs, sealMs + PRESS_MS)),
      stroke: ease(ramp(tMs, strokeMs, strokeMs + STROKE_MS)),
    };
  };
}
