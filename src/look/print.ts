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
  /** Significant digits; whole numbers below 10⁹ keep all of theirs. */
  readonly digits?: number;
  /** 1.2 亿 for 120 000 000. */
  readonly wan?: boolean;
  /** Written in the unit and with the decimals that this value would have: for a number that counts up to it. */
  readonly like?: number;
}

/** A number for a picture: few digits, a true minus, thousands in groups, or in 万, 亿 and 万亿. */
export function printValue(value: number, { digits = 3, wan = false, like = value }: PrintStyle = {}): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "—" : value > 0 ? "∞" : "−∞";
  const [divisor, word] = wan ? wordFor(Math.abs(like)) : NO_WORD;
  const [part, end] = [Math.abs(value) / divisor, Math.abs(like) / divisor];
  const power = end === 0 ? 0 : Math.floor(Math.log10(Number(end.toPrecision(digits))));
  const isFar = power < -4 || power >= 9;
  const decimals = Math.max(0, digits - 1 - (isFar ? 0 : power));
  const fixed = (isFar ? part / 10 ** power : part).toFixed(decimals);
  // Zeros at the end say nothing, but while it counts they keep it from trembling.
  const text = like === value && fixed.includes(".") ? fixed.replace(/\.?0+$/u, "") : fixed;
  const [whole = "0", fraction] = text.split(".");
  // Four digits read well together; more are set in threes.
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/gu, " ") : whole;
  return `${value < 0 && Number(text) !== 0 ? "−" : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}${isFar ? `×10${raised(power)}` : ""}${word}`;
}

const NO_WORD = [1, ""] as const;

function wordFor(size: number): readonly [divisor: number, word: string] {
  if (size < 1e5) return NO_WORD;
  return size < 1e8 ? [1e4, " 万"] : size < 1e12 ? [1e8, " 亿"] : [1e12, " 万亿"];
}

function raised(power: number): string {
  return [...String(power)].map((c) => (c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)])).join("");
}
