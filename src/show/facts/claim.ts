/** What a fact box says the value is. */
export type Claim =
  | NumberClaim
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "word"; readonly value: string };

export interface NumberClaim {
  readonly kind: "number";
  /** Closed interval; ±Infinity where it is open to one side. */
  readonly least: number;
  readonly most: number;
  /** The end itself does not belong to it: `> 3`. */
  readonly strict: boolean;
  /** Weight of the last printed digit: 0.01 for 0.05. What is computed is rounded to it; 0 for `≥` and the like, which are exact. */
  readonly grain: number;
  /** As written, "" when there is none. */
  readonly unit: string;
}

/** 约 means within this share, unless the printed digits are coarser. */
const ABOUT = 0.02;

const NUMBER = String.raw`[-−+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][-+]?\d+)?\s*[万亿]*`;
const FORMS = {
  interval: new RegExp(String.raw`^(${NUMBER})(?![eE][-+]?\d)([^\d\s.±~～–—到至]*)\s*(?:\.\.|…|[-–—~～到至])\s*(${NUMBER})(.*)$`, "u"),
  plusMinus: new RegExp(String.raw`^(${NUMBER})\s*(?:±|\+/-|\+-)\s*(${NUMBER})(.*)$`, "u"),
  bound: new RegExp(String.raw`^(≥|≤|>=|<=|>|<|＞|＜|至少|不少于|至多|不超过|大于|小于|超过|不到)\s*(${NUMBER})(.*)$`, "u"),
  about: new RegExp(String.raw`^(?:约|大约|≈|~|～|about\s|circa\s|ca\.)\s*(${NUMBER})(.*)$`, "u"),
  plain: new RegExp(String.raw`^(${NUMBER})(.*)$`, "u"),
};
const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false, yes: true, no: false, 是: true, 否: false, 对: true, 错: false, 会: true, 不会: false };

/** Reads `0.05..0.15 1/um`, `≥ 3`, `448`, `约 37.6e9`, `39.3 ± 0.5 mV`, `true`, a word. Null when it is empty. */
export function parseClaim(text: string): Claim | null {
  const said = text.trim();
  if (said === "") return null;
  const truth = BOOLEANS[said.toLowerCase()];
  if (truth !== undefined) return { kind: "boolean", value: truth };
  // ３８ ％, as a Chinese input method may write it.
  const narrow = said.replace(/[！-～]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xFEE0));
  return intervalClaim(narrow) ?? boundClaim(narrow) ?? valueClaim(narrow) ?? { kind: "word", value: said };
}

function intervalClaim(said: string): NumberClaim | null {
  const around = FORMS.plusMinus.exec(said);
  if (around !== null) {
    const [, middle = "", margin = "", unit = ""] = around;
    return numberClaim(read(middle) - read(margin), read(middle) + read(margin), Math.min(grainOf(middle), grainOf(margin)), unit);
  }
  const found = FORMS.interval.exec(said);
  if (found === null) return null;
  const [, first = "", unitOfFirst = "", last = "", unit = ""] = found;
  const [a, b] = [read(first), read(last)];
  return numberClaim(Math.min(a, b), Math.max(a, b), Math.min(grainOf(first), grainOf(last)), unit.trim() || unitOfFirst);
}

function boundClaim(said: string): NumberClaim | null {
  const found = FORMS.bound.exec(said);
  if (found === null) return null;
  const [, sign = "", number = "", unit = ""] = found;
  const value = read(number);
  const below = /^(≤|<|＜|至多|不超过|小于|不到)/.test(sign);
  const strict = /^([<>＜＞]$|大于|小于|超过|不到)/.test(sign);
  return { ...numberClaim(below ? -Infinity : value, below ? value : Infinity, 0, unit), strict };
}

function valueClaim(said: string): NumberClaim | null {
  const about = FORMS.about.exec(said);
  const found = about ?? FORMS.plain.exec(said);
  if (found === null) return null;
  const [, number = "", unit = ""] = found;
  // `8x7B` is a name, not eight of something.
  if (/^x?\d/.test(unit) && !/^1\s*\//.test(unit.trim())) return null;
  const value = read(number);
  const slack = about === null ? 0 : Math.abs(value) * ABOUT;
  return numberClaim(value - slack, value + slack, grainOf(number), unit);
}

function numberClaim(least: number, most: number, grain: number, unit: string): NumberClaim {
  return { kind: "number", least, most, strict: false, grain, unit: unit.trim() };
}

function read(number: string): number {
  const digits = number.replace(/[,\s万亿]/g, "").replace("−", "-");
  return Number(digits) * scaleOf(number);
}

/** 万 and 亿 after the digits. */
function scaleOf(number: string): number {
  return [...number].reduce((scale, char) => scale * (char === "万" ? 1e4 : char === "亿" ? 1e8 : 1), 1);
}

/** Weight of the last printed digit: `0.05` → 0.01, `448` → 1, `37.6e9` → 1e8. */
function grainOf(number: string): number {
  const [, decimals = "", exponent = "0"] = /^[^.eE]*(?:\.(\d+))?(?:[eE]([-+]?\d+))?/.exec(number.replace(/[,\s]/g, "")) ?? [];
  return 10 ** (Number(exponent) - decimals.length) * scaleOf(number);
}
