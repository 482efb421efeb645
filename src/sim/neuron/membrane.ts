import { numberField } from "../field.ts";

/** A patch of excitable membrane; conductances are per area, so its size does not matter. */
export interface Membrane {
  readonly capacitanceUfPerCm2: number;
  /** Largest conductances, all channels open, mS/cm². */
  readonly gNaMsPerCm2: number;
  readonly gKMsPerCm2: number;
  readonly gLMsPerCm2: number;
  readonly eNaMv: number;
  readonly eKMv: number;
  readonly eLMv: number;
  readonly celsius: number;
  /** Fraction of the sodium channels that a drug (tetrodotoxin) plugs, 0…1. */
  readonly naBlock: number;
  /** Fraction of the potassium channels that a drug (tetraethylammonium) plugs, 0…1. */
  readonly kBlock: number;
}

/** The squid giant axon in today's sign convention. Hodgkin & Huxley 1952, J Physiol 117:500, table 3. */
export const SQUID_AXON: Membrane = {
  capacitanceUfPerCm2: 1,
  gNaMsPerCm2: 120,
  gKMsPerCm2: 36,
  gLMsPerCm2: 0.3,
  eNaMv: 50,
  eKMv: -77,
  eLMv: -54.387,
  celsius: 6.3,
  naBlock: 0,
  kBlock: 0,
};

export const celsiusField = numberField({ label: { zh: "温度", en: "Temperature" }, unit: "degC", min: 0, max: 35 });

export const blockField = (zh: string, en: string) => numberField({ label: { zh, en }, min: 0, max: 1 });

const conductance = (zh: string, en: string, max: number, min = 0) =>
  numberField({ label: { zh, en }, unit: "mS/cm2", min, max });

const potential = (zh: string, en: string, min: number, max: number) => numberField({ label: { zh, en }, unit: "mV", min, max });

/** Input fields of every quantity that needs a membrane; each defaults to the squid axon. */
export const membraneFields = {
  capacitanceUfPerCm2: numberField({ label: { zh: "膜电容", en: "Capacitance" }, unit: "uF/cm2", min: 0.5, max: 3 }).default(SQUID_AXON.capacitanceUfPerCm2),
  gNaMsPerCm2: conductance("钠最大电导", "Largest sodium conductance", 240).default(SQUID_AXON.gNaMsPerCm2),
  gKMsPerCm2: conductance("钾最大电导", "Largest potassium conductance", 72).default(SQUID_AXON.gKMsPerCm2),
  gLMsPerCm2: conductance("漏电导", "Leak conductance", 3, 0.2).default(SQUID_AXON.gLMsPerCm2),
  eNaMv: potential("钠平衡电位", "Sodium reversal potential", 20, 80).default(SQUID_AXON.eNaMv),
  eKMv: potential("钾平衡电位", "Potassium reversal potential", -110, -60).default(SQUID_AXON.eKMv),
  eLMv: potential("漏电反转电位", "Leak reversal potential", -90, -40).default(SQUID_AXON.eLMv),
  celsius: celsiusField.default(SQUID_AXON.celsius),
  naBlock: blockField("钠通道阻断比例", "Sodium channels blocked").default(SQUID_AXON.naBlock),
  kBlock: blockField("钾通道阻断比例", "Potassium channels blocked").default(SQUID_AXON.kBlock),
};
