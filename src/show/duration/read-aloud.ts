import { LATIN_PATTERN, readLatin } from "./latin.ts";
import { readDigits, readNumber, readSigned } from "./numerals.ts";
import type { PACE } from "./pace.ts";
import { readSymbol } from "./symbols.ts";
import { BARE_UNIT_PATTERN, readCurrency, readUnit, UNIT_PATTERN } from "./units-aloud.ts";

export type PauseKind = keyof typeof PACE.punctuationMs;

/** A piece of a line that is said in one go (a character, a number with its unit, a word) or is a mark. */
export interface Sound {
  /** UTF-16 offsets into the text that was read. */
  readonly from: number;
  readonly to: number;
  /** What is said: 三点一四, F P 八; empty for marks. */
  readonly spoken: string;
  readonly syllables: number;
  /** The silence a punctuation mark asks for. */
  readonly pause: PauseKind | null;
}

interface Rule {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => { readonly spoken: string; readonly syllables?: number; readonly pause?: PauseKind };
}

const NUMBER = String.raw`\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*`;
const SIGNED = String.raw`(?<![\dA-Za-z)）])[-−]?(?:${NUMBER})(?:[eE][+-]?\d+(?![A-Za-z\d]))?|(?:${NUMBER})(?:[eE][+-]?\d+(?![A-Za-z\d]))?`;
const DASH = "[-–—~～−]";
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

const rule = (source: string, read: Rule["read"]): Rule => ({ pattern: new RegExp(source, "uy"), read });

/** First rule that matches wins. Every reading is for the syllable count; the subtitle shows what was written. */
const RULES: readonly Rule[] = [
  rule(String.raw`\s+`, () => ({ spoken: "" })),
  rule(String.raw`(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)`, ([, y = "", m = "", d = ""]) =>
    ({ spoken: `${readDigits(y)}年${readNumber(String(Number(m)))}月${readNumber(String(Number(d)))}日` })),
  rule(String.raw`([12]\d{3})(?:${DASH}([12]\d{3}))?(?=\s?(?:[至到][12]\d{3})?年)`, ([, first = "", last]) =>
    ({ spoken: readYear(first) + (last === undefined ? "" : `到${readYear(last)}`) })),
  rule(String.raw`([01]?\d|2[0-4])[:：]([0-5]\d)(?!\d)`, ([, hour = "", minute = ""]) =>
    ({ spoken: `${readNumber(String(Number(hour)))}点${minute === "00" ? "整" : `${readMinute(minute)}分`}` })),
  rule(String.raw`(${NUMBER})\s?[:：]\s?(${NUMBER})`, ([, a = "", b = ""]) => ({ spoken: `${readNumber(a)}比${readNumber(b)}` })),
  rule(String.raw`([$＄¥￥€])\s?(${NUMBER})`, ([, sign = "", amount = ""]) => ({ spoken: readNumber(amount) + readCurrency(sign) })),
  rule(String.raw`(\d+)/(\d+)(?![\dA-Za-z])`, ([, a = "", b = ""]) => ({ spoken: `${readNumber(b)}分之${readNumber(a)}` })),
  rule(String.raw`1/(${UNIT_PATTERN})`, ([, unit = ""]) => ({ spoken: `每${readUnit(unit)}` })),
  rule(String.raw`(${NUMBER})(?:\s?[×x*]\s?10|(?=\^|[⁻${SUPERSCRIPTS}]))(?:\^\{?([-−]?\d+)\}?|([⁻${SUPERSCRIPTS}]+))`, ([whole, base = "", typed, raised]) => {
    const power = `${readSigned(typed ?? fromSuperscript(raised ?? ""))}次方`;
    return { spoken: /[×x*]/.test(whole) ? `${readNumber(base)}乘以十的${power}` : `${readNumber(base)}的${power}` };
  }),
  rule(String.raw`(${SIGNED})\s?([%％‰])?(?:\s?${DASH}\s?(${NUMBER}))?\s?([%％‰]|${UNIT_PATTERN})?`, ([, first = "", inner, last, unit]) => {
    const part = inner ?? (unit !== undefined && /[%％‰]/.test(unit) ? unit : undefined);
    const share = part === undefined ? "" : part === "‰" ? "千分之" : "百分之";
    const end = last === undefined ? "" : `到${share}${readSigned(last)}`;
    return { spoken: share + readSigned(first) + end + (unit === undefined || part === unit ? "" : readUnit(unit)) };
  }),
  rule(BARE_UNIT_PATTERN, ([unit]) => ({ spoken: readUnit(unit) })),
  rule(LATIN_PATTERN, ([word]) => readLatin(word)),
  rule(String.raw`(?<=[^女婴幼少健孤胎男患\P{Script=Han}])儿(?![子女童歌科媳孙])`, ([char]) => ({ spoken: char, syllables: 0 })),
  rule(String.raw`[\p{Script=Han}〇]`, ([char]) => ({ spoken: char, syllables: 1 })),
  rule(String.raw`[，、。；：！？…—,;:!?.~～·“”‘’"'（）()《》〈〉【】「」『』\[\]{}\-–]+`, ([marks]) => markPause(marks)),
  rule(String.raw`[\s\S]`, ([char]) => ({ spoken: readSymbol(char) ?? "" })),
];

