import { z } from "zod";
import { goldmanMv, nernstMv } from "../neuron/nernst.ts";
import type { SimEvent, Simulate } from "../simulate.ts";
import { real } from "./fields.ts";
import { ghkCurrent } from "./ghk.ts";

const IONS = ["k", "na", "cl"] as const;
export type Ion = (typeof IONS)[number];
const VALENCE = { k: 1, na: 1, cl: -1 } as const;

const concentration = (zh: string, en: string) => real(zh, en, "mM", 0.001, 1000);
const permeability = (zh: string, en: string) => real(zh, en, "1", 0.001, 1000);
const warmth = real("温度", "Temperature", "degC", 0, 50);
const ion = z.enum(IONS).meta({ choices: { k: { zh: "钾", en: "Potassium" }, na: { zh: "钠", en: "Sodium" }, cl: { zh: "氯", en: "Chloride" } } }).default("k").meta({ label: { zh: "离子", en: "Ion" }, unit: "1" });

/** A cell's ions and the relative permeabilities of its membrane; the defaults are a mammal's nerve cell at rest. */
export const ionParams = z.strictObject({
  kOutMm: concentration("膜外钾", "Potassium outside").default(5),
  kInMm: concentration("膜内钾", "Potassium inside").default(140),
  naOutMm: concentration("膜外钠", "Sodium outside").default(145),
  naInMm: concentration("膜内钠", "Sodium inside").default(12),
  clOutMm: concentration("膜外氯", "Chloride outside").default(110),
  clInMm: concentration("膜内氯", "Chloride inside").default(10),
  kPermeability: permeability("钾的通透性", "Permeability to potassium").default(1),
  naPermeability: permeability("钠的通透性", "Permeability to sodium").default(0.04),
  clPermeability: permeability("氯的通透性", "Permeability to chloride").default(0.45),
  celsius: warmth.default(37),
});

export type IonParams = z.output<typeof ionParams>;

/** What cues can do; every change takes 0.8 s of scene time, so that the eye can follow. */
export const ionActions = {
  concentration: z.strictObject({
    ion,
    side: z.enum(["out", "in"]).meta({ choices: { out: { zh: "膜外", en: "Outside" }, in: { zh: "膜内", en: "Inside" } } }).default("out").meta({ label: { zh: "膜外还是膜内", en: "Side" }, unit: "1" }),
    mm: concentration("浓度", "Concentration").default(15),
  }),
  permeability: z.strictObject({ ion: ion.default("na"), permeability: permeability("通透性", "Permeability").default(20) }),
  temperature: z.strictObject({ celsius: warmth.default(20) }),
} as const;

export interface IonView {
  readonly outMm: number;
  readonly inMm: number;
  readonly permeability: number;
  /** Where this ion alone would hold the potential, mV. */
  readonly nernstMv: number;
  /** Membrane potential less that, mV. */
  readonly drivingMv: number;
  /** Current at a permeability of 10⁻⁶ cm/s for each unit, uA/cm², outward positive; the three sum to 0. */
  readonly currentUaPerCm2: number;
}

export interface IonState extends Readonly<Record<Ion, IonView>> {
  readonly celsius: number;
  readonly vMv: number;
}

const CHANGE_MS = 800;
const UNIT_CM_PER_S = 1e-6;

/**
 * Concentrations and permeabilities make the potential (Goldman, Hodgkin, Katz); a closed form of the scene time.
 *
 * Events: `concentration {ion, side, mm}`, `permeability {ion, permeability}`, `temperature {celsius}`.
 *
 * @see Goldman 1943, J Gen Physiol 27:37; Hodgkin & Katz 1949, J Physiol 108:37
 */
export const simulateIons: Simulate<IonParams, IonState> = (params, _seed, events) => {
  const changes = events.flatMap(changeOf);
  const valueOf = (name: keyof IonParams) => {
    const own = changes.filter((change) => change.name === name);
    return (tMs: number): number => own.reduce((value, { fromMs, to }) => blend(value, to, (tMs - fromMs) / CHANGE_MS), params[name]);
  };
  const curves = Object.fromEntries(Object.keys(params).map((name) => [name, valueOf(name as keyof IonParams)])) as Record<keyof IonParams, (tMs: number) => number>;

  return (tMs) => {
    const celsius = curves.celsius(tMs);
    const sides = (each: Ion) => ({ outMm: curves[`${each}OutMm`](tMs), inMm: curves[`${each}InMm`](tMs), permeability: curves[`${each}Permeability`](tMs) });
    const [k, na, cl] = [sides("k"), sides("na"), sides("cl")];
    const vMv = goldmanMv([k, na], [cl], celsius);
    const view = (each: Ion, side: ReturnType<typeof sides>): IonView => {
      const alone = nernstMv(side.outMm, side.inMm, VALENCE[each], celsius);
      const currentUaPerCm2 = ghkCurrent(UNIT_CM_PER_S * side.permeability, VALENCE[each], vMv, side.outMm, side.inMm, celsius);
      return { ...side, nernstMv: alone, drivingMv: vMv - alone, currentUaPerCm2 };
    };
    return { celsius, vMv, k: view("k", k), na: view("na", na), cl: view("cl", cl) };
  };
};

function changeOf({ tMs, action, args }: SimEvent): { readonly fromMs: number; readonly name: keyof IonParams; readonly to: number }[] {
  switch (action) {
    case "concentration": {
      const { ion, side, mm } = ionActions.concentration.parse(args);
      return [{ fromMs: tMs, name: side === "out" ? `${ion}OutMm` : `${ion}InMm`, to: mm }];
    }
    case "permeability": {
      const { ion, permeability } = ionActions.permeability.parse(args);
      return [{ fromMs: tMs, name: `${ion}Permeability`, to: permeability }];
    }
    case "temperature":
      return [{ fromMs: tMs, name: "celsius", to: ionActions.temperature.parse(args).celsius }];
    default:
      return [];
  }
}

/** Goes smoothly from one value to another: by ratio where both are above 0, as a concentration is felt by its logarithm. */
function blend(from: number, to: number, progress: number): number {
  const x = Math.min(1, Math.max(0, progress));
  const part = x * x * (3 - 2 * x);
  if (part === 0) return from;
  if (part === 1) return to;
  return from > 0 && to > 0 ? from * (to / from) ** part : from + (to - from) * part;
}
