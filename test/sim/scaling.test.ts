import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuantity } from "#sim";

// Answers differ in shape from quantity to quantity; the tests know which they asked.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function ask(name: string, input: unknown): any {
  const quantity = findQuantity(name)!;
  return quantity.compute(quantity.input.parse(input));
}

function refusal(name: string, input: unknown): string {
  try {
    findQuantity(name)!.compute(input);
  } catch (error) {
    if (error instanceof RangeError) return error.message;
  }
  return "not refused";
}

const MIXTRAL = {
  layers: 32, width: 4096, expertWidth: 14336, routedExperts: 8, chosen: 2, vocabulary: 32000,
  attention: { kind: "grouped", heads: 32, keyValueHeads: 8, headWidth: 128 },
};
const DEEPSEEK = {
  layers: 61, denseLayers: 3, width: 7168, denseWidth: 18432, expertWidth: 2048, routedExperts: 256, sharedExperts: 1, chosen: 8,
  routerBias: true, vocabulary: 129280,
  attention: { kind: "latent", heads: 128, queryRank: 1536, keyValueRank: 512, plainWidth: 128, rotaryWidth: 64, valueWidth: 128 },
};

describe("dense models", () => {
  test("GPT-3: 174,604,259,328 parameters, of them 12Ld² in matrices, and those of a layer", () => {
    const gpt3 = ask("scaling.denseParameters", { layers: 96, width: 12288 });
    expect(gpt3).toEqual({ total: 174_604_259_328, matrices: 173_946_175_488, perLayer: 1_812_099_072, embeddings: (50257 + 2048) * 12288 });
    expect(ask("scaling.knownModel", { model: "gpt3-175b" })).toEqual({ total: gpt3.total, active: gpt3.total, activeFraction: 1 });
  });

  test.each([["gpt3-small", 125.2], ["gpt3-medium", 355.9], ["gpt3-large", 760.3], ["gpt3-2.7b", 2651.6], ["gpt3-6.7b", 6658.4], ["gpt3-13b", 12_853]])("%s has %s million", (model, millions) => {
    expect(Math.abs(ask("scaling.knownModel", { model }).total / 1e6 - millions)).toBeLessThan(0.6);
  });

  test("the printed width of 13B is a misprint: 5140 gives 12,953 M, 5120 the printed count", () => {
    expect(Math.round(ask("scaling.denseParameters", { layers: 40, width: 5140 }).total / 1e6)).toBe(12_953);
    expect(Math.round(ask("scaling.denseParameters", { layers: 40, width: 5120 }).total / 1e6)).toBe(12_853);
  });

  test("heads do not matter while heads × head width is the model's width", () => {
    const whole = ask("scaling.denseParameters", { layers: 96, width: 12288 });
    for (const heads of [1, 12, 96, 12288]) expect(ask("scaling.denseParameters", { layers: 96, width: 12288, heads, headWidth: 12288 / heads })).toEqual(whole);
    // GPT-3 XL prints 24 heads of 128 for a width of 2048.
    const xl = { layers: 24, width: 2048, heads: 24 };
    expect(ask("scaling.denseParameters", { ...xl, headWidth: 128 }).total).toBeGreaterThan(ask("scaling.denseParameters", xl).total);
  });

  test("counts the tensors of a small model one by one", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 30 }), (layers, d, heads, ffn) => {
      const a = heads * 2;
      const layer = [[d, a], [a], [d, a], [a], [d, a], [a], [a, d], [d], [d, ffn], [ffn], [ffn, d], [d], [d], [d], [d], [d]];
      const tensors = [[11, d], [7, d], ...Array.from({ length: layers }, () => layer).flat(), [d], [d]];
      const counted = tensors.reduce((sum, shape) => sum + shape.reduce((x, y) => x * y, 1), 0);
      expect(ask("scaling.denseParameters", { layers, width: d, heads, headWidth: 2, ffnWidth: ffn, vocabulary: 11, context: 7 }).total).toBe(counted);
    }));
  });

  test("attention adds 2.77 % to the FLOPs of the parameters at 2048, more than half again at 128k", () => {
    const gpt3 = { parameters: 174_604_259_328, layers: 96, width: 12288 };
    const at2k = ask("scaling.attentionFlop", { ...gpt3, context: 2048 });
    expect(at2k.overParameters).toBeCloseTo(0.0277, 4);
    expect(at2k.attentionFlop).toBe(9_663_676_416);
    expect(at2k.parameterFlop).toBe(2 * gpt3.parameters);
    expect(at2k.share).toBeCloseTo(at2k.overParameters / (1 + at2k.overParameters), 12);
    expect(ask("scaling.attentionFlop", { ...gpt3, context: 131_072 }).overParameters).toBeGreaterThan(1.5);
  });
});

