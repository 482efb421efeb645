import type { Context2D, View } from "#look";
import type { SynapseState } from "#sim";
import { drawPostsynapse, drawPumps } from "./listener.ts";
import { drawSeats } from "./seats.ts";
import { drawMolecules } from "./molecules.ts";
import { drawTerminal } from "./terminal.ts";
import { drawWords } from "./words.ts";

/** The cleft and what goes on in it, told in one sentence; below, the seats that caffeine takes. */
export function paint(g: Context2D, state: SynapseState, view: View): void {
  drawTerminal(g, state, view);
  drawPostsynapse(g, state, view);
  drawPumps(g, state, view);
  drawMolecules(g, state, view);
  drawWords(g, state, view);
  drawSeats(g, state, view);
}
