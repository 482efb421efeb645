import { readFile, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { SegmentCache } from "../../src/render/segment/segment-cache.ts";
import { checksum } from "../../src/render/segment/segment-file.ts";
import { useFolder } from "./support/stub-stage.ts";

const folder = useFolder();
let cache: SegmentCache;
let count = 0;

beforeEach(async () => {
  cache = new SegmentCache(join(folder.path, `show-${count++}`));
  await cache.prepare();
});

async function keep(key: string, content: string, usedAt: number): Promise<void> {
  await writeFile(cache.file(key), content);
  await cache.keep(key, { frames: 3, configuration: "c", ...(await checksum(cache.file(key))) });
  await utimes(cache.file(key), usedAt, usedAt);
}

describe("the cache of segments", () => {
  test("knows a whole segment from a missing, a cut, a changed and an unrecorded one", async () => {
    await keep("a", "segment", 1);
    expect(await cache.check("a", 3)).toMatchObject({ frames: 3, bytes: 7 });
    expect(await cache.check("a", 4)).toBe("broken");
    expect(await cache.check("b", 3)).toBe("missing");
    await writeFile(cache.file("a"), "segmenT");
    expect(await cache.check("a", 3)).toBe("broken");
    await writeFile(cache.file("a"), "segm");
    expect(await cache.check("a", 3)).toBe("broken");
    await writeFile(cache.file("c"), "segment");
    expect(await cache.check("c", 3)).toBe("broken");
  });

  test("lets go of what was longest unused, never of what the film needs", async () => {
    for (const [i, key] of ["old", "needed", "young"].entries()) await keep(key, "x".repeat(100), 1000 + i);
    await cache.prune(new Set(["needed"]), 250);
    expect((await readdir(cache.folder)).filter((name) => name.endsWith(".mp4")).sort()).toEqual(["needed.mp4", "young.mp4"]);
    await cache.prune(new Set(["needed"]), 0);
    expect((await readdir(cache.folder)).sort()).toEqual(["needed.json", "needed.mp4"]);
  });

  test("remembers clips that finish at the same time, and begins anew when its memory is damaged", async () => {
    const parts = (text: string) => ({ text }) as unknown as Parameters<SegmentCache["remember"]>[1];
    await Promise.all(["a", "b", "c"].map((id) => cache.remember(id, parts(id))));
    expect(await cache.history()).toEqual({ a: { text: "a" }, b: { text: "b" }, c: { text: "c" } });
    await writeFile(join(cache.folder, "history.json"), "{ broken");
    expect(await cache.history()).toEqual({});
    await cache.remember("d", parts("d"));
    expect(JSON.parse(await readFile(join(cache.folder, "history.json"), "utf8"))).toEqual({ d: { text: "d" } });
  });

  test("sweeps what dead processes left, not what living ones write, nor another show's", async () => {
    const dead = ".doupeng-4194300-00000000-x.mp4";
    const living = `.doupeng-${process.ppid}-00000000-x.mp4`;
    for (const name of [dead, living, "film.mp4", "doupeng-notes.txt"]) await writeFile(join(cache.folder, name), "");
    await cache.prepare();
    expect((await readdir(cache.folder)).sort()).toEqual([living, "doupeng-notes.txt", "film.mp4"].sort());
  });
});
