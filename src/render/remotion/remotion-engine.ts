import { randomUUID } from "node:crypto";
import type { StagePage } from "../browser/stage-page.ts";
import type { ClipRequest, EncoderTraits } from "../capture/capture-engine.ts";
import { withDelivery } from "../capture/capture-engine.ts";
import type { SegmentWriter } from "../segment/segment-file.ts";
import { encoderSettings } from "../segment/video-settings.ts";
import type { RemotionProcess } from "./remotion-process.ts";

/**
 * Renders a clip through Remotion's screenshots and encodes it in our page, as the capture engine's frames are, so
 * that segments of both join. A picture whose file equals the last one's is repeated.
 */
export async function renderThroughRemotion(
  stage: StagePage,
  remotion: RemotionProcess,
  traits: EncoderTraits,
  request: ClipRequest,
  writer: SegmentWriter,
  onFrames: (frames: number) => void,
): Promise<void> {
  const { clip, themeName, video, media = {} } = request;
  const jobId = randomUUID();
  const { width, height, fps } = video;
  await withDelivery(stage, traits, jobId, clip.durationFrames, writer, onFrames, async () => {
    await stage.call("beginImages", { jobId, width, height, fps, encoder: encoderSettings(video, traits.repeatsAreFree) });
    const inOrder = new InOrder();
    let last: Uint8Array | null = null;
    await remotion.render({ clip, themeName, video, imageFormat: "jpeg", media, range: [0, clip.durationFrames - 1] }, (frame, image) =>
      inOrder.at(frame, async () => {
        const isRepeat = last !== null && Buffer.compare(last, image) === 0;
        last = image;
        await stage.call("addImage", jobId, isRepeat ? null : Buffer.from(image).toString("base64"));
      }),
    );
    await stage.call("finishImages", jobId);
  });
}

/** @returns PNG */
export async function pictureThroughRemotion(remotion: RemotionProcess, request: ClipRequest, frame: number): Promise<Buffer> {
  let picture: Uint8Array | null = null;
  const { clip, themeName, video, media = {} } = request;
  await remotion.render({ clip, themeName, video, imageFormat: "png", media, range: [frame, frame] }, async (_frame, image) => {
    picture = image;
  });
  if (!picture) throw new Error("Remotion gave no picture");
  return Buffer.from(picture);
}

/** Lets frames through by number, whatever order they come in. */
class InOrder {
  private next = 0;
  private readonly waiting = new Map<number, () => void>();

  async at(frame: number, work: () => Promise<void>): Promise<void> {
    if (frame !== this.next) await new Promise<void>((resolve) => this.waiting.set(frame, resolve));
    await work();
    this.next = frame + 1;
    this.waiting.get(this.next)?.();
    this.waiting.delete(this.next);
  }
}
