import { z } from "zod";
import { concentrationUm, real, releaseProbability, whole } from "./fields.ts";

const rate = real("每秒放映多少模型毫秒", "Model time per second", "ms/s", 0.05, 200);
const part = (zh: string, en: string) => real(zh, en, "1", 0, 1);

/** A synapse with a few release sites; the transmitter is glutamate at AMPA or NMDA receptors, or GABA. */
export const synapseParams = z.strictObject({
  receptor: z.enum(["ampa", "nmda", "gabaA"]).meta({ choices: { ampa: { zh: "AMPA（兴奋）", en: "AMPA (excites)" }, nmda: { zh: "NMDA（兴奋，慢）", en: "NMDA (excites, slow)" }, gabaA: { zh: "GABA-A（抑制）", en: "GABA-A (inhibits)" } } }).default("ampa").meta({ label: { zh: "受体", en: "Receptor" }, unit: "1" }),
  sites: whole("释放位点数", "Release sites", 1, 12).default(5),
  releaseProbability: releaseProbability.default(0.4),
  refillMs: real("空位点重新装上囊泡的时间", "Time to dock a new vesicle", "ms", 1, 10_000).default(100),
  peakMm: real("一个囊泡使间隙浓度升高多少", "What one vesicle adds to the cleft", "mM", 0.01, 10).default(1),
  escapeMs: real("扩散逃出间隙的时间常数", "Time constant of escape by diffusion", "ms", 0.1, 1000).default(2),
  uptakeUmPerMs: real("转运体最快每毫秒回收多少", "Largest uptake", "uM/ms", 0, 1000).default(500),
  uptakeKmUm: real("转运体半饱和浓度", "Half-saturation of the transporters", "uM", 0.1, 1000).default(20),
  antagonistKUm: real("拮抗剂的解离常数 K_B", "Dissociation constant of the antagonist, K_B", "uM", 1e-3, 1000).default(1),
  adenosineUm: real("腺苷（脑内 0.02–0.3）", "Adenosine (brain: 0.02–0.3)", "uM", 0.001, 100).default(0.1),
  modelMsPerSecond: rate.default(5),
});

export type SynapseParams = z.output<typeof synapseParams>;

/** What cues can do to the synapse. */
export const synapseActions = {
  /** One presynaptic spike, or a train of them. */
  spike: z.strictObject({
    count: whole("脉冲数", "Spikes", 1, 50).default(1),
    intervalMs: real("间隔（模型毫秒）", "Interval in model time", "ms", 0.5, 1000).default(10),
  }),
  antagonist: z.strictObject({ concentrationUm: concentrationUm("拮抗剂浓度", "Antagonist", 1e5).default(10) }),
  reuptake: z.strictObject({ block: part("转运体被堵住几成", "Part of the transporters blocked").default(1) }),
  probability: z.strictObject({ releaseProbability: releaseProbability.default(0.9) }),
  caffeine: z.strictObject({ concentrationUm: concentrationUm("咖啡因浓度", "Caffeine", 1000).default(10) }),
  slow: z.strictObject({ modelMsPerSecond: rate.default(1) }),
} as const;
