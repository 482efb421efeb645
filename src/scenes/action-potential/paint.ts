import type { Context2D, View } from "#look";
import type { NeuronState } from "#sim";
import { drawMembrane } from "./membrane.ts";
import { drawPanel } from "./panel.ts";
import { drawPlot } from "./plot.ts";

/** The trace and its stimulus, the numbers beside them, and below what the channels do. */
export function paint(g: Context2D, state: NeuronState, view: View): void {
  drawPlot(g, state, view);
  drawPanel(g, state, view);
  drawMembrane(g, state, view);
}
