import { Freeze, useCurrentFrame } from "remotion";
import type { Clip } from "#show";
import { type ClipInputProps, ClipComposition as OneClip } from "../../../src/stage/clip-composition.tsx";

export { ClipOverlay, createClipPainter, loadFonts, themes } from "../../../src/stage/index.ts";

/** A film whose every frame is one frame of another clip. */
export interface ManyClips extends Clip {
  readonly shown: readonly { readonly clip: Clip; readonly frame: number }[];
}

/** The stage's composition, mounted anew for each frame: one page of Remotion's renderer shows many clips. */
export function ClipComposition({ clip, themeName }: ClipInputProps) {
  const at = useCurrentFrame();
  const shown = (clip as ManyClips).shown[at]!;
  return <Freeze frame={shown.frame}><OneClip key={at} clip={shown.clip} themeName={themeName} /></Freeze>;
}
