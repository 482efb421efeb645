import type { Scene } from "#scenes";
import type { BoundFact, BoundScene, Clip } from "#show";
import type { SpokenPhrase } from "./acting/speech.ts";
import { phrasesOf } from "./acting/speech.ts";
import { ACT_TITLE_MS } from "./cards/act-title.ts";
import { presence } from "./cards/presence.ts";
import type { Frame, Layout } from "./layout.ts";
import { layoutFor } from "./layout.ts";
import { currentPhrase } from "./subtitle/current.ts";

/** What canvas and overlay must agree on: the same clip read at the same instant. */
export interface ClipView {
  readonly layout: Layout;
  readonly phraseAt: (tMs: number) => SpokenPhrase | null;
  readonly factAt: (tMs: number) => { readonly fact: BoundFact; readonly presence: number } | null;
  /** Presence of the act's bill, 0 when there is none. */
  readonly titleAt: (tMs: number) => number;
  /** State of the scene's simulation. */
  readonly stateAt: (tMs: number) => unknown;
}

const FACT_IN_MS = 400;
const FACT_OUT_MS = 300;

/** Remembered by the clip itself, so that painter and overlay share one simulation. */
const views = new WeakMap<Clip, { readonly scene: Scene | null; readonly layout: Layout; readonly view: ClipView }>();

/** @param frame the picture's size; only its shape matters */
export function clipView(clip: Clip, scene: Scene | null, frame: Frame): ClipView {
  const layout = layoutFor(frame, scene !== null && clip.scene !== null);
  const known = views.get(clip);
  if (known?.scene === scene && known.layout === layout) return known.view;
  const phrases = phrasesOf(clip);
  const view: ClipView = {
    layout,
    phraseAt: (tMs) => currentPhrase(clip, phrases, tMs),
    factAt: (tMs) => {
      const fact = clip.facts.findLast(({ startMs, endMs }) => tMs >= startMs && tMs < endMs);
      return fact === undefined ? null : { fact, presence: presence(tMs, fact.startMs, fact.endMs, FACT_IN_MS, FACT_OUT_MS) };
    },
    titleAt: (tMs) =>
      clip.actTitle === null ? 0 : presence(tMs, 0, Math.min(ACT_TITLE_MS.total, clip.durationMs), ACT_TITLE_MS.unroll, ACT_TITLE_MS.roll),
    stateAt: scene !== null && clip.scene !== null ? runScene(scene, clip.scene) : () => null,
  };
  views.set(clip, { scene, layout, view });
  return view;
}

function runScene(scene: Scene, { params, seed, events, clock }: BoundScene): (tMs: number) => unknown {
  const at = scene.simulate(params, seed, events);
  let last: { readonly tMs: number; readonly state: unknown } | null = null;
  return (tMs) => {
    // Key and picture of one frame ask for the same instant.
    if (last === null || last.tMs !== tMs) last = { tMs, state: at(Math.max(0, clock.originMs + clock.rate * tMs)) };
    return last.state;
  };
}
