import { useLayoutEffect, useMemo, useRef } from "react";
import type { ThemeName } from "#look";
import { themes } from "#look";
import { scenes } from "#scenes";
import type { Clip } from "#show";
import { ClipOverlay } from "./clip-overlay.tsx";
import { createClipPainter } from "./clip-painter.ts";

export interface ClipFrameProps {
  readonly clip: Clip;
  readonly themeName: ThemeName;
  readonly tMs: number;
  readonly width: number;
  readonly height: number;
}

/** One instant of a clip: the canvas and its overlay. Fonts must be loaded. Knows nothing of Remotion. */
export function ClipFrame({ clip, themeName, tMs, width, height }: ClipFrameProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = themes[themeName];
  const scene = clip.scene === null ? null : (scenes.get(clip.scene.id) ?? null);
  const painter = useMemo(() => createClipPainter({ clip, scene, theme, width, height }), [clip, scene, theme, width, height]);
  const shown = useRef<{ readonly painter: unknown; readonly key: string | null }>({ painter: null, key: null });
  useLayoutEffect(() => {
    const g = canvas.current?.getContext("2d", { alpha: false });
    if (!g) return;
    const key = painter.pictureKey(tMs);
    // An equal picture is there already: painting it again would only keep the browser busy.
    if (shown.current.painter === painter && key !== null && shown.current.key === key) return;
    painter.paint(g, tMs);
    shown.current = { painter, key };
  }, [painter, tMs]);
  return (
    <div style={{ position: "relative", width, height, overflow: "hidden" }}>
      <canvas ref={canvas} width={width} height={height} style={{ display: "block", width, height }} />
      {painter.hasOverlay(tMs) && <ClipOverlay clip={clip} scene={scene} theme={theme} width={width} height={height} tMs={tMs} />}
    </div>
  );
}
