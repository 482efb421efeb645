import type { Context2D, View } from "#look";
import type { NeuronState } from "#sim";
import { drawMembrane } from "./membrane.ts";
import { drawWords } from "./words.ts";
import { drawPlot } from "./plot.ts";

/** What happens in a word, the trace and its stimulus, and below what the channels do. */
export function paint(g: Context2D, state: NeuronState, view: View): void {
  drawPlot(g, state, view);
  drawWords(g, state, view);
  drawMembrane(g, state, view);
}
