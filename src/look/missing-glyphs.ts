import { GLYPH_COVERAGE } from "./glyph-coverage.ts";

/** Code points that are never drawn themselves: spaces, joiners, selectors, controls. */
const INVISIBLE = /^[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{M}]$/u;

let covered: Uint8Array | null = null;

/** The characters of a text that none of our fonts has, each once; a system face would have to draw them. */
export function missingGlyphs(text: string): string[] {
  covered ??= readCoverage();
  const missing = new Set<string>();
  for (const character of text) if (covered[character.codePointAt(0)!] !== 1 && !INVISIBLE.test(character)) missing.add(character);
  return [...missing];
}

function readCoverage(): Uint8Array {
  const has = new Uint8Array(0x110000);
  let end = 0;
  GLYPH_COVERAGE.split(" ").forEach((word, i) => {
    const length = Number.parseInt(word, 36);
    if (i % 2 === 1) has.fill(1, end, end + length);
    end += length;
  });
  return has;
}
