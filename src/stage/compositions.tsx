import { Composition, getInputProps } from "remotion";
import type { ThemeName } from "#look";
import type { Clip } from "#show";
import type { ClipInputProps } from "./clip-composition.tsx";
import { ClipComposition } from "./clip-composition.tsx";
import { FRAME } from "./layout.ts";
import { sampleClip } from "./sample-clip.ts";

/** Input props of the root: a whole show for the studio; nothing for one clip given to the composition `clip`. */
interface ShowInputProps {
  readonly clips?: readonly Clip[];
  readonly themeName?: ThemeName;
}

/** Remotion's root: `clip`, which plays the clip in its input props, and one composition per clip of a given show. */
export function Root() {
  const { clips = [], themeName = "light" } = getInputProps() as ShowInputProps;
  return (
    <>
      <ClipEntry id="clip" clip={sampleClip} themeName={themeName} />
      {clips.map((clip) => <ClipEntry key={clip.id} id={compositionId(clip)} clip={clip} themeName={themeName} />)}
    </>
  );
}

/** A clip's id in the letters Remotion allows. Beat ids hold no capitals, so the marks of reprises and transitions cannot clash. */
export function compositionId({ id }: Clip): string {
  return id.replaceAll("~", "-REPRISES-").replace("+", "-TO-");
}

function ClipEntry({ id, clip, themeName }: { readonly id: string; readonly clip: Clip; readonly themeName: ThemeName }) {
  return (
    <Composition
      id={id}
      component={ClipComposition}
      {...FRAME}
      fps={30}
      durationInFrames={clip.durationFrames}
      defaultProps={{ clip, themeName }}
      calculateMetadata={({ props }: { readonly props: ClipInputProps }) => ({
        durationInFrames: props.clip.durationFrames,
        fps: clipFps(props.clip),
      })}
    />
  );
}

/** A clip is a whole number of frames, so its rate is theirs over its length. */
function clipFps({ durationFrames, durationMs }: Clip): number {
  return Math.round((durationFrames * 1000) / durationMs * 1000) / 1000;
}
