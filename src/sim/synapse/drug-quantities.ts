import { z } from "zod";
import { thermalVoltageMv } from "../neuron/nernst.ts";
import { defineQuantity } from "../quantity.ts";
import { caffeineAt, caffeineTargets, GABA_A_CAFFEINE_UM } from "./adenosine.ts";
import { doseRatio, gaddumOccupancy, pA2, schildLine } from "./antagonist.ts";
import { concentrationUm, constantUm, real } from "./fields.ts";
import { ghkCurrent } from "./ghk.ts";
import { leftByUptakeUm, uptakeTimeS, uptakeUmPerS } from "./reuptake.ts";

const GADDUM = "Gaddum 1937, J Physiol 89:7P";
const SCHILD = "Arunlakshana & Schild 1959, Br J Pharmacol 14:48";
const antagonistUm = concentrationUm("拮抗剂浓度", "Antagonist");
const kAntagonistUm = constantUm("拮抗剂的解离常数 K_B", "Dissociation constant of the antagonist, K_B");
const vmaxUmPerS = real("最大摄取速率（纹状体多巴胺约 4）", "Largest uptake (striatal dopamine: about 4)", "uM/s", 1e-6, 1e6).default(4);
const kmUm = constantUm("半饱和浓度 Km", "Half-saturation Km").default(0.2);
const celsius = real("温度", "Temperature", "degC", -5, 60).default(37);
const series = (zh: string, en: string, unit: string, min: number, max: number) =>
  z.array(real(zh, en, unit, min, max)).min(2).max(1000).meta({ label: { zh, en }, unit });

