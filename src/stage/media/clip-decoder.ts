import type { CanvasSink, EncodedPacketSink, Input, WrappedCanvas } from "mediabunny";
import type { MediaPicture } from "#look";
import type { RangeReader } from "./range-reader.ts";

/** Longest side of a decoded frame, px: the scene's box is 1320 wide. */
const MOST = 1920;
/** Decoded frames are kept up to this many pixels in all, so that playing backwards decodes each once. */
const KEPT_PIXELS = 40e6;
/** WebM rounds the times of its frames to whole ms; a frame counts as shown that much before its time. */
const ROUNDING_S = 0.001;
/** Going on is quicker than starting again at a key frame up to here. */
const GO_ON_S = 3;
/** Instants whose frame is remembered. */
const MOST_INSTANTS = 4000;

/** Frames of a clip by its own time: the same one whichever was asked for before. One request at a time. */
export class ClipDecoder {
  private readonly frames = new Map<number, HTMLCanvasElement | OffscreenCanvas>();
  /** Frame (its time, s) of the instants (ms) that were asked for. */
  private readonly instants = new Map<number, number>();
  private running: { readonly canvases: AsyncGenerator<WrappedCanvas, void, unknown>; atS: number } | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly input: Input,
    private readonly packets: EncodedPacketSink,
    private readonly sink: CanvasSink,
    private readonly width: number,
    private readonly height: number,
    private readonly durationMs: number,
  ) {}

  /** @throws when it is no MP4 or WebM with a picture */
  static async open({ size, read }: RangeReader): Promise<ClipDecoder> {
    // Loaded with the first clip: most shows have none.
    const { CanvasSink, CustomSource, EncodedPacketSink, Input, MATROSKA, MP4, QTFF, WEBM } = await import("mediabunny");
    const input = new Input({ source: new CustomSource({ getSize: () => size, read }), formats: [MP4, QTFF, WEBM, MATROSKA] });
    try {
      const track = await input.getPrimaryVideoTrack();
      if (track === null) throw new Error("no picture in it");
      const [width, height, durationS] = [await track.getDisplayWidth(), await track.getDisplayHeight(), await track.computeDuration()];
      const shrink = Math.min(1, MOST / Math.max(width, height));
      const shown = { width: Math.round(width * shrink), height: Math.round(height * shrink) };
      return new ClipDecoder(input, new EncodedPacketSink(track), new CanvasSink(track, { ...shown, fit: "fill" }), shown.width, shown.height, durationS * 1000);
    } catch (error) {
      input.dispose();
      throw error;
    }
  }

  /** The frame shown at `atMs`, if it was prepared. */
  peek(atMs: number): MediaPicture | null {
    const frameS = this.instants.get(atMs);
    const image = frameS === undefined ? undefined : this.frames.get(frameS);
    return image === undefined ? null : { image, width: this.width, height: this.height, durationMs: this.durationMs };
  }

  /** Decodes the frame shown at `atMs`. @throws when the file is broken there */
  prepare(atMs: number): Promise<void> {
    const mine = this.turn.then(() => this.decode(atMs));
    this.turn = mine.catch(() => {});
    return mine;
  }

  close(): void {
    this.turn = this.turn.then(async () => {
      await this.stop();
      this.frames.clear();
      this.input.dispose();
    }).catch(() => {});
  }

  private async decode(atMs: number): Promise<void> {
    if (this.peek(atMs) !== null) return this.use(this.instants.get(atMs)!);
    const packet = (await this.packets.getPacket(atMs / 1000 + ROUNDING_S, { metadataOnly: true })) ?? (await this.firstShown());
    const frameS = packet.timestamp;
    if (this.instants.size >= MOST_INSTANTS) this.instants.clear();
    this.instants.set(atMs, frameS);
    if (this.frames.has(frameS)) return this.use(frameS);
    const ahead = this.running === null ? -1 : frameS - this.running.atS;
    if (ahead <= 0 || ahead > GO_ON_S) await this.startBefore(frameS);
    await this.goOnTo(frameS);
  }

  private async firstShown() {
    const first = await this.packets.getFirstPacket({ metadataOnly: true });
    if (first === null) throw new Error("no frame in it");
    return first;
  }

  /** Begins at the key frame before, so that the frames on the way are kept for who goes backwards. */
  private async startBefore(frameS: number): Promise<void> {
    await this.stop();
    const key = await this.packets.getKeyPacket(frameS, { metadataOnly: true });
    this.running = { canvases: this.sink.canvases(key?.timestamp ?? frameS), atS: -Infinity };
  }

  private async goOnTo(frameS: number): Promise<void> {
    const running = this.running!;
    while (running.atS < frameS) {
      const next = await running.canvases.next();
      if (next.done === true) throw new Error(`no frame at ${frameS.toFixed(3)} s`);
      running.atS = next.value.timestamp;
      this.keep(next.value.timestamp, next.value.canvas);
    }
    if (!this.frames.has(frameS)) throw new Error(`no frame at ${frameS.toFixed(3)} s`);
  }

  private keep(frameS: number, canvas: HTMLCanvasElement | OffscreenCanvas): void {
    this.frames.set(frameS, canvas);
    const most = Math.max(1, Math.floor(KEPT_PIXELS / (this.width * this.height)));
    for (const old of this.frames.keys()) {
      if (this.frames.size <= most) break;
      this.frames.delete(old);
    }
  }

  /** Moves a frame to the end of those that go first. */
  private use(frameS: number): void {
    const canvas = this.frames.get(frameS)!;
    this.frames.delete(frameS);
    this.frames.set(frameS, canvas);
  }

  private async stop(): Promise<void> {
    await this.running?.canvases.return();
    this.running = null;
  }
}