describe("models of experts", () => {
  test("Mixtral 8x7B: not 56 billion", () => {
    expect(ask("scaling.expertParameters", MIXTRAL)).toMatchObject({ total: 46_702_792_704, active: 12_879_925_248, perExpert: 3 * 4096 * 14336 });
    expect(ask("scaling.knownModel", { model: "mixtral-8x7b" })).toMatchObject({ total: 46_702_792_704, active: 12_879_925_248 });
  });

  test("DeepSeek-V3: total, active with and without the input embedding", () => {
    const counted = ask("scaling.expertParameters", DEEPSEEK);
    expect(counted).toMatchObject({ total: 671_026_419_200, active: 37_552_297_472, activeWithoutEmbedding: 36_625_618_432, attentionPerLayer: 187_107_328 });
    expect(ask("scaling.knownModel", { model: "deepseek-v3" })).toEqual({ total: counted.total, active: counted.active, activeFraction: counted.active / counted.total });
  });

  test("memory grows with the experts there are, work with those that are chosen", () => {
    const few = ask("scaling.expertParameters", { ...DEEPSEEK, routedExperts: 64 });
    const many = ask("scaling.expertParameters", DEEPSEEK);
    expect(many.total / few.total).toBeGreaterThan(3);
    expect(many.active / few.active).toBeLessThan(1.01);
    const all = ask("scaling.expertParameters", { ...DEEPSEEK, chosen: 256 });
    expect(all.active).toBe(all.total);
  });

  test("more chosen than there are, or more dense layers than layers, is refused", () => {
    expect(refusal("scaling.expertParameters", { ...MIXTRAL, chosen: 9 })).toMatch(/chosen must be in 0…8, the routed experts, got 9/);
    expect(refusal("scaling.expertParameters", { ...MIXTRAL, denseLayers: 33 })).toMatch(/denseLayers must be in 0…32, the layers, got 33/);
    expect(ask("scaling.expertParameters", { ...MIXTRAL, denseLayers: 32, chosen: 8 }).total).toBeGreaterThan(0);
  });
});

