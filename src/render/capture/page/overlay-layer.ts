import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import type { Root } from "react-dom/client";
import { createRoot } from "react-dom/client";

/** HTML-in-canvas, behind a flag in Chromium: not in the DOM's types yet. */
interface LayoutCanvas extends HTMLCanvasElement {
  layoutSubtree: boolean;
  onpaint: (() => void) | null;
  requestPaint(): void;
}

interface ElementContext extends CanvasRenderingContext2D {
  drawElementImage(element: Element, x: number, y: number): DOMMatrix;
}

/** A drawn overlay and where it goes. */
export interface OverlayImage {
  readonly image: ImageBitmap;
  readonly x: number;
  readonly y: number;
}

/** Longer than the slowest paint seen (0.2 s with both cores busy), shorter than anyone would wait. */
const PAINT_TIMEOUT_MS = 10_000;

/** Draws React elements into pictures: laid out inside a canvas, painted by the browser, kept as a bitmap. */
export class OverlayLayer {
  private readonly canvas: LayoutCanvas;
  private readonly context: ElementContext;
  private readonly host: HTMLDivElement;
  private readonly root: Root;

  constructor(
    private readonly width: number,
    private readonly height: number,
  ) {
    this.canvas = document.createElement("canvas") as LayoutCanvas;
    this.canvas.setAttribute("layoutsubtree", "");
    this.canvas.width = width;
    this.canvas.height = height;
    Object.assign(this.canvas.style, { position: "absolute", left: "0", top: "0", width: `${width}px`, height: `${height}px` });
    this.host = document.createElement("div");
    Object.assign(this.host.style, { position: "absolute", left: "0", top: "0", width: `${width}px`, height: `${height}px`, overflow: "hidden" });
    this.canvas.append(this.host);
    document.body.append(this.canvas);
    this.context = this.canvas.getContext("2d") as ElementContext;
    this.root = createRoot(this.host);
  }

  static isSupported(): boolean {
    const prototype = HTMLCanvasElement.prototype as Partial<LayoutCanvas>;
    const context = CanvasRenderingContext2D.prototype as Partial<ElementContext>;
    return typeof prototype.requestPaint === "function" && typeof context.drawElementImage === "function";
  }

  /** @returns null when the element shows nothing */
  async draw(element: ReactNode): Promise<OverlayImage | null> {
    flushSync(() => this.root.render(element));
    let box = this.contentBox();
    // Laying out asks for the fonts; a formula's faces are loaded when the first formula needs them.
    if (document.fonts.status === "loading") {
      await document.fonts.ready;
      box = this.contentBox();
    }
    if (!box) return null;
    await this.paint();
    const image = await createImageBitmap(this.canvas, box.x, box.y, box.width, box.height);
    return { image, x: box.x, y: box.y };
  }

  close(): void {
    this.root.unmount();
    this.canvas.remove();
  }

  private paint(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("The browser did not paint the overlay in time")), PAINT_TIMEOUT_MS);
      this.canvas.onpaint = () => {
        clearTimeout(timer);
        this.canvas.onpaint = null;
        this.context.clearRect(0, 0, this.width, this.height);
        this.context.drawElementImage(this.host, 0, 0);
        resolve();
      };
      this.canvas.requestPaint();
    });
  }

  /** What the content covers, in whole pixels with room for glyphs that reach over their box. */
  private contentBox(): { x: number; y: number; width: number; height: number } | null {
    const own = this.host.getBoundingClientRect();
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const element of this.host.querySelectorAll("*")) {
      const rect = element.getBoundingClientRect();
      if (rect.width === 0 || rect.height === 0) continue;
      left = Math.min(left, rect.left - own.left);
      top = Math.min(top, rect.top - own.top);
      right = Math.max(right, rect.right - own.left);
      bottom = Math.max(bottom, rect.bottom - own.top);
    }
    if (left > right) return null;
    const margin = 16;
    const x = Math.max(0, Math.floor(left) - margin);
    const y = Math.max(0, Math.floor(top) - margin);
    const width = Math.min(this.width, Math.ceil(right) + margin) - x;
    const height = Math.min(this.height, Math.ceil(bottom) + margin) - y;
    return width > 0 && height > 0 ? { x, y, width, height } : null;
  }
}
