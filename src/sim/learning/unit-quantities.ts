import { z } from "zod";
import { vectorField } from "../dense.ts";
import { numberField } from "../field.ts";
import { defineQuantity } from "../quantity.ts";
import { activate } from "./unit.ts";
import { activation } from "./unit-inputs.ts";

export const unitQuantities = [
  defineQuantity({
    name: "learning.unit",
    title: { zh: "一个人工神经元：加权求和、减阈值、过激活函数", en: "An artificial neuron: weighted sum, threshold, activation" },
    input: z.strictObject({
      inputs: vectorField({ zh: "各路信号", en: "Inputs" }, 1024),
      weights: vectorField({ zh: "各路权重", en: "Weights" }, 1024),
      threshold: numberField({ label: { zh: "阈值 θ", en: "Threshold θ" }, min: -1e6, max: 1e6 }).default(0),
      activation: activation.default("step"),
    }),
    output: z.strictObject({ sum: z.number(), output: z.number() }),
    unit: { sum: "1", output: "1" },
    source: "Σ w·x − θ: McCulloch & Pitts 1943, Bull Math Biophys 5:115; step, relu or logistic",
    example: { inputs: [1, 1], weights: [1, 1], threshold: 2, activation: "step" as const },
    compute: ({ inputs, weights, threshold, activation: kind }) => {
      if (inputs.length !== weights.length)
        throw new RangeError(`信号和权重要一样多，得到 ${inputs.length} 和 ${weights.length} / inputs and weights must be as many, got ${inputs.length} and ${weights.length}`);
      const sum = inputs.reduce((total, x, i) => total + x * weights[i]!, 0);
      return { sum, output: activate(kind, sum - threshold) };
    },
  }),
] as const;
