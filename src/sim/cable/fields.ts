import { numberField, wholeField } from "../field.ts";

export const real = (zh: string, en: string, unit: string, min: number, max: number) => numberField({ label: { zh, en }, unit, min, max });
export const whole = (zh: string, en: string, min: number, max: number) => wholeField({ label: { zh, en }, min, max });

export const diameterUm = real("直径", "Diameter", "um", 0.01, 2000);
export const membraneOhmCm2 = real("膜电阻 Rm（10 000–30 000 常见）", "Membrane resistance Rm (10,000–30,000 is usual)", "ohm cm2", 1, 1e7);
export const axialOhmCm = (usual: number) => real("胞质电阻率 Ri（70–200 常见）", "Resistivity of the cytoplasm Ri (70–200 is usual)", "ohm cm", 1, 10_000).default(usual);
/** The squid's channels pass no wave much above 30 °C. */
export const axonCelsius = (usual: number) => real("温度", "Temperature", "degC", 0, 35).default(usual);
