import { BitReader, BitWriter, escape, unescape } from "./bits.ts";

/** What the slice headers need from the sequence and picture parameter sets (H.264 §7.3.2.1, §7.3.2.2). */
export interface ParameterSets {
  readonly ppsId: number;
  readonly frameNumBits: number;
  readonly pocType: number;
  readonly pocBits: number;
  /** Macroblocks of a frame. */
  readonly macroblocks: number;
  readonly frameMbsOnly: boolean;
  readonly separateColourPlanes: boolean;
  readonly cabac: boolean;
  readonly bottomFieldPoc: boolean;
  readonly sliceGroups: number;
  readonly weightedPrediction: boolean;
  readonly deblockingControl: boolean;
  readonly redundantPictures: boolean;
}

interface Avcc {
  readonly head: Uint8Array;
  readonly sps: Uint8Array;
  readonly pps: Uint8Array;
  /** From the count of picture parameter sets' first entry on: what follows them. */
  readonly tail: Uint8Array;
}

const HIGH_PROFILES = [100, 110, 122, 244, 44, 83, 86, 118, 128];

/**
 * @param description an AVCDecoderConfigurationRecord (ISO/IEC 14496-15 §5.3.3.1) with one set of each kind
 * @throws {RangeError} when it is none, or holds more
 */
export function readParameterSets(description: Uint8Array): ParameterSets {
  const { sps, pps } = splitAvcc(description);
  const sequence = readSps(unescape(sps));
  const reader = new BitReader(unescape(pps).subarray(1));
  const ppsId = reader.ue();
  reader.ue();
  const cabac = reader.u(1) === 1;
  const bottomFieldPoc = reader.u(1) === 1;
  const sliceGroups = reader.ue() + 1;
  if (sliceGroups > 1) throw new RangeError("H.264: slice groups are not expected");
  reader.ue();
  reader.ue();
  const weightedPrediction = reader.u(1) === 1;
  reader.u(2);
  reader.se();
  reader.se();
  reader.se();
  const deblockingControl = reader.u(1) === 1;
  reader.u(1);
  const redundantPictures = reader.u(1) === 1;
  return { ...sequence, ppsId, cabac, bottomFieldPoc, sliceGroups, weightedPrediction, deblockingControl, redundantPictures };
}

/**
 * Says in the stream what the samples are: BT.709, their range, nothing reordered. The same words whatever the encoder
 * writes, so that segments of different browsers join.
 *
 * @returns the description with a new VUI (§E.1) in place of the encoder's
 */
export function tagBt709(description: Uint8Array, fullRange: boolean): Uint8Array {
  const { head, sps, pps, tail } = splitAvcc(description);
  const rbsp = unescape(sps);
  const { vuiPosition, referenceFrames } = readSps(rbsp);
  const writer = new BitWriter().copy(rbsp, vuiPosition).u(1, 1);
  writer.u(1, 1).u(1, 8); // square pixels
  writer.u(0, 1); // no overscan information
  writer.u(1, 1).u(5, 3).u(fullRange ? 1 : 0, 1); // video signal: format unspecified, range
  writer.u(1, 1).u(1, 8).u(1, 8).u(1, 8); // primaries, transfer, matrix: BT.709
  writer.u(0, 1).u(0, 1).u(0, 1).u(0, 1).u(0, 1); // no chroma location, timing, HRD, picture structure
  writer.u(1, 1).u(1, 1).ue(0).ue(0).ue(16).ue(16).ue(0).ue(Math.max(1, referenceFrames)); // no reordering
  const tagged = escape(writer.finish());
  return concat([head, sized(tagged), Uint8Array.of(1), sized(pps), tail]);
}

function readSps(rbsp: Uint8Array) {
  const reader = new BitReader(rbsp);
  reader.u(8);
  const profile = reader.u(8);
  reader.u(16);
  reader.ue();
  let separateColourPlanes = false;
  if (HIGH_PROFILES.includes(profile)) {
    if (reader.ue() === 3) separateColourPlanes = reader.u(1) === 1;
    reader.ue();
    reader.ue();
    reader.u(1);
    if (reader.u(1) === 1) throw new RangeError("H.264: scaling matrices are not expected");
  }
  const frameNumBits = reader.ue() + 4;
  const pocType = reader.ue();
  let pocBits = 0;
  if (pocType === 0) pocBits = reader.ue() + 4;
  else if (pocType === 1) {
    reader.u(1);
    reader.se();
    reader.se();
    const cycle = reader.ue();
    for (let i = 0; i < cycle; i++) reader.se();
  }
  const referenceFrames = reader.ue();
  reader.u(1);
  const columns = reader.ue() + 1;
  const rows = reader.ue() + 1;
  const frameMbsOnly = reader.u(1) === 1;
  if (!frameMbsOnly) reader.u(1);
  reader.u(1);
  if (reader.u(1) === 1) for (let i = 0; i < 4; i++) reader.ue();
  const macroblocks = columns * rows * (frameMbsOnly ? 1 : 2);
  return { frameNumBits, pocType, pocBits, referenceFrames, macroblocks, frameMbsOnly, separateColourPlanes, vuiPosition: reader.position };
}

function splitAvcc(bytes: Uint8Array): Avcc {
  const spsCount = (bytes[5] ?? 0) & 31;
  const spsLength = size(bytes, 6);
  const afterSps = 8 + spsLength;
  const ppsLength = size(bytes, afterSps + 1);
  const end = afterSps + 3 + ppsLength;
  if (bytes[0] !== 1 || spsCount !== 1 || bytes[afterSps] !== 1 || end > bytes.length)
    throw new RangeError("H.264: the decoder configuration does not hold one sequence and one picture parameter set");
  return {
    head: bytes.subarray(0, 6),
    sps: bytes.subarray(8, afterSps),
    pps: bytes.subarray(afterSps + 3, end),
    tail: bytes.subarray(end),
  };
}

const size = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);

const sized = (nal: Uint8Array) => concat([Uint8Array.of(nal.length >> 8, nal.length & 255), nal]);

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
