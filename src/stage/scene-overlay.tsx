import type { CSSProperties } from "react";
import type { Theme } from "#look";
import type { Scene } from "#scenes";
import type { Clip } from "#show";
import type { ClipView } from "./clip-view.ts";
import { SCENE } from "./layout.ts";

export interface SceneOverlayProps {
  readonly clip: Clip;
  readonly scene: Scene | null;
  readonly view: ClipView;
  readonly theme: Theme;
  readonly tMs: number;
  /** 0…1; at 0 nothing is laid out. */
  readonly opacity: number;
}

/** What a scene has in the DOM, in its box of the picture. */
export function SceneOverlay({ clip, scene, view: { layout, stateAt }, theme, tMs, opacity }: SceneOverlayProps) {
  if (scene?.Overlay === undefined || layout.scene === null || clip.scene === null || opacity <= 0) return null;
  return (
    <div style={{ position: "absolute", left: layout.scene.x, top: layout.scene.y, ...SCENE, overflow: "hidden", opacity, ...shrunk(layout.scene.width / SCENE.width) }}>
      <scene.Overlay params={clip.scene.params} state={stateAt(tMs)} view={{ ...SCENE, theme }} />
    </div>
  );
}

function shrunk(scale: number): CSSProperties {
  return scale === 1 ? {} : { transform: `scale(${scale})`, transformOrigin: "0 0" };
}
