/** What a unit measures: powers of base units, with the factor to them. `null` when a symbol in it is not known. */
export interface Dimension {
  readonly factor: number;
  /** Base symbol → power, zero powers left out. */
  readonly powers: Readonly<Record<string, number>>;
}

type Unit = readonly [factor: number, powers: Readonly<Record<string, number>>];

/** Kilogram, second, metre, ampere, kelvin, mole as in the SI; byte, dollar, FLOP and degree count on their own. */
const UNITS: Readonly<Record<string, Unit>> = {
  "1": [1, {}], "%": [0.01, {}], "‰": [0.001, {}], rad: [1, {}],
  m: [1, { m: 1 }], g: [1e-3, { kg: 1 }], s: [1, { s: 1 }], min: [60, { s: 1 }], h: [3600, { s: 1 }], day: [86400, { s: 1 }],
  year: [31_557_600, { s: 1 }], A: [1, { A: 1 }], K: [1, { K: 1 }], mol: [1, { mol: 1 }], L: [1e-3, { m: 3 }], l: [1e-3, { m: 3 }],
  M: [1e3, { mol: 1, m: -3 }], Hz: [1, { s: -1 }], N: [1, { kg: 1, m: 1, s: -2 }], Pa: [1, { kg: 1, m: -1, s: -2 }],
  J: [1, { kg: 1, m: 2, s: -2 }], W: [1, { kg: 1, m: 2, s: -3 }], C: [1, { A: 1, s: 1 }], V: [1, { kg: 1, m: 2, s: -3, A: -1 }],
  ohm: [1, { kg: 1, m: 2, s: -3, A: -2 }], "Ω": [1, { kg: 1, m: 2, s: -3, A: -2 }], S: [1, { kg: -1, m: -2, s: 3, A: 2 }],
  F: [1, { kg: -1, m: -2, s: 4, A: 2 }], degC: [1, { degC: 1 }], "°C": [1, { degC: 1 }], "℃": [1, { degC: 1 }],
  deg: [Math.PI / 180, {}], "°": [Math.PI / 180, {}], bit: [0.125, { B: 1 }], bits: [0.125, { B: 1 }], B: [1, { B: 1 }], byte: [1, { B: 1 }],
  bytes: [1, { B: 1 }], USD: [1, { USD: 1 }], $: [1, { USD: 1 }], FLOP: [1, { FLOP: 1 }], FLOPs: [1, { FLOP: 1 }], FLOPS: [1, { FLOP: 1, s: -1 }], dB: [1, { dB: 1 }],
};

const PREFIXES: Readonly<Record<string, number>> = {
  f: 1e-15, p: 1e-12, n: 1e-9, u: 1e-6, m: 1e-3, c: 1e-2, d: 0.1, h: 100, k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18,
  Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50,
};

/** A dollar has no milli, a minute no kilo. */
const UNPREFIXED = new Set(["1", "%", "‰", "min", "h", "day", "year", "deg", "°", "degC", "°C", "℃", "$", "rad", "dB"]);

const CHINESE: Readonly<Record<string, string>> = {
  微米: "um", 毫米: "mm", 厘米: "cm", 纳米: "nm", 公里: "km", 千米: "km", 米: "m", 毫秒: "ms", 微秒: "us", 分钟: "min", 小时: "h", 秒: "s",
  毫伏: "mV", 伏: "V", 赫兹: "Hz", 赫: "Hz", 千赫: "kHz", 瓦: "W", 千瓦: "kW", 摄氏度: "degC", 度: "deg", 比特: "bit", 字节: "B",
  公斤: "kg", 千克: "kg", 克: "g", 帕: "Pa", 美元: "USD", 年: "year", 天: "day", 升: "L", 毫升: "mL",
};

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * Reads `1/um`, `um^-1`, `μm⁻¹`, `uA/cm2`, `m/s`, `GiB`, `%`, 微米; "" and "1" have no dimension.
 *
 * @returns null when it holds a symbol that is not a unit
 */
export function parseUnit(text: string): Dimension | null {
  const typed = normalize(text);
  let factor = 1;
  const powers: Record<string, number> = {};
  let sign = 1;
  for (const [index, part] of typed.split(/([*·./\s]+)/).entries()) {
    if (index % 2 === 1) {
      // a/b/c divides twice; a·b after a slash multiplies again.
      sign = part.includes("/") ? -1 : 1;
      continue;
    }
    if (part === "") continue;
    const [, symbol = part, power = "1"] = /^(.*?)\^?([-+]?\d+)?$/.exec(part) ?? [];
    const unit = findUnit(symbol === "" ? part : symbol);
    if (unit === null) return null;
    const exponent = sign * (symbol === "" ? 1 : Number(power));
    factor *= unit[0] ** exponent;
    for (const [base, own] of Object.entries(unit[1])) powers[base] = (powers[base] ?? 0) + own * exponent;
  }
  return { factor, powers: Object.fromEntries(Object.entries(powers).filter(([, power]) => power !== 0)) };
}

/** How much one `from` is in `to`, or null when they measure different things. */
export function conversion(from: string, to: string): number | null {
  if (normalize(from) === normalize(to)) return 1;
  const a = parseUnit(from);
  const b = parseUnit(to);
  if (a === null || b === null) return null;
  const bases = new Set([...Object.keys(a.powers), ...Object.keys(b.powers)]);
  for (const base of bases) if (a.powers[base] !== b.powers[base]) return null;
  return a.factor / b.factor;
}

/** As it is shown: `1/um` → 1/μm, `um2` → μm²; no unit is the empty text. */
export function prettyUnit(unit: string): string {
  if (unit === "1") return "";
  return unit.replace(/(^|[^A-Za-z])u(?=[A-Za-z])/g, "$1μ").replace(/(?<=[A-Za-z)])\^?(-?\d)(?!\d)/g, (_, power: string) =>
    [...power].map((char) => (char === "-" ? "⁻" : SUPERSCRIPTS[Number(char)])).join("")).replace(/degC/g, "°C").replace(/\bdeg\b/g, "°").replace(/\bohm\b/g, "Ω");
}

function findUnit(symbol: string): Unit | null {
  const whole = Object.hasOwn(UNITS, symbol) ? UNITS[symbol] : undefined;
  if (whole !== undefined) return whole;
  for (const length of [2, 1]) {
    const prefix = symbol.slice(0, length);
    const rest = symbol.slice(length);
    if (!Object.hasOwn(PREFIXES, prefix) || !Object.hasOwn(UNITS, rest) || UNPREFIXED.has(rest)) continue;
    return [PREFIXES[prefix]! * UNITS[rest]![0], UNITS[rest]![1]];
  }
  return null;
}

function normalize(text: string): string {
  let typed = text.trim().replace(/[µμ]/g, "u").replace(/^1\s*\//, "/").replaceAll("⁻", "-").replaceAll("−", "-");
  typed = [...typed].map((char) => (SUPERSCRIPTS.includes(char) ? String(SUPERSCRIPTS.indexOf(char)) : char)).join("");
  typed = typed.replace(/^每/, "/").replace(/([^/])每/g, "$1/");
  return typed.split(/([*·./\s]+)/).map((part) => CHINESE[part] ?? part).join("");
}
