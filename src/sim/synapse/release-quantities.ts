import { z } from "zod";
import { defineQuantity } from "../quantity.ts";
import { cleftConcentrationMm, meanSquareUm2, timeToSpreadMs } from "./diffusion.ts";
import { real, releaseProbability, sites, timeMs, whole } from "./fields.ts";
import { binomialProbability, contentByFailures, estimateSites, quantalResponse } from "./release.ts";

const KATZ = "del Castillo & Katz 1954, J Physiol 124:560";
const quantum = real("一个囊泡引起的反应", "Response to one vesicle", "mV", 1e-6, 1000);
const diffusion = real("扩散系数（间隙里的谷氨酸约 0.33）", "Diffusion coefficient (glutamate in a cleft: 0.33)", "um2/ms", 1e-6, 1000).default(0.33);
const dimensions = whole("维数", "Dimensions", 1, 3).default(1);

export const releaseQuantities = [
  defineQuantity({
    name: "synapse.releaseProbability",
    title: { zh: "一个脉冲恰好释放 k 个囊泡的概率", en: "Probability that one spike releases exactly k vesicles" },
    input: z.strictObject({ sites, releaseProbability, vesicles: whole("释放的囊泡数", "Vesicles released", 0, 1000) }),
    output: z.number(),
    unit: "1",
    source: `${KATZ}: binomial C(n,k) p^k (1−p)^(n−k)`,
    example: { sites: 5, releaseProbability: 0.3, vesicles: 0 },
    compute: (input) => {
      if (input.vesicles > input.sites)
        throw new RangeError(`vesicles 应在 0…${input.sites}（位点数）之内，现在是 ${input.vesicles} / vesicles must be in 0…${input.sites}, the sites, got ${input.vesicles}`);
      return binomialProbability(input.sites, input.vesicles, input.releaseProbability);
    },
  }),
  defineQuantity({
    name: "synapse.quantalResponse",
    title: { zh: "突触后反应的平均值、方差与变异系数", en: "Mean, variance and coefficient of variation of a postsynaptic response" },
    input: z.strictObject({ sites, releaseProbability: real("每个位点的释放概率", "Release probability of a site", "1", 1e-6, 1), quantumMv: quantum.default(0.4) }),
    output: z.strictObject({ meanMv: z.number(), varianceMv2: z.number(), cv: z.number() }),
    unit: { meanMv: "mV", varianceMv2: "mV2", cv: "1" },
    source: `${KATZ}: npq, npq²(1−p), CV⁻² = np/(1−p)`,
    example: { sites: 5, releaseProbability: 0.3, quantumMv: 0.4 },
    compute: (input) => {
      const { mean, variance, cv } = quantalResponse(input.sites, input.releaseProbability, input.quantumMv);
      return { meanMv: mean, varianceMv2: variance, cv };
    },
  }),
  defineQuantity({
    name: "synapse.estimateSites",
    title: { zh: "由反应的平均值与方差反推位点数与释放概率", en: "Sites and release probability from the mean and variance of responses" },
    input: z.strictObject({
      meanMv: real("平均反应", "Mean response", "mV", 1e-9, 1e5),
      varianceMv2: real("方差", "Variance", "mV2", 0, 1e9),
      quantumMv: quantum,
    }),
    output: z.strictObject({ releaseProbability: z.number(), sites: z.number(), quantalContent: z.number() }),
    unit: { releaseProbability: "1", sites: "1", quantalContent: "1" },
    source: `${KATZ}; Clements & Silver 2000, Trends Neurosci 23:105: variance = mean·q·(1 − p)`,
    example: { meanMv: 0.6, varianceMv2: 0.168, quantumMv: 0.4 },
    compute: (input) => {
      const { p, n, content } = estimateSites(input.meanMv, input.varianceMv2, input.quantumMv);
      return { releaseProbability: p, sites: n, quantalContent: content };
    },
  }),
  defineQuantity({
    name: "synapse.contentByFailures",
    title: { zh: "由落空次数求平均释放量（释放稀少时）", en: "Mean quantal content from the number of failures, where release is rare" },
    input: z.strictObject({ trials: whole("刺激次数", "Trials", 1, 1e9), failures: whole("落空次数", "Failures", 1, 1e9) }),
    output: z.number(),
    unit: "1",
    source: `${KATZ}: m = ln(N/N₀) of a Poisson distribution`,
    example: { trials: 100, failures: 37 },
    monotonic: ["trials", "failures"],
    compute: (input) => contentByFailures(input.trials, input.failures),
  }),
  defineQuantity({
    name: "synapse.diffusionTime",
    title: { zh: "扩散走过一段距离要多久：与距离的平方成正比", en: "Time to diffuse over a distance: it grows with the square" },
    input: z.strictObject({ distanceUm: real("距离", "Distance", "um", 1e-6, 1e9), diffusionUm2PerMs: diffusion, dimensions }),
    output: z.number(),
    unit: "ms",
    source: "Einstein 1905, Ann Phys 17:549: ⟨x²⟩ = 2nDt",
    example: { distanceUm: 0.02, diffusionUm2PerMs: 0.33, dimensions: 1 },
    monotonic: ["distanceUm", "diffusionUm2PerMs", "dimensions"],
    compute: (input) => timeToSpreadMs(input.distanceUm, input.diffusionUm2PerMs, input.dimensions),
  }),
  defineQuantity({
    name: "synapse.diffusionDistance",
    title: { zh: "一段时间里扩散走多远（均方根）", en: "Root mean square distance diffused in a time" },
    input: z.strictObject({ tMs: timeMs("时间", "Time", 1e12), diffusionUm2PerMs: diffusion, dimensions }),
    output: z.number(),
    unit: "um",
    source: "Einstein 1905, Ann Phys 17:549: ⟨x²⟩ = 2nDt",
    example: { tMs: 1, diffusionUm2PerMs: 0.33, dimensions: 1 },
    monotonic: ["tMs", "diffusionUm2PerMs", "dimensions"],
    compute: (input) => Math.sqrt(meanSquareUm2(input.diffusionUm2PerMs, input.tMs, input.dimensions)),
  }),
  defineQuantity({
    name: "synapse.cleftConcentration",
    title: { zh: "一个囊泡放出的递质在间隙里某处、某时的浓度", en: "Concentration in the cleft after one vesicle, at a place and a time" },
    input: z.strictObject({
      molecules: real("一个囊泡的分子数", "Molecules in a vesicle", "1", 1, 1e9).default(3000),
      diffusionUm2PerMs: diffusion,
      heightNm: real("间隙高度", "Height of the cleft", "nm", 1, 1e6).default(20),
      rUm: real("离释放点的距离", "Distance from the release", "um", 0, 1e6),
      tMs: real("释放后的时间", "Time since the release", "ms", 1e-9, 1e9),
    }),
    output: z.number(),
    unit: "mM",
    source: "Crank 1975, The Mathematics of Diffusion, eq 2.7: C = Q/(4πDht) e^(−r²/4Dt); D of Nielsen et al. 2004, Neuron 42:757",
    example: { molecules: 3000, diffusionUm2PerMs: 0.33, heightNm: 20, rUm: 0.1, tMs: 0.1 },
    monotonic: ["molecules", "heightNm", "rUm"],
    compute: (input) => cleftConcentrationMm(input.molecules, input.diffusionUm2PerMs, input.heightNm, input.rUm, input.tMs),
  }),
];
