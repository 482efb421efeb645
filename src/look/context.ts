import type { Theme } from "./theme.ts";

/** The canvas a painter is given: the browser's own 2D context, on screen or off. */
export type Context2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Where a painter paints: a box of `width`×`height` layout px with its origin at the top left. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  /** A decoded picture of the show's `media/`; null, like no such function, when it cannot be shown. */
  readonly media?: (wanted: MediaWanted) => MediaPicture | null;
}

/** An instant of a media file. */
export interface MediaWanted {
  /** Path inside the show folder, with `/`. */
  readonly file: string;
  /** Of a clip: its own time; before its start the first frame, after its end the last. A still has none. */
  readonly atMs: number;
}

export interface MediaPicture {
  readonly image: CanvasImageSource;
  /** Pixels, as seen (turned the right way up). */
  readonly width: number;
  readonly height: number;
  /** Of a clip; null for a still. */
  readonly durationMs: number | null;
}
