import { z } from "zod";
import { matrixField, vectorField } from "../dense.ts";
import { numberField, wholeField } from "../field.ts";
import { defineQuantity } from "../quantity.ts";
import { actorCritic } from "./actor-critic.ts";
import { runTrial, trainedWeights } from "./conditioning.ts";
import { drive, freeEnergy, mostLikelySize, predictionError, requireLevel, settled, weightChange } from "./predictive.ts";
import { sparseCode } from "./sparse.ts";
import { unitQuantities } from "./unit-quantities.ts";
import { tdValues, walkValues } from "./walk.ts";

const numbers = z.array(z.number());
const count = (zh: string, en: string, min: number, max: number) => wholeField({ label: { zh, en }, min, max });
const real = (zh: string, en: string, min: number, max: number) => numberField({ label: { zh, en }, min, max });
const gamma = real("折扣 γ", "Discount γ", 0, 1).default(1);
const lambda = real("资格迹 λ", "Trace λ", 0, 1).default(0);
const alpha = real("学习率 α", "Learning rate α", 0, 1);
const variance = (zh: string, en: string) => real(zh, en, 1e-9, 1e9);
const SUTTON = "Sutton & Barto 2018, Reinforcement Learning";

/** Everything about learning rules that can be asked by name. */
export const learningQuantities = [
  defineQuantity({
    name: "learning.sparseCode",
    title: { zh: "稀疏编码：用字典里尽量少的词拼出一个信号", en: "Sparse coding: a signal put together from as few atoms of a dictionary as pay" },
    input: z.strictObject({
      dictionary: matrixField({ zh: "字典 D [维][词]", en: "Dictionary D [dimension][atom]" }, 64, 128),
      signal: vectorField({ zh: "信号 x [维]", en: "Signal x [dimension]" }, 64),
      lambda: real("稀疏惩罚 λ", "Penalty λ", 0, 1e6).default(0.2),
      method: z.enum(["ista", "fista"]).default("fista").meta({ label: { zh: "算法", en: "Method" } }),
      iterations: count("迭代次数", "Iterations", 0, 10_000).default(1000),
    }),
    output: z.strictObject({ lipschitz: z.number(), objective: z.number(), nonZeros: z.int(), code: numbers }),
    unit: { lipschitz: "1", objective: "1", nonZeros: "1", code: "1" },
    source: "½‖x − Da‖² + λ‖a‖₁ by Beck & Teboulle 2009, SIAM J Imaging Sci 2:183, from 0 with step 1/L; Olshausen & Field 1996, Nature 381:607",
    example: { dictionary: [[1, 0, 0.6], [0, 1, 0.8]], signal: [0.6, 0.8], lambda: 0.2, method: "fista" as const, iterations: 1000 },
    compute: (input) => {
      const { lipschitz, code, objectives } = sparseCode(input.dictionary, input.signal, input.lambda, input.method, input.iterations);
      return { lipschitz, objective: objectives.at(-1)!, nonZeros: code.filter((a) => a !== 0).length, code };
    },
  }),
  defineQuantity({
    name: "learning.predictiveCoding",
    title: { zh: "预测编码的一层：误差最小时的解释 r*、能量从多少降到多少、权重怎么改", en: "One level of predictive coding: the causes r* of least error, the energy before and after, the change of weights" },
    input: z.strictObject({
      weights: matrixField({ zh: "生成权重 U [输入][原因]", en: "Generative weights U [input][cause]" }, 64, 64),
      input: vectorField({ zh: "输入 I", en: "Input I" }, 64),
      topDown: vectorField({ zh: "上层的预测 r_td", en: "Prediction from above r_td" }, 64),
      inputVariance: variance("输入的方差 σ²", "Variance of the input σ²").default(1),
      topDownVariance: variance("上层预测的方差 σ_td²", "Variance of the prediction from above σ_td²").default(1),
      learningRate: real("权重的学习率 η", "Learning rate η of the weights", 0, 1e6).default(0.1),
    }),
    output: z.strictObject({ settled: numbers, energyAtZero: z.number(), energySettled: z.number(), errors: numbers, driveAtZero: numbers, weightChange: z.array(numbers) }),
    unit: { settled: "1", energyAtZero: "nat", energySettled: "nat", errors: "1", driveAtZero: "1", weightChange: "1" },
    source: "Rao & Ballard 1999, Nat Neurosci 2:79, with F halved as in Bogacz 2017, J Math Psychol 76:198",
    example: { weights: [[1, 0], [0.5, 1], [0, 2]], input: [1, 2, 3], topDown: [0, 0], inputVariance: 1, topDownVariance: 2, learningRate: 0.1 },
    compute: ({ learningRate, ...level }) => {
      requireLevel(level);
      const r = settled(level);
      const zero = r.map(() => 0);
      return {
        settled: r, energyAtZero: freeEnergy(level, zero), energySettled: freeEnergy(level, r), errors: predictionError(level, r),
        driveAtZero: drive(level, zero), weightChange: weightChange(level, r, learningRate),
      };
    },
  }),
  defineQuantity({
    name: "learning.perceivedSize",
    title: { zh: "看见多亮，猜有多大：先验和感觉折中的最可能大小", en: "From how bright to how big: the size that best agrees with the prior and the sensation" },
    input: z.strictObject({
      prior: real("先验均值 v_p", "Prior mean v_p", 1e-6, 1e6).default(3), priorVariance: variance("先验方差 Σ_p", "Prior variance Σ_p").default(1),
      intensity: real("感到的亮度 u", "Intensity u", 0, 1e6).default(2), intensityVariance: variance("感觉的方差 Σ_u", "Sensory variance Σ_u").default(1),
    }),
    output: z.number(),
    unit: "1",
    source: "Bogacz 2017, J Math Psychol 76:198, §2, exercises 1–2: u = φ² + noise",
    example: { prior: 3, priorVariance: 1, intensity: 2, intensityVariance: 1 },
    monotonic: ["prior", "intensity"],
    compute: mostLikelySize,
  }),
  defineQuantity({
    name: "learning.randomWalk",
    title: { zh: "随机游走里每个位置真正的价值（走到右端得 1）", en: "True values of a random walk whose right end pays 1" },
    input: z.strictObject({ states: count("状态数", "States", 1, 99).default(5), gamma }),
    output: z.strictObject({ values: numbers, centre: z.number() }),
    unit: { values: "1", centre: "1" },
    source: `${SUTTON}, example 6.2; the centre is state ⌈n/2⌉`,
    example: { states: 5, gamma: 1 },
    compute: ({ states, gamma: discount }) => {
      const values = walkValues(states, discount);
      return { values, centre: values[Math.ceil(states / 2) - 1]! };
    },
  }),
  defineQuantity({
    name: "learning.tdWalk",
    title: { zh: "TD(λ)：走过这些路之后，各位置的价值学成了多少", en: "TD(λ): the values learned from given walks" },
    input: z.strictObject({
      states: count("状态数", "States", 1, 99).default(5),
      episodes: z.array(z.array(count("状态", "State", 0, 100)).min(2).max(10_000)).max(1000)
        .meta({ label: { zh: "各回合走过的状态，从 1 数；0 是左端，n + 1 是右端", en: "States of each episode, from 1; 0 is the left end, n + 1 the right" }, unit: "1" }),
      alpha: alpha.default(0.1), gamma, lambda,
      initial: real("初始价值", "Initial value", -1e6, 1e6).default(0.5),
    }),
    output: z.strictObject({ values: numbers }),
    unit: { values: "1" },
    source: `${SUTTON}, example 6.2, §12.2; accumulating traces`,
    example: { states: 5, episodes: [[3, 4, 5, 6]], alpha: 0.1, gamma: 1, lambda: 0, initial: 0.5 },
    compute: ({ states, episodes, initial, ...settings }) => ({ values: tdValues(new Array<number>(states).fill(initial), episodes, settings) }),
  }),
  defineQuantity({
    name: "learning.dopamine",
    title: { zh: "多巴胺的预测误差：第几次试验，线索和奖励到来时各有多大；奖励没来又如何", en: "Dopamine as prediction error: its size at the cue and at the reward in a given trial, and when the reward is left out" },
    input: z.strictObject({
      trial: count("第几次试验（从 1 数）", "Trial, from 1", 1, 10_000),
      delaySteps: count("线索到奖励几步", "Steps from cue to reward", 1, 200).default(10),
      alpha: alpha.default(0.2), gamma, lambda,
      reward: real("奖励", "Reward", -1000, 1000).default(1),
      omitted: z.boolean().default(false).meta({ label: { zh: "这一次不给奖励", en: "Reward left out in this trial" } }),
    }),
    output: z.strictObject({ atCue: z.number(), atReward: z.number(), errors: numbers, values: numbers }),
    unit: { atCue: "1", atReward: "1", errors: "1", values: "1" },
    source: `Schultz, Dayan & Montague 1997, Science 275:1593; TD(λ) on a serial compound, ${SUTTON}, §15.6`,
    example: { trial: 50, delaySteps: 10, alpha: 0.2, gamma: 1, lambda: 0, reward: 1, omitted: false },
    compute: ({ trial, delaySteps, omitted, ...settings }) => {
      const weights = trainedWeights(delaySteps, trial - 1, settings);
      const values = Array.from(weights);
      const errors = runTrial(weights, { ...settings, reward: omitted ? 0 : settings.reward });
      return { atCue: errors[0]!, atReward: errors[delaySteps]!, errors: Array.from(errors), values };
    },
  }),
  defineQuantity({
    name: "learning.actorCritic",
    title: { zh: "奖励是天生的，价值和走法是学来的：一条链上的演员–评论家", en: "Rewards are innate, values and policy are learned: actor–critic on a chain" },
    input: z.strictObject({
      states: count("链上几个状态", "States", 1, 99).default(5),
      rewardLeft: real("左端的奖励", "Reward at the left end", -100, 100).default(0), rewardRight: real("右端的奖励", "Reward at the right end", -100, 100).default(1),
      criticRate: alpha.default(0.1), actorRate: real("策略的学习率 α_θ", "Actor's learning rate α_θ", 0, 10).default(0.5), gamma: real("折扣 γ", "Discount γ", 0, 1).default(0.9),
      episodes: count("回合数", "Episodes", 1, 5000).default(500),
      seed: count("随机种子", "Seed", 0, 0xffffffff).default(1),
    }),
    output: z.strictObject({ values: numbers, right: numbers, endedRight: z.number() }),
    unit: { values: "1", right: "1", endedRight: "1" },
    source: `${SUTTON}, §13.5 (one-step actor–critic); innate reward against learned value after Byrnes 2022, a hypothesis about brains`,
    example: { states: 5, rewardLeft: 0, rewardRight: 1, criticRate: 0.1, actorRate: 0.5, gamma: 0.9, episodes: 200, seed: 1 },
    compute: ({ seed, ...settings }) => ({ ...actorCritic(settings, seed) }),
  }),
  ...unitQuantities,
] as const;
