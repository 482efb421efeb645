/** Reads the bits of an RBSP (H.264 §7.2), most significant first. */
export class BitReader {
  position = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** u(n), n ≤ 32 */
  u(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) value = value * 2 + this.bit();
    return value;
  }

  /** ue(v): unsigned Exp-Golomb (§9.1) */
  ue(): number {
    let zeros = 0;
    while (this.bit() === 0) if (++zeros > 32) throw new RangeError("H.264: an Exp-Golomb code longer than 32 bits");
    return 2 ** zeros - 1 + this.u(zeros);
  }

  /** se(v): signed Exp-Golomb (§9.1.1) */
  se(): number {
    const code = this.ue();
    return code % 2 === 0 ? -code / 2 : (code + 1) / 2;
  }

  private bit(): number {
    const byte = this.bytes[this.position >> 3];
    if (byte === undefined) throw new RangeError("H.264: a header ends too early");
    return (byte >> (7 - (this.position++ & 7))) & 1;
  }
}

/** Collects bits, most significant first. */
export class BitWriter {
  private readonly bytes: number[] = [];
  private used = 0;

  u(value: number, count: number): this {
    for (let i = count - 1; i >= 0; i--) this.bit(Math.floor(value / 2 ** i) & 1);
    return this;
  }

  ue(value: number): this {
    const length = Math.floor(Math.log2(value + 1));
    return this.u(0, length).u(value + 1, length + 1);
  }

  /** Copies the first `count` bits of `from`. */
  copy(from: Uint8Array, count: number): this {
    const reader = new BitReader(from);
    for (let i = 0; i < count; i++) this.bit(reader.u(1));
    return this;
  }

  /** rbsp_trailing_bits (§7.3.2.11): a one, then zeros up to the byte. */
  finish(): Uint8Array {
    this.bit(1);
    while (this.used % 8 !== 0) this.bit(0);
    return Uint8Array.from(this.bytes);
  }

  private bit(value: number): void {
    if (this.used % 8 === 0) this.bytes.push(0);
    const last = this.bytes.length - 1;
    this.bytes[last] = this.bytes[last]! | (value << (7 - (this.used & 7)));
    this.used++;
  }
}

/** Overwrites `count` bits at `position`. */
export function setBits(bytes: Uint8Array, position: number, value: number, count: number): void {
  for (let i = 0; i < count; i++) {
    const at = position + i;
    const mask = 1 << (7 - (at & 7));
    const bit = Math.floor(value / 2 ** (count - 1 - i)) & 1;
    bytes[at >> 3] = bit ? bytes[at >> 3]! | mask : bytes[at >> 3]! & ~mask;
  }
}

/** Takes the emulation prevention bytes out: `00 00 03` → `00 00` (§7.4.1). */
export function unescape(nal: Uint8Array): Uint8Array {
  const out = new Uint8Array(nal.length);
  let length = 0;
  let zeros = 0;
  for (const byte of nal) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    out[length++] = byte;
  }
  return out.subarray(0, length);
}

/** Puts the emulation prevention bytes in. */
export function escape(rbsp: Uint8Array): Uint8Array {
  const out = new Uint8Array(rbsp.length + Math.ceil(rbsp.length / 2));
  let length = 0;
  let zeros = 0;
  for (const byte of rbsp) {
    if (zeros >= 2 && byte <= 3) {
      out[length++] = 3;
      zeros = 0;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    out[length++] = byte;
  }
  return out.slice(0, length);
}
