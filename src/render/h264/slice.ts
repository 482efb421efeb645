import { BitReader, BitWriter, escape, setBits, unescape } from "./bits.ts";
import type { ParameterSets } from "./parameter-sets.ts";

const IDR = 5;
const NON_IDR = 1;

/** A repeated frame can be written without the encoder: no arithmetic coding, no fields, no weights, order in the header. */
export function canRepeat(sets: ParameterSets): boolean {
  return (
    !sets.cabac &&
    sets.pocType === 0 &&
    sets.frameMbsOnly &&
    sets.sliceGroups === 1 &&
    !sets.weightedPrediction &&
    !sets.separateColourPlanes &&
    !sets.bottomFieldPoc &&
    !sets.redundantPictures
  );
}

/**
 * A frame that equals the one before it: one P slice that skips every macroblock (H.264 §7.3.4), about 12 bytes.
 * Nothing refers to it, so the encoder's own frames around it stay as they are but for their place in the output order.
 *
 * @param lastFrameNum frame_num of the encoder's last frame
 * @param order picture order count, two per frame since the key frame
 * @returns the access unit, with a 4-byte length
 */
export function repeatedFrame(sets: ParameterSets, lastFrameNum: number, order: number): Uint8Array {
  const frameNum = (lastFrameNum + 1) % 2 ** sets.frameNumBits;
  const writer = new BitWriter()
    .u(NON_IDR, 8) // nal_ref_idc 0
    .ue(0)
    .ue(0) // a P slice from the first macroblock
    .ue(sets.ppsId)
    .u(frameNum, sets.frameNumBits)
    .u(order % 2 ** sets.pocBits, sets.pocBits)
    .u(0, 1)
    .u(0, 1) // reference list as it comes
    .ue(0); // slice_qp_delta 0
  if (sets.deblockingControl) writer.ue(1);
  writer.ue(sets.macroblocks);
  return lengthPrefixed(escape(writer.finish()));
}

/**
 * Moves an access unit of the encoder to its place in the output order.
 *
 * @returns the access unit with its new order, and its frame_num
 * @throws {RangeError} when it holds a frame nothing refers to: then repeated frames must not be put after it
 */
export function reorder(sets: ParameterSets, accessUnit: Uint8Array, order: number): { readonly bytes: Uint8Array; readonly frameNum: number } {
  const parts: Uint8Array[] = [];
  let frameNum = 0;
  let at = 0;
  while (at + 4 <= accessUnit.length) {
    const length = new DataView(accessUnit.buffer, accessUnit.byteOffset + at, 4).getUint32(0);
    const nal = accessUnit.subarray(at + 4, at + 4 + length);
    at += 4 + length;
    const type = (nal[0] ?? 0) & 31;
    if (type !== IDR && type !== NON_IDR) {
      parts.push(lengthPrefixed(nal));
      continue;
    }
    if (((nal[0] ?? 0) & 0x60) === 0) throw new RangeError("H.264: the encoder made a frame that nothing refers to");
    const rbsp = Uint8Array.from(unescape(nal));
    const reader = new BitReader(rbsp);
    reader.u(8);
    reader.ue();
    reader.ue();
    reader.ue();
    frameNum = reader.u(sets.frameNumBits);
    if (type === IDR) reader.ue();
    setBits(rbsp, reader.position, order % 2 ** sets.pocBits, sets.pocBits);
    parts.push(lengthPrefixed(escape(rbsp)));
  }
  return { bytes: Buffer.concat(parts), frameNum };
}

function lengthPrefixed(nal: Uint8Array): Uint8Array {
  const out = new Uint8Array(nal.length + 4);
  new DataView(out.buffer).setUint32(0, nal.length);
  out.set(nal, 4);
  return out;
}
