/** A quantity's unit as a reader knows it: `1/um` → `1/µm`, `mm3` → `mm³`, `degC` → `°C`; `1` is none. */
export function printUnit(unit: string): string {
  if (unit === "1") return "";
  return unit
    .replace(/\bu(?=[a-zA-Z])/gu, "µ")
    .replace(/\bdegC\b/gu, "°C")
    .replace(/\bdeg\b/gu, "°")
    .replace(/\bohm\b/gu, "Ω")
    .replace(/(?<=[a-zA-Zµ])(-?)([2-9])\b/gu, (_, minus: string, digit: string) => (minus === "" ? "" : "⁻") + "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]);
}

export interface PrintStyle {
  /** Significant digits; whole numbers below a million keep all of theirs. */
  readonly digits?: number;
  /** 1.2 亿 for 120 000 000. */
  readonly wan?: boolean;
}

/** A number for a picture: few digits, a true minus, thousands in groups, or in 万, 亿 and 万亿. */
export function printValue(value: number, { digits = 3, wan = false }: PrintStyle = {}): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "—" : value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  const sign = value < 0 ? "−" : "";
  const [divisor, word] = !wan || size < 1e5 ? [1, ""] as const : size < 1e8 ? [1e4, " 万"] as const : size < 1e12 ? [1e8, " 亿"] as const : [1e12, " 万亿"] as const;
  const part = size / divisor;
  if (part !== 0 && (part < 1e-4 || part >= 1e9)) {
    const [mantissa, power] = part.toExponential(digits - 1).split("e") as [string, string];
    const raised = [...power.replace("+", "")].map((c) => (c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)])).join("");
    return `${sign}${Number(mantissa)}×10${raised}${word}`;
  }
  const rounded = part >= 10 ** (digits - 1) ? Math.round(part) : Number(part.toPrecision(digits));
  const [whole = "0", fraction] = String(rounded).split(".");
  // Four digits read well together; more are set in threes.
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/gu, " ") : whole;
  return `${sign}${grouped}${fraction === undefined ? "" : `.${fraction}`}${word}`;
}
