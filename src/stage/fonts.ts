/** A face the stage paints with, and the file of its npm package. */
export interface StageFont {
  readonly family: string;
  readonly weight: "400" | "700";
  /** Served under `fonts/`. */
  readonly file: string;
  readonly unicodeRange?: string;
}

/** What a Latin file is asked for; the Chinese file of the same family has the rest. */
const LATIN =
  "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD";

/** Letters of pinyin that no other file has: put together from a letter and a sign, ō looks like o¯. */
const PINYIN = "U+0100-024F, U+1E00-1EFF";

/**
 * Noto Sans SC for all text, LXGW WenKai for titles and for characters Noto's file lacks. Files from @fontsource.
 * Of two faces the browser asks the later one first: the Chinese file would put the letters of pinyin together itself.
 */
export const fontFaces: readonly StageFont[] = [
  { family: "Noto Sans SC", weight: "400", file: "noto-sans-sc-chinese-simplified-400-normal.woff2" },
  { family: "Noto Sans SC", weight: "400", file: "noto-sans-sc-latin-400-normal.woff2", unicodeRange: LATIN },
  { family: "Noto Sans SC", weight: "400", file: "noto-sans-sc-latin-ext-400-normal.woff2", unicodeRange: PINYIN },
  { family: "Noto Sans SC", weight: "700", file: "noto-sans-sc-chinese-simplified-700-normal.woff2" },
  { family: "Noto Sans SC", weight: "700", file: "noto-sans-sc-latin-700-normal.woff2", unicodeRange: LATIN },
  { family: "Noto Sans SC", weight: "700", file: "noto-sans-sc-latin-ext-700-normal.woff2", unicodeRange: PINYIN },
  { family: "LXGW WenKai", weight: "700", file: "lxgw-wenkai-latin-700-normal.woff2" },
];

/** Loads in progress or done, by folder: however many pictures ask, each file is fetched once. */
const loads = new Map<string, Promise<void>>();

/**
 * Loads every face and waits for it, KaTeX's too (the page links or imports KaTeX's style sheet).
 *
 * @param folder where the files are served; relative to the page unless told
 * @throws Error naming the face and file that did not load, and what to do
 */
export function loadFonts(folder = "fonts/"): Promise<void> {
  let load = loads.get(folder);
  if (load === undefined) {
    load = loadAll(folder);
    loads.set(folder, load);
    load.catch(() => loads.delete(folder));
  }
  return load;
}

async function loadAll(folder: string): Promise<void> {
  const faces = await Promise.all(fontFaces.map((font) => loadFace(font, folder)));
  // In their order, whichever file came first.
  for (const face of faces) document.fonts.add(face);
  const katexFaces = [...document.fonts].filter((face) => face.family.replace(/["']/gu, "").startsWith("KaTeX_"));
  if (katexFaces.length === 0)
    throw new Error("这一页没有 KaTeX 的样式表（katex.min.css），公式没有字体可用。 / The page lacks KaTeX's style sheet katex.min.css, so formulas have no fonts; link it.");
  await Promise.all(
    katexFaces.map((face) => face.load().catch((error: unknown) => Promise.reject(failure(`${face.family} ${face.weight}`, "fonts/KaTeX_*.woff2", error)))),
  );
}

async function loadFace({ family, weight, file, unicodeRange }: StageFont, folder: string): Promise<FontFace> {
  const face = new FontFace(family, `url("${folder}${file}") format("woff2")`, unicodeRange === undefined ? { weight } : { weight, unicodeRange });
  try {
    return await face.load();
  } catch (error) {
    throw failure(`${family} ${weight}`, `${folder}${file}`, error);
  }
}

function failure(face: string, file: string, cause: unknown): Error {
  return new Error(`字体 ${face} 没有载入（${file}）；运行 npm ci 再试。 / The font ${face} did not load (${file}); run npm ci and try again.`, { cause });
}
