import { z } from "zod";
import { numberField } from "../field.ts";
import { defineQuantity } from "../quantity.ts";
import { connectomeSize, imagingOf } from "./connectome.ts";
import { HUMAN_NEURONS } from "./energy.ts";

const real = (zh: string, en: string, min: number, max: number, unit = "1") => numberField({ label: { zh, en }, unit, min, max });

export const connectomeQuantities = [
  defineQuantity({
    name: "brain.connectome",
    title: { zh: "一份连接组：多少突触，列出来要多少字节", en: "A connectome: how many synapses, and bytes to list them" },
    input: z.strictObject({
      neurons: real("神经元个数", "Neurons", 2, 1e15).default(HUMAN_NEURONS),
      synapsesPerNeuron: real("每个神经元的突触数", "Synapses per neuron", 0, 1e6).default(7000),
      strengthBits: real("强度记几位", "Bits of a strength", 0, 64, "bit").default(8),
    }),
    output: z.strictObject({ synapses: z.number(), bitsPerSynapse: z.number(), bytes: z.number() }),
    unit: { synapses: "1", bitsPerSynapse: "bit", bytes: "B" },
    source: "each synapse as a pair of neuron numbers of ⌈log₂ N⌉ bits and a strength; neurons: Azevedo et al. 2009, J Comp Neurol 513:532",
    example: { neurons: HUMAN_NEURONS, synapsesPerNeuron: 7000, strengthBits: 8 },
    monotonic: ["neurons", "synapsesPerNeuron", "strengthBits"],
    compute: (input) => connectomeSize(input.neurons, input.synapsesPerNeuron, input.strengthBits),
  }),
  defineQuantity({
    name: "brain.imaging",
    title: { zh: "给一块脑拍电镜：多少体素、多少字节、要拍多少年", en: "Imaging of brain tissue: voxels, bytes, and years of machines that never pause" },
    input: z.strictObject({
      volumeMm3: real("体积", "Volume", 1e-9, 1e9, "mm3"),
      pixelNm: real("面内像素", "Pixel in the plane", 0.1, 1e6, "nm").default(4),
      sectionNm: real("切片厚", "Section", 0.1, 1e6, "nm").default(40),
      bytesPerVoxel: real("每个体素几字节", "Bytes per voxel", 0.01, 64, "B").default(1),
      megavoxelsPerS: real("一台机器每秒拍几百万体素", "Megavoxels a second of a machine", 1e-6, 1e9, "MHz").default(100),
      machines: real("几台机器", "Machines", 1, 1e9).default(1),
    }),
    output: z.strictObject({ voxels: z.number(), bytes: z.number(), sections: z.number(), years: z.number() }),
    unit: { voxels: "1", bytes: "B", sections: "1", years: "year" },
    source: "volume over voxel; 4 nm × 4 nm × 40 nm, 1 mm3: MICrONS Consortium 2025, Nature 640:435",
    example: { volumeMm3: 500, pixelNm: 4, sectionNm: 40, bytesPerVoxel: 1, megavoxelsPerS: 100, machines: 20 },
    monotonic: ["volumeMm3", "pixelNm", "sectionNm", "bytesPerVoxel", "megavoxelsPerS", "machines"],
    compute: (input) => imagingOf(input),
  }),
  defineQuantity({
    name: "brain.connectomeCost",
    title: { zh: "从一个脑子的价钱推到另一个：按大小倍数算，平均每个神经元多少钱", en: "From the price of one connectome to a larger one, and per neuron" },
    input: z.strictObject({
      referenceUsd: real("参照脑的价钱", "Price of the reference", 0, 1e15, "USD"),
      timesLarger: real("大多少倍", "How many times larger", 1e-9, 1e9).default(1000),
      neurons: real("那个大的有多少神经元", "Neurons of the larger", 1, 1e15).default(HUMAN_NEURONS),
    }),
    output: z.strictObject({ usd: z.number(), usdPerNeuron: z.number() }),
    unit: { usd: "USD", usdPerNeuron: "USD" },
    source: "price × size; USD 10–30 M for a mouse and a factor of 1000 to man as A. Marblestone tells them (Dwarkesh Podcast, December 2025); about USD 10 G for a mouse today: Wellcome 2023, Scaling up Connectomics",
    example: { referenceUsd: 1e7, timesLarger: 1000, neurons: HUMAN_NEURONS },
    monotonic: ["referenceUsd", "timesLarger", "neurons"],
    compute: (input) => {
      const usd = input.referenceUsd * input.timesLarger;
      return { usd, usdPerNeuron: usd / input.neurons };
    },
  }),
  defineQuantity({
    name: "brain.genome",
    title: { zh: "基因组有多少字节：四个字母，每个两比特", en: "Bytes of a genome: four letters, two bits each" },
    input: z.strictObject({
      basePairs: real("碱基对", "Base pairs", 1, 1e13).default(3.1e9),
      bitsPerBase: real("每个碱基几比特（当文字存是 8）", "Bits per base (8 as text)", 0.001, 64, "bit").default(2),
      codingShare: real("其中算数的份额", "Share that counts", 0, 1).default(1),
    }),
    output: z.strictObject({ bytes: z.number(), gigabytes: z.number() }),
    unit: { bytes: "B", gigabytes: "GB" },
    source: "log₂ 4 = 2 bits a base; 3.055e9 base pairs: Nurk et al. 2022, Science 376:44 (T2T-CHM13)",
    example: { basePairs: 3e9, bitsPerBase: 2, codingShare: 1 },
    monotonic: ["basePairs", "bitsPerBase", "codingShare"],
    compute: (input) => {
      const bytes = (input.basePairs * input.codingShare * input.bitsPerBase) / 8;
      return { bytes, gigabytes: bytes / 1e9 };
    },
  }),
];
