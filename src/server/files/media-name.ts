/** What a picture or clip is, by its content. */
export type MediaType = "png" | "jpeg" | "webp" | "mp4" | "webm";

/** Endings that say what a file is; the first when its own says something else. */
const ENDINGS: Readonly<Record<MediaType, readonly string[]>> = {
  png: [".png"],
  jpeg: [".jpg", ".jpeg"],
  webp: [".webp"],
  mp4: [".mp4", ".m4v", ".mov"],
  webm: [".webm", ".mkv"],
};

/** Names that mean a device on Windows, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³])$/iu;
/** Together with a number and an ending below the 255 bytes of common file systems. */
const MOST_BYTES = 150;

/**
 * A name for a file of `media/` that every system takes and a person still knows: letters, digits and `_ - + ·` of the name it had.
 *
 * @returns stem and ending, so that a number can stand between them
 */
export function mediaName(given: string, type: MediaType): { readonly stem: string; readonly ending: string } {
  const name = given.normalize("NFC").split(/[/\\]/u).at(-1)!;
  const dot = name.lastIndexOf(".");
  const own = dot < 0 ? "" : name.slice(dot).toLowerCase();
  const plain = (dot < 0 ? name : name.slice(0, dot)).replace(/[^\p{L}\p{N}\p{M}_+·-]+/gu, "-");
  let stem = "";
  for (const sign of plain) {
    if (Buffer.byteLength(stem + sign) > MOST_BYTES) break;
    stem += sign;
  }
  stem = stem.replace(/^[-\p{M}]+|-+$/gu, "");
  const isUsable = stem !== "" && !DEVICE.test(stem);
  return { stem: isUsable ? stem : `${type === "mp4" || type === "webm" ? "video" : "image"}${stem === "" ? "" : `-${stem}`}`, ending: ENDINGS[type].includes(own) ? own : ENDINGS[type][0]! };
}
