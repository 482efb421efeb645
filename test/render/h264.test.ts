import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FrameAssembly, repeatsAreFree } from "../../src/render/h264/assemble.ts";
import { BitReader, BitWriter, escape, setBits, unescape } from "../../src/render/h264/bits.ts";
import { readParameterSets, tagBt709 } from "../../src/render/h264/parameter-sets.ts";

/** What Chromium 156 describes its H.264 High encoder with, 1920×1080. */
const description = Buffer.from("01640c28ffe1001567640c28ac191a80780227e59b80868083c2211a8001000468ce3c80fdf8f800", "hex");

describe("bits", () => {
  test("what is written is read", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.tuple(fc.constant("ue" as const), fc.nat(2 ** 20)), fc.tuple(fc.constant("u" as const), fc.nat(2 ** 16 - 1)))), (fields) => {
        const writer = new BitWriter();
        for (const [kind, value] of fields) if (kind === "ue") writer.ue(value);
          else writer.u(value, 16);
        const reader = new BitReader(writer.finish());
        expect(fields.map(([kind]) => (kind === "ue" ? reader.ue() : reader.u(16)))).toEqual(fields.map(([, value]) => value));
      }),
    );
  });

  test("escaped bytes hold no start code and come back", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant(0), fc.constant(0), fc.nat(3), fc.nat(255))), (bytes) => {
        const rbsp = Uint8Array.from([...bytes, 0x80]);
        const nal = escape(rbsp);
        expect(Buffer.from(nal).includes(Buffer.from([0, 0, 1]))).toBe(false);
        expect(Buffer.from(nal).includes(Buffer.from([0, 0, 0]))).toBe(false);
        expect([...unescape(nal)]).toEqual([...rbsp]);
      }),
    );
  });

  test("setBits changes those bits and no other", () => {
    const bytes = Uint8Array.from([0xff, 0xff, 0xff]);
    setBits(bytes, 6, 0b0101, 4);
    expect([...bytes]).toEqual([0b11111101, 0b01111111, 0xff]);
  });
});

describe("parameter sets", () => {
  test("are read from the description", () => {
    expect(readParameterSets(description)).toMatchObject({ frameNumBits: 15, pocType: 0, pocBits: 16, macroblocks: 120 * 68, cabac: false, frameMbsOnly: true });
    expect(repeatsAreFree(description)).toBe(true);
  });

  test("keep their meaning when the colours are written into them", () => {
    const tagged = tagBt709(description, false);
    expect(readParameterSets(tagged)).toEqual(readParameterSets(description));
    expect(tagged.subarray(-4)).toEqual(new Uint8Array(description.subarray(-4)));
    expect(tagBt709(tagged, false)).toEqual(tagged);
    expect(tagBt709(description, true)).not.toEqual(tagged);
  });

  test("a damaged description allows no repeats and says so", () => {
    expect(repeatsAreFree(description.subarray(0, 20))).toBe(false);
    expect(() => readParameterSets(Buffer.alloc(30))).toThrow(/decoder configuration/u);
  });
});

describe("assembly", () => {
  const idr = nal(0x65, (w) => w.ue(0).ue(7).ue(0).u(0, 15).ue(0).u(0, 16));
  const p = (frameNum: number) => nal(0x61, (w) => w.ue(0).ue(5).ue(0).u(frameNum, 15).u(frameNum * 2, 16));

  test("fills gaps with repetitions, in order, numbered after the last real frame", () => {
    const assembly = new FrameAssembly(description, false);
    const frames = [
      ...assembly.add({ frame: 0, key: true, bytes: idr }),
      ...assembly.add({ frame: 3, key: false, bytes: p(1) }),
      ...assembly.fillTo(5),
    ];
    expect(frames.map(({ key }) => key)).toEqual([true, false, false, false, false]);
    expect(frames.map(({ bytes }) => header(bytes))).toEqual([
      { reference: true, frameNum: 0, order: 0 },
      { reference: false, frameNum: 1, order: 2 },
      { reference: false, frameNum: 1, order: 4 },
      { reference: true, frameNum: 1, order: 6 },
      { reference: false, frameNum: 2, order: 8 },
    ]);
    expect(frames[1]!.bytes.length).toBeLessThan(20);
  });

  test("a clip cannot begin with a repetition, nor go back", () => {
    const assembly = new FrameAssembly(description, false);
    expect(() => assembly.fillTo(1)).toThrow(/frame 0 is missing/u);
    assembly.add({ frame: 0, key: true, bytes: idr });
    expect(() => assembly.add({ frame: 0, key: false, bytes: p(1) })).toThrow(/frame 0 came after/u);
  });

  test("a frame that nothing refers to is refused", () => {
    const assembly = new FrameAssembly(description, false);
    expect(() => assembly.add({ frame: 0, key: true, bytes: nal(0x05, (w) => w.ue(0).ue(7).ue(0).u(0, 15).ue(0).u(0, 16)) })).toThrow(/nothing refers to/u);
  });

  function nal(type: number, write: (writer: BitWriter) => BitWriter): Uint8Array {
    const body = escape(write(new BitWriter().u(type, 8)).u(0xabcdef, 24).finish());
    const out = Buffer.alloc(body.length + 4);
    out.writeUInt32BE(body.length);
    out.set(body, 4);
    return out;
  }

  function header(accessUnit: Uint8Array) {
    const reader = new BitReader(unescape(accessUnit.subarray(4)));
    const byte = reader.u(8);
    reader.ue();
    reader.ue();
    reader.ue();
    const frameNum = reader.u(15);
    if ((byte & 31) === 5) reader.ue();
    return { reference: (byte & 0x60) !== 0, frameNum, order: reader.u(16) };
  }
});
