import { useEffect, useRef } from "react";
import { type Theme, themes } from "#look";
import type { Scene } from "#scenes";
import type { SimEvent } from "#sim";
import { useStudioState } from "../store/use-studio.ts";
import { keepPainting } from "./thumbnail-ticks.ts";

/** The box a scene paints in, layout px. */
const BOX = { width: 1320, height: 742 } as const;
/** Scene time shown, over and over. */
const LOOP_MS = 8000;
/** When something happens, so that a scene at rest moves too. */
const EVENT_MS = 1500;

export interface SceneThumbnailProps {
  readonly scene: Scene;
  /** CSS px. */
  readonly width: number;
}

/** A scene with its default parameters, small and alive while it can be seen. */
export function SceneThumbnail({ scene, width }: SceneThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const themeName = useStudioState((state) => state.editor.doc.attrs["theme"] as "light" | "dark");

  useEffect(() => {
    const element = canvas.current!;
    let paint: ((tMs: number) => void) | null = null;
    let stop: (() => void) | null = null;
    const observer = new IntersectionObserver(([entry]) => {
      stop?.();
      stop = null;
      if (entry?.isIntersecting !== true) return;
      paint ??= painterOf(scene, themes[themeName], element);
      paint(EVENT_MS);
      stop = keepPainting(paint);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      stop?.();
    };
  }, [scene, themeName]);

  const density = Math.min(2, globalThis.devicePixelRatio || 1);
  const height = Math.round((width * BOX.height) / BOX.width);
  return <canvas ref={canvas} className="scene-thumbnail" width={Math.round(width * density)} height={Math.round(height * density)} style={{ width, height }} aria-hidden />;
}

function painterOf(scene: Scene, theme: Theme, canvas: HTMLCanvasElement): (tMs: number) => void {
  const g = canvas.getContext("2d")!;
  const at = simulationOf(scene);
  let shown: string | null = null;
  return (tMs) => {
    const state = at(tMs % LOOP_MS);
    const key = scene.frameKey?.(state) ?? null;
    if (key !== null && key === shown) return;
    shown = key;
    const scale = canvas.width / BOX.width;
    g.setTransform(scale, 0, 0, scale, 0, 0);
    g.fillStyle = theme.paper;
    g.fillRect(0, 0, BOX.width, BOX.height);
    g.save();
    scene.paint(g, state, { ...BOX, theme });
    g.restore();
  };
}

function simulationOf(scene: Scene): (tMs: number) => unknown {
  const params = scene.params.parse({});
  const [first] = Object.entries(scene.actions);
  const args = first?.[1].args.safeParse({});
  const events: SimEvent[] = first !== undefined && args?.success === true ? [{ tMs: EVENT_MS, action: first[0], args: args.data }] : [];
  try {
    return scene.simulate(params, 1, events);
  } catch {
    // What the first action does may not suit the default parameters; the scene itself always does.
    return scene.simulate(params, 1, []);
  }
}
