import { drawText } from "#look";
import { scenes } from "#scenes";
import { loadFonts } from "#stage";
import { Picture } from "../../src/render/capture/page/picture.tsx";
import type { Still } from "./scene-still.ts";

/** Of the captions, which are read at the sheet's full size; px. */
const CAPTION = 36;
const GAP = 12;
/** Between light and dark pictures alike. */
const GROUND = "#5c646e";

/** Pictures in rows on one canvas, each with its caption under it. */
class Sheet {
  private readonly canvas = document.createElement("canvas");
  private readonly g: CanvasRenderingContext2D;

  constructor(
    private readonly columns: number,
    rows: number,
    private readonly tile: { readonly width: number; readonly height: number },
  ) {
    this.canvas.width = GAP + columns * (tile.width + GAP);
    this.canvas.height = GAP + rows * (tile.height + CAPTION + GAP);
    this.g = this.canvas.getContext("2d", { alpha: false })!;
    this.g.fillStyle = GROUND;
    this.g.fillRect(0, 0, this.canvas.width, this.canvas.height);
    this.g.imageSmoothingQuality = "high";
  }

  /** Paints with the film's own painter, overlay and all. */
  async add(index: number, still: Still): Promise<void> {
    const { width, height } = this.tile;
    const x = GAP + (index % this.columns) * (width + GAP);
    const y = GAP + Math.floor(index / this.columns) * (height + CAPTION + GAP);
    const picture = new Picture(still, still.clip.scene === null ? null : (scenes.get(still.clip.scene.id) ?? null));
    try {
      await picture.show(still.frame);
      this.g.drawImage(picture.canvas, x, y, width, height);
    } finally {
      picture.close();
    }
    drawText(this.g, still.caption, x + 4, y + height + 26, { size: 22, color: "#ffffff" });
  }

  /** @returns base64 */
  finish(type: "image/png" | "image/jpeg"): string {
    const url = this.canvas.toDataURL(type, 0.72);
    return url.slice(url.indexOf(",") + 1);
  }
}

let sheet: Sheet;
const fonts = loadFonts();
Object.assign(window, {
  contactSheet: {
    async begin(...args: ConstructorParameters<typeof Sheet>) {
      await fonts;
      sheet = new Sheet(...args);
    },
    add: (index: number, still: Still) => sheet.add(index, still),
    finish: (type: "image/png" | "image/jpeg") => sheet.finish(type),
  },
});
