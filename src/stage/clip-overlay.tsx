import type { CSSProperties } from "react";
import type { Theme } from "#look";
import { ease } from "#look";
import type { Scene } from "#scenes";
import type { Clip } from "#show";
import { clipView } from "./clip-view.ts";
import { FactTextOverlay } from "./cards/fact-text-overlay.tsx";
import { isMathText } from "./inline-math.ts";
import { SceneOverlay } from "./scene-overlay.tsx";
import { hasMath } from "./subtitle/current.ts";
import { MathPhrase } from "./subtitle/math-phrase.tsx";
import { progressAt } from "./transition/progress.ts";
import { sidesOf } from "./transition/side.ts";

export interface ClipOverlayProps {
  readonly clip: Clip;
  readonly scene: Scene | null;
  readonly theme: Theme;
  readonly width: number;
  readonly height: number;
  readonly tMs: number;
}

/** The DOM over the canvas: the scene's own overlay, and the texts that hold formulas. Everything else is painted. */
export function ClipOverlay({ clip, scene, theme, width, height, tMs }: ClipOverlayProps) {
  const view = clipView(clip, scene, { width, height });
  const { layout, phraseAt, factAt, titleAt } = view;
  const scale = width / layout.frame.width;
  const spoken = phraseAt(tMs);
  const card = factAt(tMs);
  const root: CSSProperties = {
    position: "absolute", left: 0, top: 0, width: 0, height: 0, color: theme.ink, pointerEvents: "none",
    ...(scale === 1 ? {} : { transform: `scale(${scale})`, transformOrigin: "0 0" }),
  };
  if (clip.transition !== undefined) {
    const { from, to } = sidesOf(clip.transition, { width, height });
    const progress = progressAt(clip, clip.transition, tMs);
    return (
      <div style={root} lang="zh-Hans">
        <SceneOverlay {...from} theme={theme} opacity={progress.from} />
        <SceneOverlay {...to} theme={theme} opacity={progress.to} />
      </div>
    );
  }
  return (
    <div style={root} lang="zh-Hans">
      {/* The act's bill hangs in front of the scene: the overlay makes way for it. */}
      <SceneOverlay clip={clip} scene={scene} view={view} theme={theme} tMs={tMs} opacity={1 - ease(titleAt(tMs))} />
      {card !== null && isMathText(card.fact.text) && (
        <FactTextOverlay fact={card.fact} presence={card.presence} box={layout.factCard} theme={theme} />
      )}
      {spoken !== null && hasMath(spoken) && <MathPhrase phrase={spoken.phrase} box={layout.subtitleText} theme={theme} />}
    </div>
  );
}
