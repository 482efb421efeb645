import { canRepeat, reorder, repeatedFrame } from "./slice.ts";
import { readParameterSets, tagBt709 } from "./parameter-sets.ts";

/** One frame as the encoder gave it. */
export interface EncodedFrame {
  /** Counted from the clip's first frame. */
  readonly frame: number;
  readonly key: boolean;
  /** NAL units with 4-byte lengths. */
  readonly bytes: Uint8Array;
}

/** A frame of the segment, in order, none missing. */
export interface SegmentFrame {
  readonly key: boolean;
  readonly bytes: Uint8Array;
}

/** Whether frames equal to the last one may be left out of what is encoded and put back here. */
export function repeatsAreFree(description: Uint8Array): boolean {
  try {
    return canRepeat(readParameterSets(description));
  } catch {
    return false;
  }
}

/**
 * Puts the encoder's frames in a row and fills every gap with a repetition of the frame before it.
 *
 * @param description the encoder's AVCDecoderConfigurationRecord
 * @param fullRange what the samples are
 */
export class FrameAssembly {
  /** The record to write into the file. */
  readonly description: Uint8Array;
  private readonly sets;
  private readonly free: boolean;
  private next = 0;
  private sinceKey = 0;
  private frameNum = 0;

  constructor(description: Uint8Array, fullRange: boolean) {
    this.sets = readParameterSets(description);
    this.free = canRepeat(this.sets);
    this.description = tagBt709(description, fullRange);
  }

  /** @returns the gap before `encoded`, filled, and `encoded` itself */
  add(encoded: EncodedFrame): SegmentFrame[] {
    if (encoded.frame < this.next) throw new RangeError(`H.264: frame ${encoded.frame} came after frame ${this.next - 1}`);
    const frames = this.fillTo(encoded.frame);
    if (encoded.key) this.sinceKey = 0;
    frames.push({ key: encoded.key, bytes: this.place(encoded.bytes) });
    this.next++;
    this.sinceKey++;
    return frames;
  }

  /** Repeats the last frame up to `frameCount` frames in all. */
  fillTo(frameCount: number): SegmentFrame[] {
    const frames: SegmentFrame[] = [];
    if (this.next < frameCount && (this.next === 0 || !this.free))
      throw new RangeError(`H.264: frame ${this.next} is missing and cannot be repeated`);
    for (; this.next < frameCount; this.next++, this.sinceKey++)
      frames.push({ key: false, bytes: repeatedFrame(this.sets, this.frameNum, this.sinceKey * 2) });
    return frames;
  }

  private place(bytes: Uint8Array): Uint8Array {
    if (!this.free) return bytes;
    const placed = reorder(this.sets, bytes, this.sinceKey * 2);
    this.frameNum = placed.frameNum;
    return placed.bytes;
  }
}