/**
 * What a performer says when given this text: characters, numbers as Chinese speech reads them, acronyms letter by letter.
 *
 * @returns sounds in order that cover the text without gaps
 */
export function readAloud(text: string): readonly Sound[] {
  const plain = toHalfWidth(text);
  const sounds: Sound[] = [];
  for (let from = 0; from < plain.length;) {
    const sound = readAt(plain, from);
    sounds.push(sound);
    from = sound.to;
  }
  return sounds;
}

function readAt(text: string, from: number): Sound {
  for (const { pattern, read } of RULES) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (match === null || match[0] === "") continue;
    const { spoken, syllables, pause } = read(match);
    return { from, to: from + match[0].length, spoken, syllables: syllables ?? countSyllables(spoken), pause: pause ?? null };
  }
  return { from, to: from + 1, spoken: "", syllables: 0, pause: null };
}

/** How many syllables it takes to say `text`. */
export function countSyllables(spoken: string): number {
  let count = 0;
  for (const [piece] of spoken.matchAll(new RegExp(String.raw`\p{Script=Han}|${LATIN_PATTERN}`, "gu")))
    count += /^[A-Za-z]/.test(piece) ? readLatin(piece).syllables : 1;
  return count;
}

const MARKS: readonly (readonly [PauseKind, RegExp])[] = [
  ["ellipsis", /…|\.{3,}/], ["sentence", /[。！？!?]/], ["dash", /—/], ["semicolon", /[；;]/],
  ["colon", /[：:]/], ["comma", /[，,]/], ["enumeration", /[、·（()）]/],
];

/** Of marks in a row (？！”) the longest pause counts, once. */
function markPause(marks: string): { spoken: string; pause?: PauseKind } {
  const found = MARKS.find(([, pattern]) => pattern.test(marks));
  return found === undefined ? { spoken: "" } : { spoken: "", pause: found[0] };
}

/** 2026 is said digit by digit, 1000 and 2000 are numbers. */
function readYear(year: string): string {
  return year.endsWith("000") ? readNumber(year) : readDigits(year);
}

/** 05 → 零五, 30 → 三十. */
function readMinute(minute: string): string {
  return minute.startsWith("0") ? readDigits(minute) : readNumber(minute);
}

function fromSuperscript(text: string): string {
  return [...text].map((char) => (char === "⁻" ? "-" : String(SUPERSCRIPTS.indexOf(char)))).join("");
}

/** Full-width digits, letters and ％ take one place each, so offsets hold. */
function toHalfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ％．]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}
