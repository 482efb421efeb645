import type { VideoConfig } from "remotion";
import type { Clip } from "#show";
import type { VideoSettings } from "../segment/video-settings.ts";

/** The composition that the bundle registers for the renderer. */
const COMPOSITION = "clip";

/** What Remotion's renderers ask for to draw one clip: its composition and the same props again. */
export function compositionOf(clip: Clip, themeName: "light" | "dark", { width, height, fps }: Pick<VideoSettings, "width" | "height" | "fps">): {
  readonly composition: VideoConfig;
  readonly inputProps: Record<string, unknown>;
} {
  const inputProps = { clip, themeName };
  return {
    composition: {
      id: COMPOSITION,
      width,
      height,
      fps,
      durationInFrames: clip.durationFrames,
      props: inputProps,
      defaultProps: {},
      defaultCodec: null,
      defaultOutName: null,
      defaultVideoImageFormat: null,
      defaultPixelFormat: null,
      defaultProResProfile: null,
      defaultSampleRate: null,
    },
    inputProps,
  };
}
