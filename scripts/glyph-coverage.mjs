// `node scripts/glyph-coverage.mjs`: writes src/look/glyph-coverage.ts from the character maps of the stage's font files.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inflateSync } from "node:zlib";

const require = createRequire(import.meta.url);
// The .woff twins of the .woff2 files the stage loads: the same glyphs, in a container Node can open.
const FILES = [
  ["@fontsource/noto-sans-sc", "noto-sans-sc-chinese-simplified-400-normal.woff"],
  ["@fontsource/noto-sans-sc", "noto-sans-sc-latin-400-normal.woff"],
  ["@fontsource/noto-sans-sc", "noto-sans-sc-latin-ext-400-normal.woff"],
  ["@fontsource/lxgw-wenkai", "lxgw-wenkai-latin-700-normal.woff"],
];

/** Every code point that one of the stage's fonts has, sorted. */
export function coveredCodePoints() {
  const points = new Set();
  for (const [name, file] of FILES)
    for (const point of codePointsOf(readFileSync(join(dirname(require.resolve(`${name}/package.json`)), "files", file)))) points.add(point);
  return [...points].sort((a, b) => a - b);
}

/** Gaps and run lengths in turn, base 36: "from the last end, skip 32, have 95, skip …". */
export function encodeCoverage(points) {
  const words = [];
  let end = 0;
  for (let i = 0; i < points.length; ) {
    let last = i;
    while (points[last + 1] === points[last] + 1) last++;
    words.push(points[i] - end, last - i + 1);
    end = points[last] + 1;
    i = last + 1;
  }
  return words.map((word) => word.toString(36)).join(" ");
}

/** Reads format 4 and 12 character maps (OpenType 1.9, cmap) out of a WOFF 1.0 file. */
function* codePointsOf(woff) {
  const cmap = woffTable(woff, "cmap");
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const at = cmap.readUInt32BE(4 + i * 8 + 4);
    const format = cmap.readUInt16BE(at);
    if (format === 12)
      for (let group = 0; group < cmap.readUInt32BE(at + 12); group++) {
        const entry = at + 16 + group * 12;
        yield* range(cmap.readUInt32BE(entry), cmap.readUInt32BE(entry + 4));
      }
    if (format === 4) {
      const segments = cmap.readUInt16BE(at + 6) / 2;
      for (let segment = 0; segment < segments; segment++) {
        const from = cmap.readUInt16BE(at + 16 + segments * 2 + segment * 2);
        if (from !== 0xffff) yield* range(from, cmap.readUInt16BE(at + 14 + segment * 2));
      }
    }
  }
}

function woffTable(woff, tag) {
  for (let i = 0; i < woff.readUInt16BE(12); i++) {
    const entry = 44 + i * 20;
    if (woff.toString("latin1", entry, entry + 4) !== tag) continue;
    const [offset, packed, full] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field));
    const bytes = woff.subarray(offset, offset + packed);
    return packed < full ? inflateSync(bytes) : bytes;
  }
  throw new Error(`The font file has no ${tag} table.`);
}

function* range(from, to) {
  for (let point = from; point <= to; point++) yield point;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const text = `/** Written by scripts/glyph-coverage.mjs from the fonts of package-lock.json: do not edit. Gaps and runs in turn, base 36. */
export const GLYPH_COVERAGE =
  "${encodeCoverage(coveredCodePoints())}";
`;
  writeFileSync(fileURLToPath(new URL("../src/look/glyph-coverage.ts", import.meta.url)), text);
}
