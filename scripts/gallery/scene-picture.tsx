import { useEffect, useRef } from "react";
import type { Theme } from "#look";
import type { Scene } from "#scenes";

/** The box a scene paints in, layout px (16:9 stage). */
export const BOX = { width: 1320, height: 742 } as const;

export interface ScenePictureProps {
  readonly scene: Scene;
  readonly params: unknown;
  readonly state: unknown;
  readonly theme: Theme;
  /** Width on the page, CSS px. */
  readonly width: number;
}

/** One instant of a scene: its canvas, and its overlay over it. */
export function ScenePicture({ scene, params, state, theme, width }: ScenePictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = width / BOX.width;
  const view = { ...BOX, theme };

  useEffect(() => {
    const g = canvas.current?.getContext("2d");
    if (!g) return;
    const density = scale * devicePixelRatio;
    g.canvas.width = Math.round(BOX.width * density);
    g.canvas.height = Math.round(BOX.height * density);
    g.setTransform(density, 0, 0, density, 0, 0);
    g.fillStyle = theme.paper;
    g.fillRect(0, 0, BOX.width, BOX.height);
    g.save();
    scene.paint(g, state, view);
    g.restore();
  });

  return (
    <div className="picture" style={{ width, height: BOX.height * scale }}>
      <canvas ref={canvas} style={{ width: "100%", height: "100%" }} />
      {scene.Overlay && (
        <div className="overlay" style={{ width: BOX.width, height: BOX.height, transform: `scale(${scale})` }}>
          <scene.Overlay params={params} state={state} view={view} />
        </div>
      )}
    </div>
  );
}
