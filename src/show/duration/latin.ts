import { readInteger, readNumber } from "./numerals.ts";

/** Words of the trade whose spoken length no rule would guess. Lower case; syllables as a Beijing speaker says them. */
const WORDS: ReadonlyMap<string, number> = new Map(Object.entries({
  deepseek: 2, token: 2, tokens: 2, transformer: 3, softmax: 2, router: 2, attention: 3, embedding: 3, openai: 4,
  chatgpt: 4, google: 2, meta: 2, nvidia: 3, python: 2, kimi: 2, qwen: 2, claude: 2, gemini: 3, llama: 2, huawei: 2,
  relu: 2, swiglu: 3, lora: 2, moe: 3, app: 3, ok: 2, bug: 1, wifi: 2, iphone: 2, ppt: 3, hodgkin: 2, huxley: 2,
  microscaling: 4, flops: 2, flop: 1, bias: 3, scale: 2, mixture: 2, experts: 2, of: 1, the: 1,
}));

/** Letters that take more than one syllable to say: W is 达不溜. */
const LETTERS: Readonly<Record<string, number>> = { W: 3, H: 2, X: 2 };

/** A run of Latin letters and digits with inner dots and hyphens: FP8, v1.2, DeepSeek-R1. */
export const LATIN_PATTERN = String.raw`[A-Za-z]+(?:[A-Za-z0-9]|\.(?=\d)|[-'’_](?=[A-Za-z0-9]))*`;

/** What a Latin run sounds like: acronyms letter by letter (F P 八), words as words, and the syllables of both. */
export function readLatin(text: string): { readonly spoken: string; readonly syllables: number } {
  const known = WORDS.get(text.toLowerCase());
  if (known !== undefined) return { spoken: text, syllables: known };
  const parts = text.match(/[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]|\d+(?:\.\d+)*/g) ?? [];
  const read = parts.map(readPart);
  return {
    spoken: read.map((part) => part.spoken).join(" "),
    syllables: read.reduce((sum, part) => sum + part.syllables, 0),
  };
}

function readPart(part: string): { spoken: string; syllables: number } {
  if (/^\d/.test(part)) {
    const spoken = part.includes(".") ? readNumber(part) : readInteger(part);
    return { spoken, syllables: spoken.length };
  }
  const known = WORDS.get(part.toLowerCase());
  if (known !== undefined) return { spoken: part, syllables: known };
  if (isSpelled(part)) {
    const letters = [...part.toUpperCase()];
    return { spoken: letters.join(" "), syllables: letters.reduce((sum, letter) => sum + (LETTERS[letter] ?? 1), 0) };
  }
  return { spoken: part, syllables: vowelGroups(part) };
}

/** Short capitals, single letters, and what has no vowel cannot be said as a word. */
function isSpelled(part: string): boolean {
  const capitals = part === part.toUpperCase();
  return part.length === 1 || !/[aeiouyAEIOUY]/.test(part) || (capitals && part.length <= 4);
}

/** A rough syllable count for an English word: groups of vowels, the silent final e not counted. */
function vowelGroups(word: string): number {
  const lower = word.toLowerCase();
  const groups = lower.replace(/(?<=[^aeiouy])e$/, "").match(/[aeiouy]+/g)?.length ?? 0;
  return Math.max(1, groups);
}
