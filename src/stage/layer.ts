import type { Box, Context2D } from "#look";

/** An offscreen bitmap of one box of the picture, on whole device px so that copying it blurs nothing. */
export interface Layer {
  readonly clear: () => void;
  /** Paints in layout coordinates, over what is there. */
  readonly draw: (paint: (g: Context2D) => void) => void;
  /** Makes the browser paint now what was drawn, which it else puts off until the bitmap is copied. */
  readonly settle: () => void;
  /** Copies the bitmap to its place in a picture of the same scale, shifted by whole device px. */
  readonly copyTo: (g: Context2D, shift?: { readonly x: number; readonly y: number }) => void;
}

/** A canvas that asks others for their picture and, as it comes to lie outside, takes none. */
let asker: OffscreenCanvasRenderingContext2D | null = null;

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
    clear: () => {
      g.setTransform(1, 0, 0, 1, 0, 0);
      g.clearRect(0, 0, width, height);
    },
    draw: (paint) => {
      g.setTransform(scale, 0, 0, scale, -x, -y);
      g.save();
      paint(g);
      g.restore();
    },
    settle: () => { (asker ??= new OffscreenCanvas(1, 1).getContext("2d"))?.drawImage(canvas, 0, 0, 1, 1, 1, 1, 1, 1); },
    copyTo: (target, shift = { x: 0, y: 0 }) =>
      target.drawImage(canvas, x + Math.round(shift.x * scale), y + Math.round(shift.y * scale)),
  };
}

/** A layer that is made when first needed and painted again when its key changes. */
export function keptLayer(make: () => Layer): (key: string, paint: (g: Context2D) => void) => Layer {
  let layer: Layer | null = null;
  let kept: string | null = null;
  return (key, paint) => {
    layer ??= make();
    if (key !== kept) {
      layer.clear();
      layer.draw(paint);
    }
    kept = key;
    return layer;
  };
}

/** A drawing in parts, the later over the earlier. */
export interface Parted {
  /** Equal keys, equal drawings. */
  readonly key: string;
  readonly parts: readonly ((g: Context2D) => void)[];
}

export interface TurningLayer {
  readonly show: (drawing: Parted) => Layer;
  /** Draws one more part of what will be shown next, so that no single picture has to wait for all of it. */
  readonly prepare: (next: Parted) => void;
}

/** Two bitmaps in turn: one is shown, on the other comes what is next. */
export function turningLayer(make: () => Layer): TurningLayer {
  const sheet = () => ({ layer: make(), key: null as string | null, drawn: 0 });
  let sheets: { front: ReturnType<typeof sheet>; back: ReturnType<typeof sheet> } | null = null;
  const both = () => (sheets ??= { front: sheet(), back: sheet() });
  const draw = ({ key, parts }: Parted, most: number) => {
    const { back } = both();
    if (back.key !== key) {
      back.layer.clear();
      back.key = key;
      back.drawn = 0;
    }
    for (const part of parts.slice(back.drawn, back.drawn + most)) back.layer.draw(part);
    back.drawn = Math.min(parts.length, back.drawn + most);
  };
  return {
    show: (drawing) => {
      const { front, back } = both();
      if (front.key === drawing.key) return front.layer;
      draw(drawing, Infinity);
      sheets = { front: back, back: front };
      return back.layer;
    },
    prepare: (next) => {
      if (both().front.key === next.key) return;
      draw(next, 1);
      both().back.layer.settle();
    },
  };
}
