import { numberField, wholeField } from "../field.ts";
import type { ReceptorName } from "./receptor.ts";

export const real = (zh: string, en: string, unit: string, min: number, max: number) => numberField({ label: { zh, en }, unit, min, max });
export const whole = (zh: string, en: string, min: number, max: number) => wholeField({ label: { zh, en }, min, max });

export const sites = whole("释放位点数", "Release sites", 1, 1000);
export const releaseProbability = real("每个位点的释放概率", "Release probability of a site", "1", 0, 1);
export const concentrationUm = (zh: string, en: string, max = 1e6) => real(zh, en, "uM", 0, max);
/** A dissociation or half-saturation constant: above 0, since everything is divided by it. */
export const constantUm = (zh: string, en: string) => real(zh, en, "uM", 1e-6, 1e6);
export const transmitterMm = real("递质浓度", "Transmitter", "mM", 0, 100);
export const timeMs = (zh: string, en: string, max = 1e6) => real(zh, en, "ms", 0, max);

export const receptorNames = ["ampa", "nmda", "gabaA"] as const satisfies readonly ReceptorName[];
