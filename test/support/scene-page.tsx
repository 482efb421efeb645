import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { themes, type ThemeName } from "#look";
import { scenes } from "#scenes";
import type { SimEvent } from "#sim";
import { loadFonts } from "#stage";

/** One instant of a scene, as the tests ask for it. */
export interface Shot {
  readonly sceneId: string;
  readonly events: readonly SimEvent[];
  readonly tMs: number;
  readonly themeName: ThemeName;
}

/** What the test page offers to the test. */
export interface ScenePage {
  /** Resolves when every face is there. */
  readonly ready: Promise<void>;
  /** Shows canvas and overlay on the page. */
  show(shot: Shot): void;
  /** Canvas pixels that differ between two shots. */
  difference(a: Shot, b: Shot): number;
}

const VIEW = { width: 1320, height: 742 } as const;

function paint(canvas: HTMLCanvasElement | OffscreenCanvas, { sceneId, events, tMs, themeName }: Shot) {
  const scene = scenes.get(sceneId)!;
  const theme = themes[themeName];
  const view = { ...VIEW, theme };
  const params = scene.params.parse({});
  const state = scene.simulate(params, 1, events)(tMs);
  const g = canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
  g.fillStyle = theme.paper;
  g.fillRect(0, 0, VIEW.width, VIEW.height);
  scene.paint(g, state, view);
  return { scene, params, state, view, g };
}

const pixelsOf = (shot: Shot) => paint(new OffscreenCanvas(VIEW.width, VIEW.height), shot).g.getImageData(0, 0, VIEW.width, VIEW.height).data;

const overlay = createRoot(document.querySelector("#overlay")!);

const page: ScenePage = {
  ready: loadFonts(),
  show(shot) {
    const { scene, params, state, view } = paint(document.querySelector("canvas")!, shot);
    flushSync(() => { overlay.render(scene.Overlay ? <scene.Overlay params={params} state={state} view={view} /> : null); });
  },
  difference(a, b) {
    const [left, right] = [new Uint32Array(pixelsOf(a).buffer), new Uint32Array(pixelsOf(b).buffer)];
    return left.reduce((count, pixel, i) => (pixel === right[i] ? count : count + 1), 0);
  },
};
Object.assign(window, { scenePage: page });
