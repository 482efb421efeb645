import { encode } from "./encode.ts";
import { powerOfTwo } from "./float64.ts";
import { formats } from "./number-format.ts";
import { MX_BLOCK } from "./mx-block.ts";
import { NAN_SCALE, scaleCode, scaleExponent, type MxElement, type ScaleRule } from "./mx-scale.ts";

/** Code for every (sign, top bits, anything below) of a float32; filled on first use. */
interface EncodeTable {
  /** How many low bits of a float32 the table does not see one by one. */
  readonly shift: number;
  readonly codes: Uint8Array;
}

const tables = new Map<MxElement, EncodeTable>();
/** Below this scale exponent a subnormal float32 may not vanish, and its bits are no place to subtract exponents. */
const LEAST_FAST_EXPONENT = -100;
const INFINITY_BITS = 0x7f800000;

/**
 * Quantises many blocks of 32 float32 values at table speed, with the very results of `quantiseBlock`.
 *
 * Dividing by a power of two is a subtraction from the exponent bits; what rounds where is then settled by the bits
 * of the fraction that a midpoint can have (m + 1 of them) and by whether anything is left below them.
 *
 * @param values shape [value]; the last block may be short
 * @param codes out, shape [value]: element codes, MXINT8 as two's complement
 * @param scaleCodes out, shape [block]: E8M0 codes
 * @throws RangeError when an output is too short
 */
export function quantiseBlocks(
  element: MxElement,
  values: Float32Array,
  rule: ScaleRule,
  codes: Uint8Array,
  scaleCodes: Uint8Array,
): void {
  const blocks = Math.ceil(values.length / MX_BLOCK);
  if (codes.length < values.length || scaleCodes.length < blocks)
    throw new RangeError(`${values.length} values need ${values.length} codes and ${blocks} scale codes, got ${codes.length} and ${scaleCodes.length}`);
  const bits = new Int32Array(values.buffer, values.byteOffset, values.length);
  const table = encodeTable(element);
  for (let block = 0; block < blocks; block++) {
    const start = block * MX_BLOCK;
    const end = Math.min(start + MX_BLOCK, values.length);
    const greatest = greatestSize(bits, start, end);
    if (greatest >= INFINITY_BITS) {
      scaleCodes[block] = NAN_SCALE;
      codes.fill(0, start, end);
      continue;
    }
    const exponent = scaleExponent(element, floatOf(greatest), rule);
    scaleCodes[block] = scaleCode(exponent);
    if (exponent >= LEAST_FAST_EXPONENT) lookUp(table, bits, exponent, codes, start, end);
    else for (let i = start; i < end; i++) codes[i] = encode(element, values[i]! / powerOfTwo(exponent), true);
  }
}

/** Float32 bits without their sign order as the magnitudes do. */
function greatestSize(bits: Int32Array, start: number, end: number): number {
  let greatest = 0;
  for (let i = start; i < end; i++) {
    const size = bits[i]! & 0x7fffffff;
    if (size > greatest) greatest = size;
  }
  return greatest;
}

function lookUp({ shift, codes: table }: EncodeTable, bits: Int32Array, exponent: number, codes: Uint8Array, start: number, end: number): void {
  const lift = exponent << 23;
  const below = (1 << shift) - 1;
  const signShift = 31 - Math.clz32(table.length) - 1;
  for (let i = start; i < end; i++) {
    const pattern = bits[i]!;
    const lifted = ((pattern & 0x7fffffff) - lift) | 0;
    const size = lifted > 0 ? lifted : 0;
    const sticky = ((size & below) + below) >>> shift;
    codes[i] = table[((pattern >>> 31) << signShift) | ((size >>> shift) << 1) | sticky]!;
  }
}

const word = new DataView(new ArrayBuffer(4));

function floatOf(bits: number): number {
  word.setInt32(0, bits);
  return word.getFloat32(0);
}

function encodeTable(element: MxElement): EncodeTable {
  const known = tables.get(element);
  if (known !== undefined) return known;
  const shift = 23 - (formats[element].mantissaBits + 1);
  const half = 2 ** (31 - shift + 1);
  const all = 2 ** formats[element].bits;
  const codes = Uint8Array.from({ length: 2 * half }, (_, index) => {
    const size = index % half;
    // Any bit below stands for all of them: no midpoint lies strictly between two table rows.
    const value = floatOf(((size >>> 1) << shift) + (size & 1));
    const signed = index < half ? value : -value;
    return Number.isNaN(value) ? 0 : (encode(element, signed, true) + all) % all;
  });
  const table = { shift, codes };
  tables.set(element, table);
  return table;
}
