import { useCallback, useMemo } from "react";
import { Html5Audio, Sequence, useCurrentFrame, useVideoConfig } from "remotion";
import type { ThemeName } from "#look";
import type { BoundLine, TimelineClip } from "#show";
import { ClipFrame } from "#stage";
import { useYieldingFrame } from "./yielding-frame.ts";

export interface FilmCompositionProps extends Record<string, unknown> {
  readonly clips: readonly TimelineClip[];
  readonly themeName: ThemeName;
  /** Address of a file of the show by its name; null when there is none. */
  readonly fileUrl: (file: string) => string | null;
}

/**
 * The picture and voices of some clips that follow one another; the first frame is the first clip's. A picture whose media are not
 * decoded yet comes late: the player is not held for it, for it may wait for good for its sound to be taken up again.
 */
export function FilmComposition({ clips, themeName, fileUrl }: FilmCompositionProps) {
  const frame = useYieldingFrame(useCurrentFrame(), clips);
  const { fps, width, height } = useVideoConfig();
  const mediaAddress = useCallback(({ file }: { readonly file: string }) => fileUrl(file), [fileUrl]);
  const start = clips[0]?.startFrame ?? 0;
  const placed = clips.findLast((each) => each.startFrame - start <= frame) ?? clips[0];
  if (placed === undefined) return null;
  return (
    <>
      <ClipFrame clip={placed.clip} themeName={themeName} tMs={((frame - (placed.startFrame - start)) * 1000) / fps} width={width} height={height} mediaAddress={mediaAddress} />
      {clips.map((each) => <Voices key={each.clip.id} placed={each} from={each.startFrame - start} fileUrl={fileUrl} />)}
    </>
  );
}

interface VoicesProps {
  readonly placed: TimelineClip;
  readonly from: number;
  readonly fileUrl: FilmCompositionProps["fileUrl"];
}

function Voices({ placed: { clip }, from, fileUrl }: VoicesProps) {
  const { fps } = useVideoConfig();
  const heard = useMemo(() => clip.lines.flatMap((line, index) => {
    const address = line.take === null ? null : fileUrl(line.take.file);
    return address === null ? [] : [{ line, index, address }];
  }), [clip, fileUrl]);
  return heard.map(({ line, index, address }) => (
    <Sequence key={index} from={from + Math.round((line.startMs * fps) / 1000)} durationInFrames={framesOf(line, fps)} layout="none">
      <Html5Audio src={address} trimBefore={Math.round((line.take!.offsetMs * fps) / 1000)} pauseWhenBuffering={false} />
    </Sequence>
  ));
}

function framesOf({ take }: BoundLine, fps: number): number {
  return Math.max(1, Math.ceil((take!.durationMs * fps) / 1000));
}
