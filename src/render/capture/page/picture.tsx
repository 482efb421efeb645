import type { Scene } from "#scenes";
import { ClipOverlay, createClipPainter, themes, type MediaAddress } from "#stage";
import type { PictureJob } from "../protocol.ts";
import type { OverlayImage } from "./overlay-layer.ts";
import { OverlayLayer } from "./overlay-layer.ts";

/** The host answers only for the files of the clip at hand. */
const mediaAddress: MediaAddress = ({ sha256 }) => `media/${sha256}`;

/** The picture of one clip, at any frame; knows when it equals the one before. */
export class Picture {
  readonly canvas: HTMLCanvasElement;
  readonly spentMs = { paint: 0, overlay: 0 };
  overlaysDrawn = 0;
  private readonly context: CanvasRenderingContext2D;
  private readonly painter;
  private readonly theme;
  private layer: OverlayLayer | null = null;
  private overlay: OverlayImage | null = null;
  private overlayKey: string | null = null;
  private pictureKey: string | null = null;

  constructor(
    private readonly job: PictureJob,
    private readonly scene: Scene | null,
  ) {
    const { clip, width, height } = job;
    this.theme = themes[job.themeName];
    this.painter = createClipPainter({ clip, scene, theme: this.theme, width, height, mediaAddress });
    // An element, as in the studio: text on an OffscreenCanvas is set a shade differently.
    this.canvas = document.createElement("canvas");
    this.canvas.width = width;
    this.canvas.height = height;
    const context = this.canvas.getContext("2d", { alpha: false });
    if (!context) throw new Error(`The browser gives no canvas of ${width}×${height}`);
    this.context = context;
  }

  /** @returns whether the canvas now shows something else than after the last call */
  async show(frame: number): Promise<boolean> {
    const tMs = (frame * 1000) / this.job.fps;
    const key = this.painter.pictureKey(tMs);
    const overlayKey = this.painter.hasOverlay(tMs) ? this.painter.overlayKey(tMs) : null;
    if (key !== null && key === this.pictureKey && overlayKey === this.overlayKey) return false;
    this.pictureKey = key;
    if (overlayKey !== this.overlayKey) await this.drawOverlay(tMs, overlayKey);
    await this.painter.prepare(tMs);
    const startedMs = performance.now();
    this.context.save();
    this.painter.paint(this.context, tMs);
    this.context.restore();
    if (this.overlay) this.context.drawImage(this.overlay.image, this.overlay.x, this.overlay.y);
    this.spentMs.paint += performance.now() - startedMs;
    return true;
  }

  close(): void {
    this.overlay?.image.close();
    this.layer?.close();
  }

  private async drawOverlay(tMs: number, key: string | null): Promise<void> {
    const startedMs = performance.now();
    const { clip, width, height } = this.job;
    this.overlay?.image.close();
    this.overlay = null;
    this.overlayKey = key;
    if (key !== null) {
      this.layer ??= new OverlayLayer(width, height);
      this.overlay = await this.layer.draw(
        <ClipOverlay clip={clip} scene={this.scene} theme={this.theme} width={width} height={height} tMs={tMs} />,
      );
      this.overlaysDrawn++;
    }
    this.spentMs.overlay += performance.now() - startedMs;
  }
}
