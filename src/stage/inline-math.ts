/** A stretch of text, or a formula in it. */
export type MathPiece = { readonly text: string } | { readonly tex: string };

/** Dollars that hold a formula: not empty, no space inside the dollars, no digit after the closing one ($5 and $6 stay money). */
const MATH = /\$(?!\s)([^$\n]*[^\s$\\])\$(?!\d)/gu;

export function splitMath(text: string): MathPiece[] {
  const pieces: MathPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(MATH)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index) });
    pieces.push({ tex: match[1]! });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

export function isMathText(text: string): boolean {
  return splitMath(text).some((piece) => "tex" in piece);
}
