import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import type { ThemeName } from "#look";
import { themes } from "#look";
import { scenes } from "#scenes";
import type { Clip } from "#show";
import { ClipFrame, createClipPainter, loadFonts, sampleClip } from "#stage";

/** What the stage's test page offers. */
export interface StageTestPage {
  /** Null when every face is there, else the message. */
  fonts(): Promise<string | null>;
  /** Key and pixels (as a hash) of the built-in clip with changes, at several instants in this order. */
  pictures(changes: Partial<Clip>, times: readonly number[]): { readonly key: string | null; readonly hash: number }[];
  /** Puts a `ClipFrame` on the page; the hash of its canvas. */
  show(changes: Partial<Clip>, tMs: number, themeName: ThemeName): number;
}

const SIZE = { width: 640, height: 360 } as const;

const page: StageTestPage = {
  fonts: () => loadFonts().then(() => null, (error: unknown) => String(error)),
  pictures(changes, times) {
    const clip = { ...sampleClip, ...changes };
    const scene = clip.scene === null ? null : scenes.get(clip.scene.id)!;
    const painter = createClipPainter({ clip, scene, theme: themes.light, ...SIZE });
    const g = new OffscreenCanvas(SIZE.width, SIZE.height).getContext("2d", { alpha: false, willReadFrequently: true })!;
    return times.map((tMs) => {
      painter.paint(g, tMs);
      return { key: painter.pictureKey(tMs), hash: hashOf(g.getImageData(0, 0, SIZE.width, SIZE.height).data) };
    });
  },
  show(changes, tMs, themeName) {
    const host = document.querySelector<HTMLElement>("#overlay")!;
    flushSync(() => createRoot(host).render(<ClipFrame clip={{ ...sampleClip, ...changes }} themeName={themeName} tMs={tMs} {...SIZE} />));
    return hashOf(host.querySelector("canvas")!.getContext("2d")!.getImageData(0, 0, SIZE.width, SIZE.height).data);
  },
};
Object.assign(window, { stagePage: page });

/** FNV-1a over the pixels. */
function hashOf(data: Uint8ClampedArray): number {
  let hash = 0x811c9dc5;
  for (const pixel of new Uint32Array(data.buffer)) hash = Math.imul(hash ^ pixel, 0x01000193);
  return hash >>> 0;
}
