import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

const folder = fileURLToPath(new URL("../golden/", import.meta.url));

/** How unlike two pictures may be before somebody has to look: browsers differ in how they soften edges and set text. */
export interface GoldenBound {
  /** Share of the pixels that may differ visibly. */
  readonly share: number;
  /** From which distance a pixel differs visibly, 0…1 of black to white; 0.1 unless told. */
  readonly threshold?: number;
}

/**
 * Compares a picture with the kept one; with UPDATE_GOLDEN=1 keeps it instead.
 *
 * @param name below test/golden, without ending
 * @returns what is wrong and where to see it; null when they are alike
 */
export async function unlikeGolden(name: string, picture: PNG, { share: bound, threshold = 0.1 }: GoldenBound): Promise<string | null> {
  const file = join(folder, `${name}.png`);
  if (process.env["UPDATE_GOLDEN"]) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, PNG.sync.write(coarser(picture), { deflateLevel: 9, colorType: 2 }));
  }
  if (!existsSync(file)) return `No golden picture ${name}: look at what it shows, then UPDATE_GOLDEN=1 npm test`;
  const kept = PNG.sync.read(await readFile(file));
  const { width, height } = kept;
  if (picture.width !== width || picture.height !== height) return `${name}: ${picture.width}×${picture.height}, kept is ${width}×${height}`;
  const marked = new PNG({ width, height });
  const share = pixelmatch(kept.data, picture.data, marked.data, width, height, { threshold }) / (width * height);
  if (share <= bound) return null;
  const seen = join(tmpdir(), `doupeng-${name.replaceAll("/", "-")}`);
  await writeFile(`${seen}-difference.png`, PNG.sync.write(marked));
  await writeFile(`${seen}-now.png`, PNG.sync.write(picture));
  return `${name}: ${(100 * share).toFixed(2)} % of the pixels differ, ${100 * bound} % may; see ${seen}-difference.png and -now.png`;
}

/** Colours in steps of eight, far below what counts as different: half the size in the repository. */
function coarser({ width, height, data }: PNG): PNG {
  const picture = new PNG({ width, height });
  for (const [i, value] of data.entries()) picture.data[i] = i % 4 === 3 ? 255 : Math.min(255, 8 * Math.round(value / 8));
  return picture;
}

/** Each pixel the mean of `by` × `by`; what is left over at the right and below is dropped. */
export function smaller(picture: PNG, by: number): PNG {
  const small = new PNG({ width: Math.floor(picture.width / by), height: Math.floor(picture.height / by) });
  const sums = new Uint32Array(4 * small.width * small.height);
  for (let y = 0; y < by * small.height; y++) {
    const [from, to] = [4 * y * picture.width, 4 * Math.floor(y / by) * small.width];
    for (let x = 0; x < small.width; x++)
      for (let i = 0; i < 4 * by; i++) sums[to + 4 * x + (i & 3)]! += picture.data[from + 4 * by * x + i]!;
  }
  for (let i = 0; i < sums.length; i++) small.data[i] = Math.round(sums[i]! / (by * by));
  return small;
}
