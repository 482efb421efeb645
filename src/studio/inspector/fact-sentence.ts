import type { Quantity } from "#sim";
import type { Language } from "../words/words.ts";
import { resultName } from "../words/result-names.ts";

/** Units and answers that the audience reads as words. */
const SPOKEN: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { "°": "度", year: "年", day: "天", h: "小时", B: "字节", bit: "比特", FLOP: "次运算", USD: "美元", true: "是", false: "否" },
  en: { "°": "degrees", bit: "bits", B: "bytes", year: "years", day: "days", h: "hours", true: "yes", false: "no" },
};

/** A value as a claim says it, said to a person: `18.6°` → 18.6 度. */
export function spokenValue(printed: string, language: Language): string {
  return printed.replace(/(?<=\d)°$/u, " °").replace(/[A-Za-z]+$|°$/u, (word) => (Object.hasOwn(SPOKEN[language], word) ? SPOKEN[language][word]! : word));
}

/**
 * What a fact box tells the audience of a result.
 *
 * @param printed the value as a claim says it, with its unit
 */
export function factSentence(quantity: Quantity, field: string | null, printed: string, language: Language): string {
  const value = spokenValue(printed, language);
  const name = resultName(quantity, field)[language];
  if (language === "en") return `${name}: ${value}.`;
  return /\d/u.test(value) ? `${name}是 ${value}。` : `${name}：${value}。`;
}
