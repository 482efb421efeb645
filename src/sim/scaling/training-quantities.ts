import { z } from "zod";
import { defineQuantity } from "../quantity.ts";
import { clusterMonth, doublingYears, PF_DAY_FLOP, runOf, utilisationOf } from "./budget.ts";
import { devices, flop, parameters, peakTflops, real, tokens, whole } from "./fields.ts";
import { bestFor, FLOP_PER_PARAMETER_TOKEN, lossLaws, lossOf, type LossLawId } from "./loss-law.ts";

const LAWS = "Hoffmann et al. 2022, arXiv:2203.15556 eq. (10); refit: Besiroglu et al. 2024, arXiv:2404.10102 §3";
const law = z
  .enum(Object.keys(lossLaws) as LossLawId[])
  .default("besiroglu2024")
  .meta({ label: { zh: "哪一次拟合", en: "Which fit" }, unit: "1" });
const dollars = (zh: string, en: string, unit: string, max: number) => real(zh, en, 0, max, unit);

export const trainingQuantities = [
  defineQuantity({
    name: "scaling.trainingFlop",
    title: { zh: "训练要多少运算：6ND（不算注意力）", en: "Compute of training, 6ND, attention left out" },
    input: z.strictObject({ parameters, tokens }),
    output: z.strictObject({ flop: z.number(), pfDays: z.number(), tokensPerParameter: z.number() }),
    unit: { flop: "FLOP", pfDays: "PF-day", tokensPerParameter: "1" },
    source: "Kaplan et al. 2020, arXiv:2001.08361 §2.1; Brown et al. 2020, arXiv:2005.14165 table D.1 (1 PF-day = 8.64e19 FLOP)",
    example: { parameters: 174.6e9, tokens: 300e9 },
    monotonic: ["parameters", "tokens"],
    compute: (input) => {
      const needed = FLOP_PER_PARAMETER_TOKEN * input.parameters * input.tokens;
      return { flop: needed, pfDays: needed / PF_DAY_FLOP, tokensPerParameter: input.tokens / input.parameters };
    },
  }),
  defineQuantity({
    name: "scaling.loss",
    title: { zh: "这么多参数、这么多词元训练出来的损失", en: "Loss of a model of so many parameters after so many tokens" },
    input: z.strictObject({ parameters, tokens, law }),
    output: z.strictObject({ loss: z.number(), fromSize: z.number(), fromData: z.number() }),
    unit: { loss: "1", fromSize: "1", fromData: "1" },
    source: LAWS,
    example: { parameters: 70e9, tokens: 1.4e12, law: "hoffmann2022" as const },
    monotonic: ["parameters", "tokens"],
    compute: (input) => lossOf(lossLaws[input.law], input.parameters, input.tokens),
  }),
  defineQuantity({
    name: "scaling.optimum",
    title: { zh: "给定运算量，参数和词元各多少最划算", en: "Parameters and tokens with the least loss for a budget" },
    input: z.strictObject({ flop, law }),
    output: z.strictObject({ parameters: z.number(), tokens: z.number(), tokensPerParameter: z.number(), loss: z.number() }),
    unit: { parameters: "1", tokens: "1", tokensPerParameter: "1", loss: "1" },
    source: `${LAWS}; the optimum: arXiv:2203.15556 eq. (4)`,
    example: { flop: 5.76e23, law: "besiroglu2024" as const },
    monotonic: ["flop"],
    compute: (input) => {
      const best = bestFor(lossLaws[input.law], input.flop);
      return { ...best, tokensPerParameter: best.tokens / best.parameters, loss: lossOf(lossLaws[input.law], best.parameters, best.tokens).loss };
    },
  }),
  defineQuantity({
    name: "scaling.trainingCost",
    title: { zh: "训练要多少卡时、多少天、多少钱", en: "Device hours, days and price of a run" },
    input: z.strictObject({
      flop,
      peakTflops,
      utilisation: real("达到峰值的几成（MFU）", "Share of the peak reached (MFU)", 1e-6, 1).default(1),
      usdPerDeviceHour: dollars("每卡时的价钱", "Price of a device hour", "USD/h", 1e6).default(2),
      devices: devices.default(1),
    }),
    output: z.strictObject({ deviceHours: z.number(), deviceYears: z.number(), days: z.number(), usd: z.number() }),
    unit: { deviceHours: "h", deviceYears: "year", days: "day", usd: "USD" },
    source: "USD = C / (peak · MFU · 3600) · price; 355 V100 years and USD 4.6 M: Li 2020, Lambda, OpenAI's GPT-3 Language Model: A Technical Overview",
    example: { flop: 3.14e23, peakTflops: 28, utilisation: 1, usdPerDeviceHour: 1.5, devices: 1 },
    monotonic: ["flop", "peakTflops", "utilisation", "usdPerDeviceHour", "devices"],
    compute: (input) => runOf(input.flop, input.peakTflops, input.utilisation, input.usdPerDeviceHour, input.devices),
  }),
  defineQuantity({
    name: "scaling.utilisation",
    title: { zh: "这么多卡时要干完这么多运算，得达到峰值的几成", en: "Share of the peak that so many device hours must reach for so many FLOPs" },
    input: z.strictObject({ flop, deviceHours: real("卡时", "Device hours", 1e-6, 1e15, "h"), peakTflops }),
    output: z.number(),
    unit: "1",
    source: "Chowdhery et al. 2022 (PaLM), arXiv:2204.02311 §4.1 and appendix B (model FLOPs utilisation)",
    example: { flop: 3.14e23, deviceHours: 737_280, peakTflops: 312 },
    monotonic: ["flop", "deviceHours", "peakTflops"],
    compute: (input) => utilisationOf(input.flop, input.deviceHours, input.peakTflops),
  }),
  defineQuantity({
    name: "scaling.clusterMonth",
    title: { zh: "自己的机房一个月多少钱：机器折旧加电费", en: "A month of owned machines: their write-off and the electricity" },
    input: z.strictObject({
      boxes: whole("多少台八卡机", "Boxes", 0, 10_000_000).default(128),
      usdPerBox: dollars("每台的价钱", "Price of a box", "USD", 1e9).default(100_000),
      months: real("几个月折旧完", "Months of write-off", 0.1, 1200).default(36),
      kwPerBox: real("每台的功率", "Power of a box", 0, 10_000, "kW").default(10),
      usdPerKwh: dollars("电价", "Price of electricity", "USD/kWh", 1000).default(0.1),
      days: real("跑几天", "Days of running", 0, 31, "day").default(30),
    }),
    output: z.strictObject({ hardwareUsd: z.number(), powerUsd: z.number(), totalUsd: z.number() }),
    unit: { hardwareUsd: "USD", powerUsd: "USD", totalUsd: "USD" },
    source: "128 boxes × USD 100k / 36 months + 24 × 30 × 128 × 10 kW × USD 0.1, as reckoned by Dio-晶 2023, zhuanlan.zhihu.com/p/632809508",
    example: { boxes: 128, usdPerBox: 100_000, months: 36, kwPerBox: 10, usdPerKwh: 0.1, days: 30 },
    monotonic: ["boxes", "usdPerBox", "months", "kwPerBox", "usdPerKwh", "days"],
    compute: (input) => clusterMonth(input),
  }),
  defineQuantity({
    name: "scaling.doublingTime",
    title: { zh: "几年涨了这么多倍，平均多久翻一番", en: "Doubling time of something that grew so many times in so many years" },
    input: z.strictObject({ factor: real("涨了几倍", "Growth", 1.000001, 1e30), years: real("用了几年", "Years", 1e-6, 1e6, "year") }),
    output: z.number(),
    unit: "year",
    source: "T / log2(factor); 1993 to 2023: top500.org, from about 1e11 to 1e18 FLOP/s",
    example: { factor: 1e7, years: 30 },
    monotonic: ["factor", "years"],
    compute: ({ factor, years }) => doublingYears(factor, years),
  }),
];
