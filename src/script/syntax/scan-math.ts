/** Han, kana, Hangul and full-width forms: what stands between two prices, not in a formula. */
const CJK = /[\u3000-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uff00-\uffef“”‘’…—]|[\ud840-\ud88f]/;

/**
 * Reads the formula that starts at a dollar sign.
 *
 * `$5 和 $6` are prices. So the formula must touch both its dollars, the next dollar closes it and is not followed by
 * a digit, and Chinese needs a command (`\text{…}`) around it. A formula that holds `\$` is written `:math[…]`.
 *
 * @param end where the line ends
 * @returns the offset behind the closing dollar, or `null`
 */
export function scanMath(text: string, start: number, end: number): number | null {
  if (text[start] !== "$" || start + 2 >= end) return null;
  const close = text.indexOf("$", start + 1);
  if (close === -1 || close >= end || close === start + 1) return null;
  if (text[close + 1] === "$" && close + 1 < end) return null;
  if (close + 1 < end && /[0-9]/.test(text[close + 1]!)) return null;
  const tex = text.slice(start + 1, close);
  return isDollarTex(tex) ? close + 1 : null;
}

/** Whether TeX can stand between dollars; else it needs `:math[…]`. */
export function isDollarTex(tex: string): boolean {
  return tex !== "" && tex.trim() === tex && !tex.endsWith("\\") && !tex.includes("$") && (!CJK.test(tex) || tex.includes("\\"));
}
