const HOUR_S = 3600;
const DAY_S = 86_400;
/** The Julian year. */
const YEAR_S = 31_557_600;

/** One petaFLOP a second for a day. */
export const PF_DAY_FLOP = 1e15 * DAY_S;

export interface Run {
  readonly deviceHours: number;
  readonly deviceYears: number;
  /** With all devices at once. */
  readonly days: number;
  readonly usd: number;
}

/** Time and price of so many FLOPs on devices of one peak that reach `utilisation` of it. */
export function runOf(flop: number, peakTflops: number, utilisation: number, usdPerDeviceHour: number, devices: number): Run {
  const seconds = flop / (peakTflops * 1e12 * utilisation);
  const deviceHours = seconds / HOUR_S;
  return { deviceHours, deviceYears: seconds / YEAR_S, days: seconds / devices / DAY_S, usd: deviceHours * usdPerDeviceHour };
}

/** Share of the peak that was reached, or that is needed, when so many device hours are to do so many FLOPs. */
export function utilisationOf(flop: number, deviceHours: number, peakTflops: number): number {
  return flop / (deviceHours * HOUR_S * peakTflops * 1e12);
}

export interface Cluster {
  readonly boxes: number;
  readonly usdPerBox: number;
  /** Months over which a box is written off. */
  readonly months: number;
  readonly kwPerBox: number;
  readonly usdPerKwh: number;
  readonly days: number;
}

/** A month of owned machines: their share of the price, and electricity for `days`. */
export function clusterMonth(c: Cluster): { hardwareUsd: number; powerUsd: number; totalUsd: number } {
  const hardwareUsd = (c.boxes * c.usdPerBox) / c.months;
  const powerUsd = 24 * c.days * c.boxes * c.kwPerBox * c.usdPerKwh;
  return { hardwareUsd, powerUsd, totalUsd: hardwareUsd + powerUsd };
}

/** Time in which something that grew by `factor` in `years` doubles, when it grows evenly. */
export function doublingYears(factor: number, years: number): number {
  return years / Math.log2(factor);
}
