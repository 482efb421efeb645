import { z } from "zod";
import { numberField } from "../field.ts";
import { defineQuantity } from "../quantity.ts";
import { celsiusField, SQUID_AXON } from "./membrane.ts";
import { balancedRatio, goldmanMv, nernstMv } from "./nernst.ts";
import { gateRates, steadyGates, temperatureFactor } from "./rates.ts";

const vMv = numberField({ label: { zh: "膜电位", en: "Membrane potential" }, unit: "mV", min: -200, max: 200 });
const celsius = celsiusField.default(SQUID_AXON.celsius);
const concentration = (zh: string, en: string) => numberField({ label: { zh, en }, unit: "mM", min: 1e-6, max: 2000 });
const permeability = (zh: string, en: string) => numberField({ label: { zh, en }, min: 0, max: 1000 });
const valence = z.literal([-2, -1, 1, 2]).default(1).meta({ label: { zh: "离子价", en: "Valence" }, unit: "1" });
const warm = numberField({ label: { zh: "温度", en: "Temperature" }, unit: "degC", min: -5, max: 60 }).default(37);

const PER_MS = "1/ms";
const RATES = "Hodgkin & Huxley 1952, J Physiol 117:500, eqs 12, 13, 20, 21, 23, 24 and table 3; rest at −65 mV";

export const gateQuantities = [
  defineQuantity({
    name: "neuron.gateRates",
    title: { zh: "三种门开与关的速率", en: "Opening and closing rates of the m, h and n gates" },
    input: z.strictObject({ vMv, celsius }),
    output: z.strictObject({ alphaM: z.number(), betaM: z.number(), alphaH: z.number(), betaH: z.number(), alphaN: z.number(), betaN: z.number() }),
    unit: { alphaM: PER_MS, betaM: PER_MS, alphaH: PER_MS, betaH: PER_MS, alphaN: PER_MS, betaN: PER_MS },
    source: RATES,
    example: { vMv: -40, celsius: 6.3 },
    monotonic: ["vMv", "celsius"],
    compute: (input) => gateRates(input.vMv, input.celsius),
  }),
  defineQuantity({
    name: "neuron.steadyGates",
    title: { zh: "电位钳住不动时三种门最终打开的比例", en: "Open fractions of the gates when the potential is held" },
    input: z.strictObject({ vMv }),
    output: z.strictObject({ m: z.number(), h: z.number(), n: z.number() }),
    unit: { m: "1", h: "1", n: "1" },
    source: RATES,
    example: { vMv: -65 },
    monotonic: ["vMv"],
    compute: (input) => steadyGates(input.vMv),
  }),
  defineQuantity({
    name: "neuron.gateTimeConstants",
    title: { zh: "三种门的时间常数", en: "Time constants of the gates" },
    input: z.strictObject({ vMv, celsius }),
    output: z.strictObject({ mMs: z.number(), hMs: z.number(), nMs: z.number() }),
    unit: { mMs: "ms", hMs: "ms", nMs: "ms" },
    source: RATES,
    example: { vMv: -65, celsius: 6.3 },
    monotonic: ["celsius"],
    compute: (input) => {
      const r = gateRates(input.vMv, input.celsius);
      return { mMs: 1 / (r.alphaM + r.betaM), hMs: 1 / (r.alphaH + r.betaH), nMs: 1 / (r.alphaN + r.betaN) };
    },
  }),
  defineQuantity({
    name: "neuron.temperatureFactor",
    title: { zh: "门的快慢相对 6.3 °C 的倍数", en: "How much faster gates move than at 6.3 °C" },
    input: z.strictObject({ celsius: celsiusField }),
    output: z.number(),
    unit: "1",
    source: "Hodgkin & Huxley 1952, J Physiol 117:500, table 3: Q10 = 3",
    example: { celsius: 18.5 },
    monotonic: ["celsius"],
    compute: (input) => temperatureFactor(input.celsius),
  }),
  defineQuantity({
    name: "neuron.nernstPotential",
    title: { zh: "一种离子的平衡电位", en: "Equilibrium potential of one ion" },
    input: z.strictObject({
      outMm: concentration("膜外浓度", "Concentration outside"),
      inMm: concentration("膜内浓度", "Concentration inside"),
      valence,
      celsius: warm,
    }),
    output: z.number(),
    unit: "mV",
    source: "Hille 2001, Ion Channels of Excitable Membranes, ch. 1",
    example: { outMm: 145, inMm: 12, valence: 1, celsius: 37 },
    monotonic: ["outMm", "inMm", "celsius"],
    compute: (input) => nernstMv(input.outMm, input.inMm, input.valence, input.celsius),
  }),
  defineQuantity({
    name: "neuron.outsideOverInside",
    title: { zh: "由平衡电位倒推：一种离子膜外的浓度是膜内的几倍", en: "Concentration of an ion outside over inside, from its equilibrium potential" },
    input: z.strictObject({ potentialMv: numberField({ label: { zh: "平衡电位", en: "Equilibrium potential" }, unit: "mV", min: -300, max: 300 }), valence, celsius: warm }),
    output: z.number(),
    unit: "1",
    source: "Hille 2001, Ion Channels of Excitable Membranes, ch. 1",
    example: { potentialMv: 66.6, valence: 1, celsius: 37 },
    monotonic: ["potentialMv", "celsius"],
    compute: (input) => balancedRatio(input.potentialMv, input.valence, input.celsius),
  }),
  defineQuantity({
    name: "neuron.goldmanPotential",
    title: { zh: "钾、钠、氯一起决定的膜电位", en: "Zero-current potential of potassium, sodium and chloride" },
    input: z.strictObject({
      kOutMm: concentration("膜外钾", "Potassium outside").default(5),
      kInMm: concentration("膜内钾", "Potassium inside").default(140),
      naOutMm: concentration("膜外钠", "Sodium outside").default(145),
      naInMm: concentration("膜内钠", "Sodium inside").default(12),
      clOutMm: concentration("膜外氯", "Chloride outside").default(110),
      clInMm: concentration("膜内氯", "Chloride inside").default(10),
      kPermeability: permeability("钾的通透性", "Permeability to potassium").default(1),
      naPermeability: permeability("钠的通透性", "Permeability to sodium").default(0.04),
      clPermeability: permeability("氯的通透性", "Permeability to chloride").default(0.45),
      celsius: warm,
    }),
    output: z.number(),
    unit: "mV",
    source: "Goldman 1943, J Gen Physiol 27:37; Hodgkin & Katz 1949, J Physiol 108:37 (permeabilities 1 : 0.04 : 0.45)",
    example: {
      kOutMm: 5, kInMm: 140, naOutMm: 145, naInMm: 12, clOutMm: 110, clInMm: 10,
      kPermeability: 1, naPermeability: 0.04, clPermeability: 0.45, celsius: 37,
    },
    monotonic: ["kOutMm", "kInMm", "naOutMm", "naInMm", "clOutMm", "clInMm"],
    compute: (input) => {
      if (input.kPermeability + input.naPermeability + input.clPermeability === 0)
        throw new RangeError("neuron.goldmanPotential: kPermeability, naPermeability and clPermeability are all 0; make one larger");
      return goldmanMv(
        [
          { permeability: input.kPermeability, outMm: input.kOutMm, inMm: input.kInMm },
          { permeability: input.naPermeability, outMm: input.naOutMm, inMm: input.naInMm },
        ],
        [{ permeability: input.clPermeability, outMm: input.clOutMm, inMm: input.clInMm }],
        input.celsius,
      );
    },
  }),
];