export const drugQuantities = [
  defineQuantity({
    name: "synapse.uptake",
    title: { zh: "转运体回收一段时间后还剩多少递质", en: "Transmitter that transporters leave after a time" },
    input: z.strictObject({
      startUm: concentrationUm("起始浓度", "Concentration at the start"), tS: real("时间", "Time", "s", 0, 1e6), vmaxUmPerS, kmUm,
    }),
    output: z.strictObject({ leftUm: z.number(), uptakeUmPerS: z.number(), lowRatePerS: z.number() }),
    unit: { leftUm: "uM", uptakeUmPerS: "uM/s", lowRatePerS: "1/s" },
    source: "Michaelis & Menten 1913; closed form of Schnell & Mendoza 1997, J Theor Biol 187:207",
    example: { startUm: 1, tS: 0.1, vmaxUmPerS: 4, kmUm: 0.2 },
    compute: ({ startUm, tS, vmaxUmPerS, kmUm }) => {
      const leftUm = leftByUptakeUm(startUm, vmaxUmPerS, kmUm, tS);
      return { leftUm, uptakeUmPerS: uptakeUmPerS(leftUm, vmaxUmPerS, kmUm), lowRatePerS: vmaxUmPerS / kmUm };
    },
  }),
  defineQuantity({
    name: "synapse.uptakeTime",
    title: { zh: "转运体把递质收到某个浓度要多久", en: "Time for transporters to bring a transmitter down to a concentration" },
    input: z.strictObject({ startUm: constantUm("起始浓度", "Concentration at the start"), endUm: constantUm("末了的浓度", "Concentration at the end"), vmaxUmPerS, kmUm }),
    output: z.number(),
    unit: "s",
    source: "Michaelis & Menten 1913, integrated: Vmax·t = Km ln(C₀/C) + C₀ − C",
    example: { startUm: 1, endUm: 0.01, vmaxUmPerS: 4, kmUm: 0.2 },
    monotonic: ["startUm", "endUm", "vmaxUmPerS", "kmUm"],
    compute: ({ startUm, endUm, vmaxUmPerS, kmUm }) => {
      if (endUm > startUm)
        throw new RangeError(`endUm 不能高于 startUm（${startUm}），现在是 ${endUm} / endUm must be at most startUm, ${startUm}, got ${endUm}`);
      return uptakeTimeS(startUm, endUm, vmaxUmPerS, kmUm);
    },
  }),
  defineQuantity({
    name: "synapse.occupancy",
    title: { zh: "有竞争性拮抗剂时，激动剂占住几成受体", en: "Receptors an agonist holds beside a competitive antagonist" },
    input: z.strictObject({
      agonistUm: concentrationUm("激动剂浓度", "Agonist"), kAgonistUm: constantUm("激动剂的解离常数 K_A", "Dissociation constant of the agonist, K_A"),
      antagonistUm: antagonistUm.default(0), kAntagonistUm: kAntagonistUm.default(1),
    }),
    output: z.number(),
    unit: "1",
    source: `${GADDUM}: A/(A + K_A(1 + B/K_B))`,
    example: { agonistUm: 0.1, kAgonistUm: 0.31, antagonistUm: 10, kAntagonistUm: 12 },
    monotonic: ["agonistUm", "kAgonistUm", "antagonistUm", "kAntagonistUm"],
    compute: (input) => gaddumOccupancy(input.agonistUm, input.kAgonistUm, input.antagonistUm, input.kAntagonistUm),
  }),
  defineQuantity({
    name: "synapse.doseRatio",
    title: { zh: "拮抗剂在时，激动剂要加到几倍才有同样的反应", en: "How many times more agonist is needed beside an antagonist" },
    input: z.strictObject({ antagonistUm, kAntagonistUm }),
    output: z.number(),
    unit: "1",
    source: `${SCHILD}: r = 1 + B/K_B`,
    example: { antagonistUm: 12, kAntagonistUm: 12 },
    monotonic: ["antagonistUm", "kAntagonistUm"],
    compute: (input) => doseRatio(input.antagonistUm, input.kAntagonistUm),
  }),
  defineQuantity({
    name: "synapse.pA2",
    title: { zh: "拮抗剂的效价 pA2：使激动剂要加倍的浓度的负对数", en: "Potency pA2: minus the log of the antagonist that doubles the agonist needed" },
    input: z.strictObject({ kAntagonistUm }),
    output: z.number(),
    unit: "1",
    source: `${SCHILD}: pA2 = −log10 K_B, K_B in mol/L`,
    example: { kAntagonistUm: 12 },
    monotonic: ["kAntagonistUm"],
    compute: (input) => pA2(input.kAntagonistUm),
  }),
  defineQuantity({
    name: "synapse.schild",
    title: { zh: "Schild 作图：由剂量比求斜率与 pA2", en: "Schild plot: slope and pA2 from measured dose ratios" },
    input: z.strictObject({
      antagonistsUm: series("拮抗剂浓度 [测量]", "Antagonist [measurement]", "uM", 1e-6, 1e6),
      ratios: series("剂量比 [测量]", "Dose ratio [measurement]", "1", 1, 1e12),
    }),
    output: z.strictObject({ slope: z.number(), pA2: z.number() }),
    unit: { slope: "1", pA2: "1" },
    source: `${SCHILD}: log10(r − 1) = log10[B] − log10 K_B`,
    example: { antagonistsUm: [1.2, 12, 120], ratios: [1.1, 2, 11] },
    compute: (input) => schildLine(input.antagonistsUm, input.ratios),
  }),
  defineQuantity({
    name: "synapse.caffeine",
    title: { zh: "咖啡因从腺苷手里抢走多少受体（它不碰 GABA）", en: "Adenosine receptors that caffeine takes from adenosine (it leaves GABA alone)" },
    input: z.strictObject({
      receptor: z.enum(["A1", "A2A", "A2B", "A3"]).default("A1").meta({ label: { zh: "腺苷受体", en: "Adenosine receptor" }, unit: "1" }),
      caffeineUm: concentrationUm("咖啡因（一两杯约 10）", "Caffeine (one or two cups: about 10)", 1e4),
      adenosineUm: constantUm("腺苷（脑内 0.02–0.3）", "Adenosine (brain: 0.02–0.3)").default(0.1),
    }),
    output: z.strictObject({ adenosineOccupancy: z.number(), caffeineOccupancy: z.number(), left: z.number() }),
    unit: { adenosineOccupancy: "1", caffeineOccupancy: "1", left: "1" },
    source: `${GADDUM}; constants of Fredholm et al. 1999, Pharmacol Rev 51:83, and 2001, 53:527`,
    example: { receptor: "A1" as const, caffeineUm: 10, adenosineUm: 0.1 },
    monotonic: ["caffeineUm"],
    compute: ({ receptor, caffeineUm, adenosineUm }) => {
      const { adenosine, caffeine, left } = caffeineAt(receptor, adenosineUm, caffeineUm);
      return { adenosineOccupancy: adenosine, caffeineOccupancy: caffeine, left };
    },
  }),
  defineQuantity({
    name: "synapse.caffeineTargets",
    title: { zh: "咖啡因各占住几成：四种腺苷受体，和 GABA-A 受体；占得最多的是哪个", en: "Part of each adenosine receptor and of the GABA-A receptor that caffeine holds, and the one it holds most of" },
    input: z.strictObject({
      caffeineUm: concentrationUm("咖啡因（一两杯约 10）", "Caffeine (one or two cups: about 10)", 1e4),
      gabaConstantUm: constantUm("它在 GABA-A 上的解离常数，至少", "Its constant at GABA-A, at least").default(GABA_A_CAFFEINE_UM),
    }),
    output: z.strictObject({ A1: z.number(), A2A: z.number(), A2B: z.number(), A3: z.number(), GABA_A: z.number(), mostHeld: z.string() }),
    unit: { A1: "1", A2A: "1", A2B: "1", A3: "1", GABA_A: "1", mostHeld: "1" },
    source: "C/(C + K) without competition; adenosine receptors: Fredholm et al. 1999, Pharmacol Rev 51:83; GABA-A: no binding seen up to 100 uM, Lopez et al. 1989, Eur J Pharmacol 172:453; \"would require much higher concentrations\", Daly & Fredholm 1994, PMC4373791",
    example: { caffeineUm: 10, gabaConstantUm: GABA_A_CAFFEINE_UM },
    compute: (input) => caffeineTargets(input.caffeineUm, input.gabaConstantUm),
  }),
  defineQuantity({
    name: "synapse.thermalVoltage",
    title: { zh: "RT/F：一个单价离子的热能抵多少毫伏", en: "RT/F: the thermal energy of a monovalent ion as a potential" },
    input: z.strictObject({ celsius }),
    output: z.number(),
    unit: "mV",
    source: "CODATA 2018: R 8.31446261815324 J/(mol K), F 96485.33212331 C/mol",
    example: { celsius: 37 },
    monotonic: ["celsius"],
    compute: (input) => thermalVoltageMv(input.celsius),
  }),
  defineQuantity({
    name: "synapse.ghkCurrent",
    title: { zh: "一种离子在恒定电场里过膜的电流（向外为正）", en: "Current of one ion by constant-field electrodiffusion, outward positive" },
    input: z.strictObject({
      permeabilityCmPerS: real("通透系数", "Permeability", "cm/s", 0, 1),
      valence: z.literal([-2, -1, 1, 2]).default(1).meta({ label: { zh: "离子价", en: "Valence" }, unit: "1" }),
      vMv: real("膜电位", "Membrane potential", "mV", -500, 500),
      outMm: real("膜外浓度", "Concentration outside", "mM", 0, 2000),
      inMm: real("膜内浓度", "Concentration inside", "mM", 0, 2000),
      celsius,
    }),
    output: z.number(),
    unit: "uA/cm2",
    source: "Goldman 1943, J Gen Physiol 27:37; Hodgkin & Katz 1949, J Physiol 108:37; Hille 2001, eq 14.5",
    example: { permeabilityCmPerS: 1e-6, valence: 1, vMv: -70, outMm: 145, inMm: 12, celsius: 37 },
    monotonic: ["permeabilityCmPerS", "outMm", "inMm"],
    compute: (input) => ghkCurrent(input.permeabilityCmPerS, input.valence, input.vMv, input.outMm, input.inMm, input.celsius),
  }),
];
