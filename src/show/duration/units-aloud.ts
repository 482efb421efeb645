/** How a unit after a number is said in Chinese. Longest match wins; a unit that is not here is read as letters. */
const UNITS: Readonly<Record<string, string>> = {
  "%": "", "‰": "",
  m: "米", km: "公里", cm: "厘米", mm: "毫米", μm: "微米", nm: "纳米", pm: "皮米",
  "m²": "平方米", "m2": "平方米", "μm²": "平方微米", "mm²": "平方毫米", "cm²": "平方厘米",
  "m³": "立方米", "μm³": "立方微米", "cm³": "立方厘米",
  s: "秒", ms: "毫秒", μs: "微秒", ns: "纳秒", min: "分钟", h: "小时",
  V: "伏", mV: "毫伏", μV: "微伏", kV: "千伏",
  A: "安", mA: "毫安", μA: "微安", nA: "纳安", pA: "皮安",
  W: "瓦", kW: "千瓦", MW: "兆瓦", J: "焦", kJ: "千焦", Pa: "帕", kPa: "千帕", N: "牛",
  Hz: "赫兹", kHz: "千赫", MHz: "兆赫", GHz: "吉赫",
  g: "克", kg: "公斤", mg: "毫克", μg: "微克", L: "升", mL: "毫升", ml: "毫升",
  M: "兆", mM: "毫摩尔", μM: "微摩尔", nM: "纳摩尔", mol: "摩尔",
  "°C": "摄氏度", "℃": "摄氏度", degC: "摄氏度", K: "开", "°": "度",
  B: "B", KB: "KB", MB: "MB", GB: "GB", TB: "TB", PB: "PB", KiB: "KiB", MiB: "MiB", GiB: "GiB",
  bit: "比特", bits: "比特", byte: "字节", bytes: "字节", GFLOPs: "GFLOPs", TFLOPs: "TFLOPs", FLOPs: "FLOPs",
  USD: "美元", Ω: "欧", kΩ: "千欧", MΩ: "兆欧", S: "西", mS: "毫西", nS: "纳西", F: "法", μF: "微法", pF: "皮法",
  x: "倍", X: "倍", "×": "倍", token: "token", tokens: "token",
};

const CURRENCIES: Readonly<Record<string, string>> = { $: "美元", "＄": "美元", "¥": "元", "￥": "元", "€": "欧元" };

const symbols = Object.keys(UNITS).filter((symbol) => symbol !== "%" && symbol !== "‰")
  .sort((a, b) => b.length - a.length).map((symbol) => symbol.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));

/** A unit and its powers: `m/s`, `μA/cm²`, `μm⁻¹`, `1/μm` without the 1. Micro may be typed u, µ or μ. */
const atom = `(?:${symbols.join("|")}|u(?:m|s|V|A|M|F|g)(?![a-z]))(?:\\^?[-⁻]?[123¹²³])?`;
export const UNIT_PATTERN = `(?:/\\s?)?${atom}(?:/${atom})*(?![A-Za-z0-9])`;

/** Units long enough to be meant as such without a number before them. */
export const BARE_UNIT_PATTERN = `(?:[μuµ]m|[mkμ]V|k?Hz|MHz|GHz|[μm]s)(?![A-Za-z0-9])`;

const POWERS: Readonly<Record<string, string>> = { 1: "", 2: "平方", 3: "立方" };

/** `m/s` → 米每秒, `μm⁻¹` → 每微米, `μA/cm²` → 微安每平方厘米. */
export function readUnit(unit: string): string {
  return unit.trim().replaceAll("µ", "μ").split("/").map((part, index) => {
    const said = readFactor(part.trim());
    return index > 0 && !said.startsWith("每") ? `每${said}` : said;
  }).join("");
}

function readFactor(factor: string): string {
  if (factor === "") return "";
  const typed = /^u(?=[msVAMFg])/.test(factor) ? `μ${factor.slice(1)}` : factor;
  const whole = UNITS[typed];
  if (whole !== undefined) return whole;
  const [, symbol = typed, sign, power = "1"] = /^(.+?)\^?([-⁻])?([123¹²³])?$/.exec(typed) ?? [];
  const digit = "¹²³".includes(power) ? String("¹²³".indexOf(power) + 1) : power;
  return (sign === undefined ? "" : "每") + (POWERS[digit] ?? "") + (UNITS[symbol] ?? symbol);
}

export function readCurrency(symbol: string): string {
  return CURRENCIES[symbol] ?? symbol;
}
