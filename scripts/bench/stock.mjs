// Stock Remotion: renderMedia with its defaults, one browser for all clips, no sound, no joining, its bundle ready made.
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { openBrowser, renderMedia } from "@remotion/renderer";
import { findBrowser, stageDirectory } from "../../src/render/index.ts";
import { compositionOf } from "../../src/render/remotion/composition.ts";
import { keepToLoopback } from "../../src/render/remotion/loopback-only.ts";
import { boundForBench } from "./clips.mjs";

keepToLoopback();

process.once("message", async (task) => {
  const bound = await boundForBench(task);
  const found = await findBrowser();
  if ("problem" in found) {
    process.send({ problem: "no browser" });
    return;
  }
  const chromeMode = /headless[-_]shell/u.test(basename(found.executablePath)) ? "headless-shell" : "chrome-for-testing";
  const browser = { browserExecutable: found.executablePath, chromeMode, logLevel: "error" };
  const puppeteerInstance = await openBrowser("chrome", browser);
  await mkdir(task.out, { recursive: true });
  const { width, height, fps, clips } = bound.timeline;
  let frames = 0;
  for (const { clip } of clips) {
    await renderMedia({
      ...browser,
      puppeteerInstance,
      serveUrl: stageDirectory(),
      ...compositionOf(clip, bound.theme, { width: width * task.scale, height: height * task.scale, fps }),
      codec: "h264",
      muted: true,
      concurrency: task.concurrency,
      outputLocation: join(task.out, `${clip.id.replace("~", "-")}-${task.concurrency}.mp4`),
      overwrite: true,
    });
    frames += clip.durationFrames;
  }
  await puppeteerInstance.close({ silent: true });
  process.send({ frames, width: width * task.scale, height: height * task.scale, withSound: false });
});
