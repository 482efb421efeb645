import { StagePage } from "../browser/stage-page.ts";
import type { ClipRequest, EncoderTraits } from "../capture/capture-engine.ts";
import { captureClip, capturePicture } from "../capture/capture-engine.ts";
import type { ClipTimings, Probe } from "../capture/protocol.ts";
import { RenderFailure } from "../failure.ts";
import { repeatsAreFree } from "../h264/assemble.ts";
import { pictureThroughRemotion, renderThroughRemotion } from "../remotion/remotion-engine.ts";
import { RemotionProcess } from "../remotion/remotion-process.ts";
import type { EngineName } from "../segment/key.ts";
import type { SegmentWriter } from "../segment/segment-file.ts";
import type { VideoSettings } from "../segment/video-settings.ts";
import { encoderSettings } from "../segment/video-settings.ts";

/** Luma of white in limited range; 255 would be full range. */
const WHITE_LIMITED = 235;
const WHITE = 3;

/** One browser that renders clips with either engine. Opened for a film, thrown away when it dies. */
export class Camera {
  private remotion: Promise<RemotionProcess> | null = null;

  private constructor(
    private readonly stagePage: StagePage,
    private readonly executablePath: string,
    private readonly stage: string,
    private readonly probe: Probe,
    private readonly traits: EncoderTraits,
  ) {}

  /** @throws {RenderFailure} `browser-failed`, `no-encoder` */
  static async open(executablePath: string, stage: string, video: VideoSettings): Promise<Camera> {
    const stagePage = await StagePage.open(executablePath, stage);
    const probe = await stagePage.call("probe", encoderSettings(video, false));
    if (probe.description === null) {
      await stagePage.close();
      throw new RenderFailure({ code: "no-encoder", executable: executablePath });
    }
    const white = probe.chart[WHITE]?.[0] ?? WHITE_LIMITED;
    const traits = {
      repeatsAreFree: repeatsAreFree(Buffer.from(probe.description, "base64")),
      fullRange: Math.abs(white - WHITE_LIMITED) > 10,
    };
    return new Camera(stagePage, executablePath, stage, probe, traits);
  }

  /** Whether overlays come out as they should; else a clip that has one must go through Remotion. */
  get drawsOverlays(): boolean {
    return this.probe.overlays;
  }

  get userAgent(): string {
    return this.probe.userAgent;
  }

  /** @returns where the time went, for the capture engine */
  async shoot(engine: EngineName, request: ClipRequest, writer: SegmentWriter, onFrames: (frames: number) => void): Promise<ClipTimings | null> {
    if (this.engineFor(engine) === "capture") return captureClip(this.stagePage, this.traits, request, writer, onFrames);
    await renderThroughRemotion(this.stagePage, await this.openRemotion(), this.traits, request, writer, onFrames);
    return null;
  }

  /** @returns PNG */
  async still(engine: EngineName, request: ClipRequest, frame: number): Promise<Buffer> {
    if (this.engineFor(engine) === "capture") return capturePicture(this.stagePage, request, frame);
    return pictureThroughRemotion(await this.openRemotion(), request, frame);
  }

  async close(graceMs?: number): Promise<void> {
    await Promise.all([this.stagePage.close(graceMs), this.remotion?.then((each) => each.close()).catch(() => {})]);
  }

  private engineFor(engine: EngineName): EngineName {
    return this.drawsOverlays ? engine : "remotion";
  }

  private openRemotion(): Promise<RemotionProcess> {
    return (this.remotion ??= RemotionProcess.open(this.executablePath, this.stage));
  }
}
