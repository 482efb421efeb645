import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { request } from "node:http";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser } from "../../src/render/browser/find-browser.ts";
import { StagePage } from "../../src/render/browser/stage-page.ts";
import { renderStill } from "#render";
import { stubClip, stubShow } from "./stub/clips.ts";
import { firstFrameYuv } from "./support/decode-film.ts";
import { hasProc, isLoopback, listenersOf, processesOf } from "./support/processes.ts";
import { renderStub } from "./support/render.ts";
import { useFolder, useStubStage } from "./support/stub-stage.ts";

const stage = useStubStage();
const folder = useFolder();
const [WIDTH, HEIGHT] = [320, 180];

/** Red, green, blue, white, black, grey, paper, vermilion in BT.709 limited range (ITU-R BT.709-6 §3). */
const CHART = [
  [63, 102, 240],
  [173, 42, 26],
  [32, 240, 118],
  [235, 128, 128],
  [16, 128, 128],
  [126, 128, 128],
  [222, 122, 130],
  [89, 110, 192],
] as const;

describe.each(["capture", "remotion"] as const)("engine %s", (engine) => {
  test("writes colours as BT.709 in limited range", { timeout: 60_000 }, async () => {
    const out = join(folder.path, `chart-${engine}.mp4`);
    const { outcome } = await renderStub({ dir: join(folder.path, engine), bound: stubShow([stubClip("chart", 12, "", { title: "chart" })]), out, engine, stage: stage.directory });
    expect(outcome.kind).toBe("done");
    const yuv = await firstFrameYuv(out, WIDTH, HEIGHT);
    CHART.forEach(([y, u, v], i) => {
      const px = Math.round(((i + 0.5) * WIDTH) / CHART.length);
      const chroma = WIDTH * HEIGHT + (HEIGHT / 4) * (WIDTH / 2) + (px >> 1);
      const seen = [yuv[(HEIGHT / 2) * WIDTH + px]!, yuv[chroma]!, yuv[chroma + (WIDTH * HEIGHT) / 4]!];
      for (const [at, value] of [y, u, v].entries()) expect(Math.abs(seen[at]! - value), `${engine} colour ${i}: ${String(seen)}`).toBeLessThanOrEqual(3);
    });
  });

  test("takes a still with its overlay", { timeout: 60_000 }, async () => {
    const out = join(folder.path, `still-${engine}.png`);
    const bound = stubShow([stubClip("overlay", 30, "层", { title: "overlay" })]);
    const outcome = await renderStill({ bound, beatId: "overlay", atMs: 700, out, engine, stage: stage.directory, engineOf: () => null });
    expect(outcome).toEqual({ kind: "done", out, frame: 21, width: WIDTH, height: HEIGHT });
    const png = PNG.sync.read(await readFile(out));
    const pixel = (x: number, y: number) => [...png.data.subarray(4 * (y * WIDTH + x), 4 * (y * WIDTH + x) + 3)];
    expect(pixel(200, 10)).toEqual([0x1f, 0x6f, 0xb2]);
    expect(pixel(300, 10)).toEqual([0xf6, 0xf0, 0xe4]);
    expect(await renderStill({ bound, beatId: "none", atMs: 0, out, stage: stage.directory })).toMatchObject({ kind: "failed", problem: { code: "unknown-beat" } });
  });
});

describe.skipIf(!hasProc)("while Remotion renders", () => {
  test("nothing listens beyond loopback, and a stranger's Host is refused", { timeout: 90_000 }, async () => {
    const seen = new Set<string>();
    const answers: Promise<number>[] = [];
    const look = setInterval(() => {
      for (const address of listenersOf([process.pid, ...processesOf(process.pid)])) {
        if (seen.has(address)) continue;
        seen.add(address);
        const port = Number.parseInt(address.split(":")[1]!, 16);
        answers.push(status(port, "evil.example"), status(port, `localhost:${port}`, "/proxy?src=http://127.0.0.1:9/x.mp4"));
      }
    }, 150);
    const stop = new AbortController();
    const { outcome } = await renderStub({
      dir: join(folder.path, "loopback"),
      bound: stubShow([stubClip("long", 45, "长")]),
      out: join(folder.path, "loopback.mp4"),
      engine: "remotion",
      stage: stage.directory,
      signal: stop.signal,
    });
    clearInterval(look);
    expect(outcome.kind).toBe("done");
    expect(seen.size).toBeGreaterThan(0);
    expect([...seen].filter((address) => !isLoopback(address))).toEqual([]);
    // The renderer's server says 403, the browser's own debugging port refuses as well.
    for (const answer of await Promise.all(answers)) expect(answer).not.toBe(200);
    expect(await Promise.all(answers)).toContain(403);
  });
});

describe("our page", () => {
  let page: StagePage;
  beforeAll(async () => {
    const browser = await findBrowser();
    if ("problem" in browser) throw new Error("no browser");
    page = await StagePage.open(browser.executablePath, stage.directory);
  });
  afterAll(() => page.close());

  test("is a secure place where nothing listens and nothing outside is reached", async () => {
    if (hasProc) expect(listenersOf([process.pid, ...processesOf(process.pid)])).toEqual([]);
    expect(await page.page.evaluate(() => isSecureContext)).toBe(true);
    const address = Object.values(networkInterfaces()).flat().find((each) => each?.family === "IPv4")?.address ?? "127.0.0.1";
    for (const url of ["https://example.com/", `http://${address}:22/`, "http://127.0.0.1:9/", "https://doupeng.localhost/../../etc/passwd", "https://doupeng.localhost/%2e%2e/cli.js"]) {
      const reached = await page.page.evaluate((each) => fetch(each, { mode: "no-cors" }).then((response) => response.status === 200, () => false), url);
      expect(reached, url).toBe(false);
    }
  });

  test("draws HTML into pixels, encodes H.264 and keeps black at 16", async () => {
    const probe = await page.call("probe", { codec: "avc1.640028", bitrate: 2_000_000, keyIntervalFrames: 30, leaveOutRepeats: false });
    expect(probe.overlays).toBe(true);
    expect(probe.description).not.toBeNull();
    expect(probe.chart[4]![0]).toBeLessThanOrEqual(18);
    expect(probe.chart[3]![0]).toBeGreaterThanOrEqual(233);
  });
});

describe("the browser", () => {
  test("is the one that is named, and a name that leads nowhere is told", async () => {
    expect(await findBrowser({ DOUPENG_BROWSER: process.execPath })).toEqual({ executablePath: process.execPath, how: "named" });
    expect(await findBrowser({ DOUPENG_BROWSER: "/nowhere/chrome" })).toEqual({ problem: { code: "no-browser", tried: ["/nowhere/chrome"] } });
  });

  test("that is none fails with its path, not with a stack", async () => {
    const file = spawnSync("which", ["true"]).stdout.toString().trim() || process.execPath;
    await expect(StagePage.open(file, stage.directory)).rejects.toMatchObject({ problem: { code: "browser-failed", executable: file } });
  });
});

/** 0 when nothing answers. */
function status(port: number, host: string, path = "/"): Promise<number> {
  return new Promise((resolve) => {
    const call = request({ host: "127.0.0.1", port, path, headers: { host }, timeout: 3000 }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.on("error", () => resolve(0));
    call.on("timeout", () => call.destroy());
    call.end();
  });
}
