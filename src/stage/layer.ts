import type { Box, Context2D } from "#look";

/** An offscreen bitmap of one box of the picture, on whole device px so that copying it blurs nothing. */
export interface Layer {
  /** Paints in layout coordinates; clears first. */
  readonly repaint: (paint: (g: Context2D) => void) => void;
  /** Copies the bitmap to its place in a picture of the same scale, shifted by whole device px. */
  readonly copyTo: (g: Context2D, shift?: { readonly x: number; readonly y: number }) => void;
}

/**
 * @param scale device px per layout px
 * @param isOpaque the painting covers the whole box: copying it then is a plain copy, not a blend
 */
export function createLayer(box: Box, scale: number, isOpaque = false): Layer {
  const x = Math.floor(box.x * scale);
  const y = Math.floor(box.y * scale);
  const width = Math.max(1, Math.ceil((box.x + box.width) * scale) - x);
  const height = Math.max(1, Math.ceil((box.y + box.height) * scale) - y);
  const canvas = new OffscreenCanvas(width, height);
  const g = canvas.getContext("2d", { alpha: !isOpaque });
  if (g === null) throw new Error(`The browser gave no 2D canvas of ${width}×${height} px; close other pages and try again.`);
  return {
    repaint: (paint) => {
      g.setTransform(1, 0, 0, 1, 0, 0);
      g.clearRect(0, 0, width, height);
      g.setTransform(scale, 0, 0, scale, -x, -y);
      g.save();
      paint(g);
      g.restore();
    },
    copyTo: (target, shift = { x: 0, y: 0 }) =>
      target.drawImage(canvas, x + Math.round(shift.x * scale), y + Math.round(shift.y * scale)),
  };
}
