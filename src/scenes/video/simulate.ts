import type { SimEvent } from "#sim";
import type { VideoParams } from "./params.ts";

export interface VideoState {
  readonly video: VideoParams;
  /** The clip's own time; past its end the last frame stays. */
  readonly mediaMs: number;
}

/** From `tMs` on: where the clip stands and how fast it runs. */
interface Stretch {
  readonly tMs: number;
  readonly mediaMs: number;
  readonly rate: number;
}

/** A pure timeline: clip time is straight lines between the cues. */
export function play(video: VideoParams, _seed: number, events: readonly SimEvent[]): (tMs: number) => VideoState {
  const stretches: Stretch[] = [{ tMs: 0, mediaMs: video.startMs, rate: video.autoplay ? video.rate : 0 }];
  for (const { tMs, action, args } of events) {
    const before = stretches.at(-1)!;
    stretches.push({
      tMs,
      mediaMs: action === "seek" ? Number(args["toMs"]) : timeIn(before, tMs),
      rate: action === "play" ? video.rate : action === "pause" ? 0 : before.rate,
    });
  }
  return (tMs) => {
    const stretch = stretches.findLast((each) => each.tMs <= tMs) ?? stretches[0]!;
    return { video, mediaMs: timeIn(stretch, tMs) };
  };
}

/** Whole microseconds: the same instant is the same number, however it was reached. */
function timeIn({ tMs: fromMs, mediaMs, rate }: Stretch, tMs: number): number {
  return Math.round((mediaMs + rate * Math.max(0, tMs - fromMs)) * 1000) / 1000;
}

export function frameKey({ video, mediaMs }: VideoState): string {
  return `${mediaMs} ${JSON.stringify(video)}`;
}
