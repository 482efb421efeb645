import { useLayoutEffect, useMemo, useRef, type RefObject } from "react";
import type { ThemeName } from "#look";
import { themes } from "#look";
import { scenes } from "#scenes";
import type { Clip } from "#show";
import { ClipOverlay } from "./clip-overlay.tsx";
import { createClipPainter, type ClipPainter } from "./clip-painter.ts";
import type { MediaAddress } from "./media/clip-media.ts";

export interface ClipFrameProps {
  readonly clip: Clip;
  readonly themeName: ThemeName;
  readonly tMs: number;
  readonly width: number;
  readonly height: number;
  /** Where this page gets the show's media; the same function each time. */
  readonly mediaAddress?: MediaAddress | undefined;
  /** Called when the picture has to wait for its media; what it returns, when it is painted, with the error if there was one. */
  readonly hold?: (() => (error?: unknown) => void) | undefined;
}

/** One instant of a clip: the canvas and its overlay. Fonts must be loaded. Knows nothing of Remotion. */
export function ClipFrame({ clip, themeName, tMs, width, height, mediaAddress, hold }: ClipFrameProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = themes[themeName];
  const scene = clip.scene === null ? null : (scenes.get(clip.scene.id) ?? null);
  const painter = useMemo(() => createClipPainter({ clip, scene, theme, width, height, mediaAddress }), [clip, scene, theme, width, height, mediaAddress]);
  usePainting(canvas, painter, tMs, hold);
  return (
    <div style={{ position: "relative", width, height, overflow: "hidden" }}>
      <canvas ref={canvas} width={width} height={height} style={{ display: "block", width, height }} />
      {painter.hasOverlay(tMs) && <ClipOverlay clip={clip} scene={scene} theme={theme} width={width} height={height} tMs={tMs} />}
    </div>
  );
}

/** Paints at once what is ready; else the last picture stays until the media are decoded. Of many instants asked for meanwhile only the last counts. */
function usePainting(canvas: RefObject<HTMLCanvasElement | null>, painter: ClipPainter, tMs: number, hold: ClipFrameProps["hold"]): void {
  const shown = useRef<{ readonly painter: ClipPainter | null; readonly key: string | null }>({ painter: null, key: null });
  const asked = useRef({ painter, tMs, isRunning: false });

  useLayoutEffect(() => {
    const now = asked.current;
    Object.assign(now, { painter, tMs });
    const paint = () => {
      const g = canvas.current?.getContext("2d", { alpha: false });
      if (!g) return;
      const key = now.painter.pictureKey(now.tMs);
      // An equal picture is there already: painting it again would only keep the browser busy.
      if (shown.current.painter === now.painter && key !== null && shown.current.key === key) return;
      now.painter.paint(g, now.tMs);
      shown.current = { painter: now.painter, key };
    };
    if (painter.isReady(tMs)) return paint();
    const release = hold?.();
    if (now.isRunning && hold === undefined) return;
    now.isRunning = true;
    const catchUp = async () => {
      // Whoever asks faster than media decode gets the last instant he asked for.
      for (let done: number | null = null; done !== now.tMs; ) {
        done = now.tMs;
        await now.painter.prepare(done);
      }
    };
    let failure: unknown;
    void catchUp().catch((error: unknown) => { failure = error; }).then(() => {
      now.isRunning = false;
      paint();
      release?.(failure);
    });
  }, [canvas, painter, tMs, hold]);
}
