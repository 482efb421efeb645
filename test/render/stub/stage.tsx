import type { ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import { Composition, continueRender, delayRender, useCurrentFrame, useVideoConfig } from "remotion";
import type { Context2D, Theme } from "#look";
import { themes } from "#look";
import type { Clip } from "#show";

/** A small stage for the tests of the render layer: bars that move on threes, the clip's text, a box of HTML now and then. */

interface PainterInput {
  readonly clip: Clip;
  readonly theme: Theme;
  readonly width: number;
  readonly height: number;
}

const CHART = ["#ff0000", "#00ff00", "#0000ff", "#ffffff", "#000000", "#808080", "#f6f0e4", "#c8372d"];

export function createClipPainter({ clip, theme, width, height }: PainterInput) {
  const step = (tMs: number) => Math.floor(tMs / 100 + 1e-6);
  const isChart = clip.title === "chart";
  return {
    prepare: async () => {},
    paint(g: Context2D, tMs: number) {
      g.fillStyle = theme.paper;
      g.fillRect(0, 0, width, height);
      if (isChart) {
        CHART.forEach((color, i) => {
          g.fillStyle = color;
          g.fillRect((i * width) / CHART.length, 0, width / CHART.length + 1, height);
        });
        return;
      }
      g.fillStyle = theme.vermilion;
      g.fillRect(((step(tMs) * 13) % 100) * (width / 100), height * 0.2, width / 10, height * 0.3);
      g.fillStyle = theme.series[0];
      // The step as a row of bits, so that a decoded frame tells which it is.
      for (let bit = 0; bit < 8; bit++) if ((step(tMs) >> bit) & 1) g.fillRect((bit * width) / 8, height * 0.85, width / 8, height * 0.15);
      g.fillStyle = theme.ink;
      g.font = `700 ${height / 8}px "Noto Sans SC"`;
      g.fillText(clip.lines[0]?.text ?? "", width * 0.05, height * 0.7);
    },
    pictureKey: (tMs: number): string | null => (isChart ? "chart" : `${step(tMs)}`),
    overlayKey: (tMs: number) => (tMs < 500 ? "early" : "late"),
    hasOverlay: () => clip.title === "overlay",
  };
}

export function ClipOverlay({ width, height, tMs }: { readonly width: number; readonly height: number; readonly tMs: number }): ReactNode {
  const background = tMs < 500 ? "#2e8b6f" : "#1f6fb2";
  const style = { position: "absolute", left: width / 2, top: 0, width: width / 4, height: height / 6, background } as const;
  return <div style={style} />;
}

const faces = [{ family: "Noto Sans SC", weight: "700", file: "fonts/noto-sans-sc-chinese-simplified-700-normal.woff2" }];

export async function loadFonts(): Promise<void> {
  await Promise.all(
    faces.map(async ({ family, weight, file }) => {
      document.fonts.add(await new FontFace(family, `url(${file})`, { weight }).load());
    }),
  );
}

interface CompositionProps extends Record<string, unknown> {
  readonly clip: Clip;
  readonly themeName: "light" | "dark";
}

export function ClipComposition({ clip, themeName }: CompositionProps): ReactNode {
  const frame = useCurrentFrame();
  const { fps, width, height } = useVideoConfig();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [handle] = useState(() => delayRender("fonts"));
  const [ready, setReady] = useState(false);
  const tMs = (frame * 1000) / fps;
  const theme = themes[themeName];
  const painter = createClipPainter({ clip, theme, width, height });
  useEffect(() => {
    void loadFonts().then(() => setReady(true));
  }, []);
  useEffect(() => {
    if (!ready) return;
    painter.paint(canvas.current!.getContext("2d")!, tMs);
    continueRender(handle);
  });
  return (
    <>
      <canvas ref={canvas} width={width} height={height} />
      {painter.hasOverlay() && <ClipOverlay width={width} height={height} tMs={tMs} />}
    </>
  );
}

export function Root(): ReactNode {
  return (
    <Composition
      id="clip"
      component={ClipComposition}
      width={320}
      height={180}
      fps={30}
      durationInFrames={30}
      defaultProps={{ clip: { lines: [], title: "" } as unknown as Clip, themeName: "light" as const }}
    />
  );
}

export { themes };
