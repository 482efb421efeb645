import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { EncodedPacket, EncodedVideoPacketSource, FilePathSource, Input, MP4, Mp4OutputFormat, Output, StreamTarget } from "mediabunny";
import type { SegmentFrame } from "../h264/assemble.ts";
import { writeWhole } from "../temporary.ts";
import { RenderFailure } from "../failure.ts";
import type { VideoSettings } from "./video-settings.ts";

/** What is remembered of a segment, beside it. */
export interface SegmentRecord {
  readonly frames: number;
  readonly bytes: number;
  readonly sha256: string;
  /** Hash of the decoder's configuration: segments join only when theirs are equal. */
  readonly configuration: string;
}

/** Writes one segment as it is encoded. */
export interface SegmentWriter {
  add(frames: readonly SegmentFrame[], description: Uint8Array): Promise<void>;
}

/**
 * Makes the file of a segment: written under a temporary name, counted, synced, renamed.
 *
 * @param encode gives the frames to the writer
 * @throws {RenderFailure} `segment-incomplete` when they are not as many as expected
 */
export async function writeSegment(
  file: string,
  clipId: string,
  expectedFrames: number,
  video: VideoSettings,
  encode: (writer: SegmentWriter) => Promise<void>,
): Promise<SegmentRecord> {
  return writeWhole(file, async (temporary) => {
    const handle = await open(temporary, "wx", 0o644);
    let configuration = "";
    try {
      const target = new StreamTarget(
        new WritableStream({
          async write({ data, position }) {
            for (let at = 0; at < data.length; ) at += (await handle.write(data, at, data.length - at, position + at)).bytesWritten;
          },
        }),
        { chunked: true, chunkSize: 1 << 20 },
      );
      const output = new Output({ format: new Mp4OutputFormat({ fastStart: false }), target });
      const track = new EncodedVideoPacketSource("avc");
      output.addVideoTrack(track, { frameRate: video.fps });
      await output.start();
      let count = 0;
      await encode({
        async add(frames, description) {
          const hash = createHash("sha256").update(description).digest("hex");
          if (configuration !== "" && hash !== configuration) throw new Error("The encoder changed its settings in the middle of a beat");
          configuration = hash;
          for (const frame of frames) {
            const packet = new EncodedPacket(frame.bytes, frame.key ? "key" : "delta", count / video.fps, 1 / video.fps);
            await track.add(packet, count === 0 ? { decoderConfig: decoderConfig(description, video) } : undefined);
            count++;
          }
        },
      });
      await output.finalize();
    } finally {
      await handle.close();
    }
    const frames = await countFrames(temporary);
    if (frames !== expectedFrames) throw new RenderFailure({ code: "segment-incomplete", clipId, frames, expected: expectedFrames });
    return { frames, configuration, ...(await checksum(temporary)) };
  });
}

/** Frames a video file holds, by its own index; 0 when it cannot be read. */
export async function countFrames(file: string): Promise<number> {
  const input = new Input({ source: new FilePathSource(file), formats: [MP4] });
  try {
    const track = await input.getPrimaryVideoTrack();
    return track ? (await track.computePacketStats()).packetCount : 0;
  } catch {
    return 0;
  } finally {
    input.dispose();
  }
}

export async function checksum(file: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest("hex") };
}

function decoderConfig(description: Uint8Array, video: VideoSettings): VideoDecoderConfig {
  const hex = (byte: number | undefined) => (byte ?? 0).toString(16).padStart(2, "0");
  return {
    codec: `avc1.${hex(description[1])}${hex(description[2])}${hex(description[3])}`,
    codedWidth: video.width,
    codedHeight: video.height,
    description,
    colorSpace: { primaries: "bt709", transfer: "bt709", matrix: "bt709", fullRange: false },
  };
}