describe("loss and compute", () => {
  test("6ND of GPT-3 and its petaFLOP days", () => {
    const { flop, pfDays } = ask("scaling.trainingFlop", { parameters: 174.6e9, tokens: 300e9 });
    expect(flop / 3.1428e23).toBeCloseTo(1, 9);
    expect(pfDays).toBeCloseTo(3637.5, 6);
  });

  test.each([["GPT-3", 175e9, 300e9, 2.0023], ["Gopher", 280e9, 300e9, 1.9933], ["Chinchilla", 70e9, 1.4e12, 1.9366]])("loss of %s", (_, parameters, tokens, loss) => {
    expect(ask("scaling.loss", { parameters, tokens, law: "hoffmann2022" }).loss).toBeCloseTo(loss, 4);
  });

  test("the optimum at Chinchilla's compute: 93 tokens a parameter by the rounded constants, 18 by the refit", () => {
    const rounded = ask("scaling.optimum", { flop: 5.76e23, law: "hoffmann2022" });
    const refit = ask("scaling.optimum", { flop: 5.76e23 });
    expect(rounded.parameters / 1e9).toBeCloseTo(32.2, 1);
    expect(rounded.tokensPerParameter).toBeCloseTo(92.6, 1);
    expect(refit.parameters / 1e9).toBeCloseTo(72.2, 1);
    expect(refit.tokensPerParameter).toBeCloseTo(18.4, 1);
  });

  test("no other split of the budget has a smaller loss", () => {
    fc.assert(fc.property(fc.double({ min: 18, max: 27, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true }), fc.constantFrom("hoffmann2022", "besiroglu2024"), (log, shift, law) => {
      const flop = 10 ** log;
      const best = ask("scaling.optimum", { flop, law });
      const parameters = best.parameters * 10 ** shift;
      expect(ask("scaling.loss", { parameters, tokens: flop / 6 / parameters, law }).loss).toBeGreaterThanOrEqual(best.loss - 1e-12);
      expect((6 * best.parameters * best.tokens) / flop).toBeCloseTo(1, 9);
    }));
  });

  test("what size and data leave adds up to the loss", () => {
    const { loss, fromSize, fromData } = ask("scaling.loss", { parameters: 1e9, tokens: 2e10 });
    expect(loss).toBeCloseTo(1.8172 + fromSize + fromData, 12);
    expect(ask("scaling.loss", { parameters: 1e16, tokens: 1e18 }).loss).toBeCloseTo(1.8172, 2);
  });
});

describe("time and money", () => {
  test("355 V100 years and USD 4.67 M", () => {
    const run = ask("scaling.trainingCost", { flop: 3.14e23, peakTflops: 28, usdPerDeviceHour: 1.5 });
    expect(run.deviceYears).toBeCloseTo(355.4, 1);
    expect(run.usd / 1e6).toBeCloseTo(4.67, 2);
    expect(run.days).toBeCloseTo(run.deviceYears * 365.25, 6);
    expect(run.deviceHours).toBeCloseTo(run.days * 24, 6);
  });

  test("more devices take fewer days for the same money; half the utilisation twice of both", () => {
    const run = { flop: 1e22, peakTflops: 300, utilisation: 0.4, usdPerDeviceHour: 2, devices: 100 };
    const [one, more, worse] = [run, { ...run, devices: 400 }, { ...run, utilisation: 0.2 }].map((input) => ask("scaling.trainingCost", input));
    expect(one.days / more.days).toBeCloseTo(4, 12);
    expect(more.usd).toBe(one.usd);
    expect(worse.usd / one.usd).toBeCloseTo(2, 12);
  });

  test("1024 A100 must reach 38 % of their peak to make GPT-3 in 30 days", () => {
    expect(ask("scaling.utilisation", { flop: 3.14e23, deviceHours: 1024 * 720, peakTflops: 312 })).toBeCloseTo(0.379, 3);
  });

  test("DeepSeek-V3: 3.29e24 FLOP, 34.6 % of the BF16 peak, USD 5.576 M", () => {
    const { flop } = ask("scaling.trainingFlop", { parameters: 37e9, tokens: 14.8e12 });
    expect(flop / 3.2856e24).toBeCloseTo(1, 9);
    expect(ask("scaling.utilisation", { flop, deviceHours: 2.664e6, peakTflops: 989 })).toBeCloseTo(0.346, 3);
    expect(ask("scaling.utilisation", { flop, deviceHours: 2.664e6, peakTflops: 1979 })).toBeCloseTo(0.173, 3);
    // The price from the hours, and back through the utilisation that they imply.
    const utilisation = ask("scaling.utilisation", { flop, deviceHours: 2.788e6, peakTflops: 989 });
    expect(ask("scaling.trainingCost", { flop, peakTflops: 989, utilisation, usdPerDeviceHour: 2 }).usd / 5.576e6).toBeCloseTo(1, 9);
  });

  test("a month of 128 boxes: 355.6 k + 92.2 k", () => {
    const month = ask("scaling.clusterMonth", {});
    expect(month.hardwareUsd).toBeCloseTo(355_555.56, 2);
    expect(month.powerUsd).toBeCloseTo(92_160, 6);
    expect(month.totalUsd).toBeCloseTo(447_715.56, 2);
  });

  test("ten million times in thirty years doubles every 1.29 years", () => {
    const years = ask("scaling.doublingTime", { factor: 1e7, years: 30 });
    expect(2 ** (30 / years) / 1e7).toBeCloseTo(1, 9);
    expect(years).toBeCloseTo(1.29, 2);
  });

  test("NaN, infinite, text, zero and too much are refused with the value and the range", () => {
    expect(refusal("scaling.trainingFlop", { parameters: NaN, tokens: 1 })).toMatch(/parameters: NaN 不在 1…10000000000000000 之内/);
    expect(refusal("scaling.trainingFlop", { parameters: 1, tokens: Infinity })).toMatch(/tokens: Infinity .*is not in 1…1000000000000000000/);
    expect(refusal("scaling.trainingCost", { flop: 1e20, peakTflops: 0 })).toMatch(/0 is not in 0.001…1000000000 TFLOP\/s/);
    expect(refusal("scaling.denseParameters", { layers: 1.5, width: 8 })).toMatch(/1.5 不是 1…10000 之内的整数/);
    expect(refusal("scaling.optimum", { flop: "much" })).toMatch(/flop: "much"/);
  });
});

