import { z } from "zod";
import { numberField } from "../field.ts";
import { defineQuantity } from "../quantity.ts";
import { ATP_KJ_PER_MOL, ATP_PER_SPIKE, atpEnergyJ, BRAIN_W, brainYearsOf, CORTEX_NEURONS, HUMAN_NEURONS, landauerJ } from "./energy.ts";

const real = (zh: string, en: string, min: number, max: number, unit = "1") => numberField({ label: { zh, en }, unit, min, max });

const neurons = real("神经元个数", "Neurons", 1, 1e15);
const meanHz = real("平均发放率", "Mean firing rate", 1e-6, 1000, "Hz");
const atpPerSpike = real("一个脉冲用掉几个 ATP", "ATP for one spike", 1, 1e15).default(ATP_PER_SPIKE);
const atpKjPerMol = real("ATP 水解放出的自由能", "Free energy of ATP", 20, 80, "kJ/mol").default(ATP_KJ_PER_MOL);
const brainW = real("脑的功率", "Power of the brain", 0.001, 1e6, "W").default(BRAIN_W);
const LENNIE = "Lennie 2003, Curr Biol 13:493; ATP at 50 kJ/mol: Attwell & Laughlin 2001, J Cereb Blood Flow Metab 21:1133";

export const energyQuantities = [
  defineQuantity({
    name: "brain.energyPerSpike",
    title: { zh: "全脑功率摊到每个脉冲、每次突触传递，各是多少", en: "Power of the brain shared out over its spikes and over what arrives at synapses" },
    input: z.strictObject({
      brainW,
      neurons: neurons.default(HUMAN_NEURONS),
      meanHz: meanHz.default(1),
      synapsesPerNeuron: real("每个神经元的突触数", "Synapses per neuron", 1, 1e6).default(7000),
    }),
    output: z.strictObject({ spikesPerS: z.number(), joulePerSpike: z.number(), synapticEventsPerS: z.number(), joulePerSynapticEvent: z.number() }),
    unit: { spikesPerS: "Hz", joulePerSpike: "J", synapticEventsPerS: "Hz", joulePerSynapticEvent: "J" },
    source: "everything the brain uses divided by its spikes, an upper bound for one; neurons: Azevedo et al. 2009, J Comp Neurol 513:532; 20 W: Clarke & Sokoloff 1999, Basic Neurochemistry, ch. 31",
    example: { brainW: 20, neurons: HUMAN_NEURONS, meanHz: 1, synapsesPerNeuron: 7000 },
    monotonic: ["brainW", "neurons", "meanHz", "synapsesPerNeuron"],
    compute: (input) => {
      const spikesPerS = input.neurons * input.meanHz;
      const synapticEventsPerS = spikesPerS * input.synapsesPerNeuron;
      return { spikesPerS, joulePerSpike: input.brainW / spikesPerS, synapticEventsPerS, joulePerSynapticEvent: input.brainW / synapticEventsPerS };
    },
  }),
  defineQuantity({
    name: "brain.spikeCost",
    title: { zh: "一个脉冲（连同它引起的传递）要多少能量", en: "Energy of one spike with the transmission it sets off" },
    input: z.strictObject({ atpPerSpike, atpKjPerMol }),
    output: z.number(),
    unit: "J",
    source: LENNIE,
    example: { atpPerSpike: ATP_PER_SPIKE, atpKjPerMol: ATP_KJ_PER_MOL },
    monotonic: ["atpPerSpike", "atpKjPerMol"],
    compute: (input) => atpEnergyJ(input.atpPerSpike, input.atpKjPerMol),
  }),
  defineQuantity({
    name: "brain.spikingPower",
    title: { zh: "这么多神经元按这个频率发放，光脉冲就要多少瓦", en: "Power of the spikes alone when so many neurons fire at a rate" },
    input: z.strictObject({
      neurons: neurons.default(CORTEX_NEURONS),
      activeFraction: real("其中多少在发放", "Share of them that fire", 0, 1).default(1),
      activeHz: real("它们的发放率", "Their rate", 0, 1000, "Hz"),
      restingHz: real("其余的发放率", "Rate of the others", 0, 1000, "Hz").default(0.16),
      atpPerSpike,
      atpKjPerMol,
    }),
    output: z.strictObject({ powerW: z.number(), spikesPerS: z.number(), overBrain: z.number() }),
    unit: { powerW: "W", spikesPerS: "Hz", overBrain: "1" },
    source: `${LENNIE}; mean rate 0.16 Hz: the same; overBrain is the ratio to 20 W`,
    example: { neurons: CORTEX_NEURONS, activeFraction: 1, activeHz: 20, restingHz: 0.16, atpPerSpike: ATP_PER_SPIKE, atpKjPerMol: ATP_KJ_PER_MOL },
    monotonic: ["neurons", "activeHz", "restingHz", "atpPerSpike", "atpKjPerMol"],
    compute: (input) => {
      const spikesPerS = input.neurons * (input.activeFraction * input.activeHz + (1 - input.activeFraction) * input.restingHz);
      const powerW = spikesPerS * atpEnergyJ(input.atpPerSpike, input.atpKjPerMol);
      return { powerW, spikesPerS, overBrain: powerW / BRAIN_W };
    },
  }),
  defineQuantity({
    name: "brain.affordableActivity",
    title: { zh: "给脉冲的功率就这么多：平均能发放多快，能有几成神经元同时忙", en: "What a power for spikes affords: a mean rate, and the share of neurons that can be busy at once" },
    input: z.strictObject({
      spikingW: real("能给脉冲的功率", "Power left for spikes", 0, 1e6, "W"),
      neurons: neurons.default(CORTEX_NEURONS),
      activeHz: real("忙的神经元发放多快", "Rate of a busy neuron", 0.001, 1000, "Hz").default(50),
      atpPerSpike,
      atpKjPerMol,
    }),
    output: z.strictObject({ meanHz: z.number(), activeFraction: z.number() }),
    unit: { meanHz: "Hz", activeFraction: "1" },
    source: LENNIE,
    example: { spikingW: 0.5, neurons: CORTEX_NEURONS, activeHz: 50, atpPerSpike: ATP_PER_SPIKE, atpKjPerMol: ATP_KJ_PER_MOL },
    monotonic: ["spikingW", "neurons", "activeHz", "atpPerSpike", "atpKjPerMol"],
    compute: (input) => {
      const rate = input.spikingW / atpEnergyJ(input.atpPerSpike, input.atpKjPerMol) / input.neurons;
      return { meanHz: rate, activeFraction: Math.min(1, rate / input.activeHz) };
    },
  }),
  defineQuantity({
    name: "brain.powerShare",
    title: { zh: "脑占全身体重和静息能耗的几成", en: "The brain's share of the body's mass and of its resting power" },
    input: z.strictObject({
      brainW,
      bodyW: real("全身静息功率", "Resting power of the body", 1, 1e6, "W").default(100),
      brainKg: real("脑的质量", "Mass of the brain", 1e-6, 100, "kg").default(1.4),
      bodyKg: real("全身的质量", "Mass of the body", 1e-6, 1e6, "kg").default(70),
    }),
    output: z.strictObject({ ofPower: z.number(), ofMass: z.number(), timesMean: z.number() }),
    unit: { ofPower: "1", ofMass: "1", timesMean: "1" },
    source: "Clarke & Sokoloff 1999, Basic Neurochemistry, ch. 31: 2 % of the mass, 20 % of the resting oxygen",
    example: { brainW: 20, bodyW: 100, brainKg: 1.4, bodyKg: 70 },
    monotonic: ["brainW", "bodyW", "brainKg", "bodyKg"],
    compute: (input) => {
      const ofPower = input.brainW / input.bodyW;
      const ofMass = input.brainKg / input.bodyKg;
      return { ofPower, ofMass, timesMean: ofPower / ofMass };
    },
  }),
  defineQuantity({
    name: "brain.againstMachine",
    title: { zh: "机器做这么多运算要多少电，够一个脑子用多少年；一个脉冲的能量够它做几次运算", en: "Energy of a machine's FLOPs, in years of a brain; and FLOPs for the energy of a spike" },
    input: z.strictObject({
      flop: real("运算量", "FLOPs", 1, 1e36, "FLOP").default(3.14e23),
      tflopsPerDevice: real("每块卡实际达到的算力", "FLOPs a device reaches", 1e-6, 1e9, "TFLOP/s").default(118),
      wattsPerDevice: real("每块卡的功率", "Power of a device", 1e-3, 1e6, "W").default(400),
      brainW,
      joulePerSpike: real("一个脉冲的能量", "Energy of a spike", 1e-20, 1, "J").default(2e-10),
    }),
    output: z.strictObject({ joules: z.number(), mwh: z.number(), brainYears: z.number(), joulePerFlop: z.number(), flopPerSpike: z.number() }),
    unit: { joules: "J", mwh: "MWh", brainYears: "year", joulePerFlop: "J/FLOP", flopPerSpike: "FLOP" },
    source: "A100: 400 W, 312 TFLOP/s at 38 % utilisation; training of GPT-3: arXiv:2005.14165 table D.1 (3.14e23 FLOP); devices alone, without cooling and hosts",
    example: { flop: 3.14e23, tflopsPerDevice: 118, wattsPerDevice: 400, brainW: 20, joulePerSpike: 2e-10 },
    monotonic: ["flop", "tflopsPerDevice", "wattsPerDevice", "brainW", "joulePerSpike"],
    compute: (input) => {
      const machine = brainYearsOf(input.flop, input.tflopsPerDevice, input.wattsPerDevice, input.brainW);
      return { ...machine, flopPerSpike: input.joulePerSpike / machine.joulePerFlop };
    },
  }),
  defineQuantity({
    name: "brain.landauerLimit",
    title: { zh: "擦掉一个比特至少要多少能量", en: "Least energy to erase one bit" },
    input: z.strictObject({ celsius: real("温度", "Temperature", -273, 10_000, "degC").default(37) }),
    output: z.number(),
    unit: "J",
    source: "k·T·ln 2; Landauer 1961, IBM J Res Dev 5:183",
    example: { celsius: 37 },
    monotonic: ["celsius"],
    compute: ({ celsius }) => landauerJ(celsius),
  }),
];
