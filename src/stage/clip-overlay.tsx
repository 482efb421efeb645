import type { CSSProperties } from "react";
import type { Theme } from "#look";
import { ease } from "#look";
import type { Scene } from "#scenes";
import type { Clip } from "#show";
import { clipView } from "./clip-view.ts";
import { FactTextOverlay } from "./cards/fact-text-overlay.tsx";
import { isMathText } from "./inline-math.ts";
import { SCENE } from "./layout.ts";
import { hasMath } from "./subtitle/current.ts";
import { MathPhrase } from "./subtitle/math-phrase.tsx";

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
  const { layout, phraseAt, factAt, titleAt, stateAt } = clipView(clip, scene, { width, height });
  const scale = width / layout.frame.width;
  const spoken = phraseAt(tMs);
  const card = factAt(tMs);
  const root: CSSProperties = {
    position: "absolute", left: 0, top: 0, width: 0, height: 0, color: theme.ink, pointerEvents: "none",
    ...(scale === 1 ? {} : { transform: `scale(${scale})`, transformOrigin: "0 0" }),
  };
  return (
    <div style={root} lang="zh-Hans">
      {scene?.Overlay !== undefined && layout.scene !== null && clip.scene !== null && (
        // The act's bill hangs in front of the scene: the overlay makes way for it.
        <div style={{ position: "absolute", left: layout.scene.x, top: layout.scene.y, ...SCENE, overflow: "hidden", opacity: 1 - ease(titleAt(tMs)), ...shrunk(layout.scene.width / SCENE.width) }}>
          <scene.Overlay params={clip.scene.params} state={stateAt(tMs)} view={{ ...SCENE, theme }} />
        </div>
      )}
      {card !== null && isMathText(card.fact.text) && (
        <FactTextOverlay fact={card.fact} presence={card.presence} box={layout.factCard} theme={theme} />
      )}
      {spoken !== null && hasMath(spoken) && <MathPhrase phrase={spoken.phrase} box={layout.subtitleText} theme={theme} />}
    </div>
  );
}

function shrunk(scale: number): CSSProperties {
  return scale === 1 ? {} : { transform: `scale(${scale})`, transformOrigin: "0 0" };
}
