import type { Theme } from "./theme.ts";

/** The canvas a painter is given: the browser's own 2D context, on screen or off. */
export type Context2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Where a painter paints: a box of `width`×`height` layout px with its origin at the top left. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}