describe("looking up", () => {
  test("a table moves one row and computes nothing; a network moves every weight and uses it twice", () => {
    expect(ask("scaling.tableLookUp", { rows: 1e8, width: 128, bytesPerValue: 4 })).toEqual({ parameters: 1.28e10, bytesMoved: 512, flop: 0, intensity: 0 });
    expect(ask("scaling.networkLookUp", { width: 12288, innerWidth: 49152 })).toEqual({ parameters: 1_207_959_552, bytesMoved: 2_415_919_104, flop: 2_415_919_104, intensity: 1 });
  });

  test("a batch shares the reading: bytes a token fall with it, FLOPs do not", () => {
    const [one, many] = [1, 64].map((batch) => ask("scaling.networkLookUp", { width: 1024, innerWidth: 4096, matrices: 3, bytesPerValue: 1, batch }));
    expect(one.parameters).toBe(3 * 1024 * 4096);
    expect(one.bytesMoved / many.bytesMoved).toBe(64);
    expect(many.flop).toBe(one.flop);
    expect(many.intensity).toBe(128);
  });

  test("the comparison is the two look-ups divided", () => {
    const sizes = { width: 12288, innerWidth: 49152, bytesPerValue: 2, batch: 8 };
    const network = ask("scaling.networkLookUp", sizes);
    const against = ask("scaling.tableAgainstNetwork", sizes);
    expect(against.bytesRatio).toBe(network.bytesMoved / ask("scaling.tableLookUp", { rows: 5, width: 12288 }).bytesMoved);
    expect(ask("scaling.tableLookUp", { rows: against.rowsOfSameSize, width: 12288 }).parameters).toBe(network.parameters);
    expect(against.networkFlop).toBe(network.flop);
  });

  test("the roofline waits for the slower of memory and arithmetic", () => {
    expect(ask("scaling.roofline", { bytes: 2e9, flop: 1e9, bandwidthGBPerS: 2000, peakTflops: 100 })).toEqual({ us: 1000, boundBy: "memory" });
    expect(ask("scaling.roofline", { bytes: 2e6, flop: 1e12, bandwidthGBPerS: 2000, peakTflops: 100 })).toEqual({ us: 10_000, boundBy: "compute" });
    expect(ask("scaling.roofline", { bytes: 2e6, flop: 1e8, bandwidthGBPerS: 2000, peakTflops: 100 })).toEqual({ us: 1, boundBy: "memory" });
  });

  test("12.5 % in every other block leaves 56.25 % of the FLOPs", () => {
    expect(ask("scaling.mixtureOfDepths", {})).toBe(0.5625);
    expect(ask("scaling.mixtureOfDepths", { capacity: 0.25, every: 1 })).toBe(0.25);
    expect(ask("scaling.mixtureOfDepths", { capacity: 1, every: 7 })).toBe(1);
  });
});
