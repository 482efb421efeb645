import type { CarriedShape, Theme } from "#look";
import { type Scene, scenes } from "#scenes";
import type { BoundTransition, Clip } from "#show";
import { type ClipView, clipView } from "../clip-view.ts";
import { type Frame, SCENE } from "../layout.ts";

/** One neighbour of a transition at the instant that is shown of it. */
export interface Side {
  readonly clip: Clip;
  readonly scene: Scene | null;
  readonly view: ClipView;
  /** The last picture of the clip before, the first of the clip after. */
  readonly tMs: number;
}

export interface Sides {
  readonly from: Side;
  readonly to: Side;
}

export function sidesOf({ from, to }: BoundTransition, frame: Frame): Sides {
  const side = (clip: Clip, tMs: number): Side => {
    const scene = clip.scene === null ? null : (scenes.get(clip.scene.id) ?? null);
    return { clip, scene, view: clipView(clip, scene, frame), tMs };
  };
  return { from: side(from, ((from.durationFrames - 1) * from.durationMs) / from.durationFrames), to: side(to, 0) };
}

/** An object of a side's scene, in the scene's own px; null when its scene has none of that name. */
export function shapeOf({ scene, view, tMs }: Side, name: string, theme: Theme): CarriedShape | null {
  return scene?.carries?.[name]?.shape(view.stateAt(tMs) as never, { ...SCENE, theme }) ?? null;
}
