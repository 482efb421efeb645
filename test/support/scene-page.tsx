import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { themes, type ThemeName } from "#look";
import { scenes } from "#scenes";
import type { SimEvent } from "#sim";
import { loadFonts } from "#stage";
import { RecordingCanvas, type Written } from "./recording-canvas.ts";

/** One instant of a scene, as the tests ask for it. */
export interface Shot {
  readonly sceneId: string;
  readonly events: readonly SimEvent[];
  readonly tMs: number;
  readonly themeName: ThemeName;
}

/** Text of an overlay; `isPart` of what KaTeX itself sets smaller: exponents, indices, the parts of small fractions. */
export interface Overlaid extends Pick<Written, "text" | "sizePx" | "left" | "top" | "right" | "bottom"> {
  readonly isPart: boolean;
}

/** What the test page offers to the test. */
export interface ScenePage {
  /** Resolves when every face is there. */
  readonly ready: Promise<void>;
  /** Shows canvas and overlay on the page. */
  show(shot: Shot): void;
  /** What the canvas and the overlay say, as set in the page's own faces. */
  textsOf(shot: Shot): { readonly painted: readonly Written[]; readonly overlaid: readonly Overlaid[] };
  /** Canvas pixels that differ between two shots. */
  difference(a: Shot, b: Shot): number;
}

const VIEW = { width: 1320, height: 742 } as const;

function paint(canvas: { getContext: (kind: "2d", settings: CanvasRenderingContext2DSettings) => unknown }, { sceneId, events, tMs, themeName }: Shot) {
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

/** How many pictures are remembered, 4 MB each. */
const REMEMBERED = 16;
/** The pictures painted last, by what they show: most are compared with several others. */
const remembered = new Map<string, Uint32Array>();

function pixelsOf(shot: Shot): Uint32Array {
  const key = JSON.stringify(shot);
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const { g } = paint(new OffscreenCanvas(VIEW.width, VIEW.height), shot);
  const pixels = new Uint32Array(g.getImageData(0, 0, VIEW.width, VIEW.height).data.buffer);
  remembered.set(key, pixels);
  if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value!);
  return pixels;
}

const overlay = createRoot(document.querySelector("#overlay")!);

function showOverlay({ scene, params, state, view }: ReturnType<typeof paint>): void {
  flushSync(() => { overlay.render(scene.Overlay ? <scene.Overlay params={params} state={state} view={view} /> : null); });
}

const ruler = new OffscreenCanvas(1, 1).getContext("2d")!;

const page: ScenePage = {
  ready: loadFonts(),
  show(shot) {
    showOverlay(paint(document.querySelector("canvas")!, shot));
  },
  textsOf(shot) {
    const recorder = new RecordingCanvas(VIEW.width, VIEW.height, (text, { font, textAlign, textBaseline }) => Object.assign(ruler, { font, textAlign, textBaseline }).measureText(text));
    showOverlay(paint(recorder, shot));
    return { painted: recorder.written, overlaid: overlaid() };
  },
  difference(a, b) {
    const [left, right] = [pixelsOf(a), pixelsOf(b)];
    let count = 0;
    for (let i = 0; i < left.length; i++) if (left[i] !== right[i]) count++;
    return count;
  },
};
Object.assign(window, { scenePage: page });

/** Every piece of text in the overlay that can be seen. */
function overlaid(): Overlaid[] {
  const walker = document.createTreeWalker(document.querySelector("#overlay")!, NodeFilter.SHOW_TEXT);
  const texts: Overlaid[] = [];
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode;
    // KaTeX's struts and spaces say nothing.
    if (!textContent || !/[^\s\u200b]/u.test(textContent) || !parentElement!.checkVisibility({ opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNode(walker.currentNode);
    const { left, top, right, bottom } = range.getBoundingClientRect();
    texts.push({ text: textContent, sizePx: Number.parseFloat(getComputedStyle(parentElement!).fontSize), left, top, right, bottom, isPart: parentElement!.closest(".katex .mtight") !== null });
  }
  return texts;
}
