import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findBrowser } from "#render";
import { scenes } from "#scenes";
import { bindShow } from "#show";
import { catalogue } from "#stage";
import { buildWhenStale } from "../../scripts/build-when-stale.mjs";
import { StagePage } from "../../src/render/browser/stage-page.ts";
import { ORIGIN } from "../../src/render/capture/protocol.ts";
import { loadShowFolder } from "../../src/render/show-folder/load-show-folder.ts";
import { stageDirectory } from "../../src/render/stage-code.ts";
import { hostileScript, inTurn } from "../support/hostile-script.ts";
import { payloads } from "../support/payloads.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-show.ts";
import { openSink, watchAttacks } from "./support/watch-attacks.ts";
import { tried } from "../support/tried.ts";

const isLong = process.env["DOUPENG_LONG"] !== undefined;
const BEATS = isLong ? scenes.size : 3;
const SHOWS = isLong ? Math.ceil(payloads("").length / BEATS) : 1;
/** Frames looked at in each clip, and stills of each show that the command line makes. */
const [FRAMES, STILLS] = isLong ? [24, 2] : [2, 1];

test(`frames of ${SHOWS * BEATS} beats of payloads, with their formulas, readings and boxes, run nothing and ask nobody`, { timeout: 4 * 3_600_000 }, async ({ task }) => {
  await buildWhenStale();
  const found = await findBrowser();
  if ("problem" in found) throw new Error("No browser: run npm run setup.");
  await using sink = await openSink();
  const stage = await StagePage.open(found.executablePath, stageDirectory());
  try {
    const { page } = stage;
    const seen = await watchAttacks(page.context(), (url) => url.startsWith(`${ORIGIN}/`));
    const trouble: string[] = [];
    page.on("pageerror", (error) => trouble.push(error.message));
    page.on("console", (message) => { if (message.type() === "error") trouble.push(message.text()); });
    await page.reload();
    await page.waitForFunction(() => "doupeng" in window);
    let overlays = 0;
    for (let show = 0; show < SHOWS; show++) {
      const text = hostileScript(BEATS, inTurn(payloads(sink.address), show * BEATS));
      await using folder = await temporaryFolder({ "show.md": text });
      const { script, takes, media } = await loadShowFolder(folder.path);
      const bound = bindShow({ script, catalogue, takes, media });
      for (const [index, { clip }] of bound.timeline.clips.entries()) {
        const job = { clip, themeName: index % 2 === 0 ? "light" : "dark", width: 640, height: 360, fps: bound.timeline.fps } as const;
        for (let frame = 0; frame < FRAMES; frame++) await stage.call("capturePicture", job, Math.floor(((frame + 0.5) / FRAMES) * clip.durationFrames));
        overlays += clip.lines.filter(({ phrases }) => phrases.some(({ runs }) => runs.some(({ tex }) => tex !== undefined))).length;
      }
      const beats = bound.timeline.clips.filter(({ clip }) => clip.kind === "beat");
      for (const { clip } of beats.slice(0, STILLS)) {
        const still = await runCli(["still", ".", "--beat", clip.beatId, "--at", "2", "-o", "x.png"], { cwd: folder.path });
        // 1: the script has faults, which it tells.
        expect([0, 1], still.err).toContain(still.exitCode);
      }
      expect(await readFile(join(folder.path, "show.md"), "utf8")).toBe(text);
    }
    expect(overlays).toBeGreaterThan(0);
    expect([...seen, ...trouble, ...sink.asked]).toEqual([]);
    tried(task, "beats of payloads in frames", SHOWS * BEATS);
  } finally {
    await stage.close();
  }
});
