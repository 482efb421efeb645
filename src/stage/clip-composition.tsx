import { createContext, useContext, useEffect, useState } from "react";
import { cancelRender, continueRender, delayRender, useCurrentFrame, useVideoConfig } from "remotion";
import type { ThemeName } from "#look";
import type { Clip } from "#show";
import { ClipFrame } from "./clip-frame.tsx";
import type { MediaAddress } from "./media/clip-media.ts";
import { loadFonts } from "./fonts.ts";

/** Input props of a clip's composition. */
export interface ClipInputProps extends Record<string, unknown> {
  readonly clip: Clip;
  readonly themeName: ThemeName;
}

/** Where the compositions find the font files; beside the page unless told. */
export const FontFolder = createContext("fonts/");

/** Where the compositions find the show's media: by their content, beside the page, unless told. */
export const MediaPlace = createContext<MediaAddress>(({ sha256 }) => `media/${sha256}`);

/** Lets Remotion wait while media are decoded; a render ends when a file does not come. */
function holdFrame(): (error?: unknown) => void {
  const handle = delayRender("media");
  return (error) => {
    if (error !== undefined) cancelRender(error);
    continueRender(handle);
  };
}

/** A clip as a Remotion composition; no frame is taken before every font is there. */
export function ClipComposition({ clip, themeName }: ClipInputProps) {
  const frame = useCurrentFrame();
  const { fps, width, height } = useVideoConfig();
  const folder = useContext(FontFolder);
  const mediaAddress = useContext(MediaPlace);
  const [isReady, setReady] = useState(false);
  const [handle] = useState(() => delayRender("fonts"));
  useEffect(() => {
    let isCurrent = true;
    loadFonts(folder).then(
      () => {
        if (isCurrent) setReady(true);
      },
      (error: unknown) => cancelRender(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [folder]);
  // After the commit that painted: the canvas has its picture when Remotion looks.
  useEffect(() => {
    if (isReady) continueRender(handle);
  }, [isReady, handle]);
  if (!isReady) return null;
  return <ClipFrame clip={clip} themeName={themeName} tMs={(frame * 1000) / fps} width={width} height={height} mediaAddress={mediaAddress} hold={holdFrame} />;
}
