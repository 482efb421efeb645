import { StagePage } from "/work/main/src/render/browser/stage-page.ts";
import { captureClip } from "/work/main/src/render/capture/capture-engine.ts";
import { writeSegment } from "/work/main/src/render/segment/segment-file.ts";
import { videoSettings, encoderSettings } from "/work/main/src/render/segment/video-settings.ts";
import { repeatsAreFree } from "/work/main/src/render/h264/assemble.ts";
import { stubClip } from "/work/main/test/render/stub/clips.ts";
const video = videoSettings({width:1920,height:1080,fps:30});
console.time("open");
const stage = await StagePage.open("/usr/bin/chromium", "/tmp/proto/dist/stage");
stage.page.on("console", m => console.log("[page]", m.text()));
console.timeEnd("open");
console.time("probe");
const p = await stage.call("probe", encoderSettings(video, false));
console.timeEnd("probe");
console.log(JSON.stringify(p));
const free = repeatsAreFree(Buffer.from(p.description!, "base64"));
console.log({free});
for (const f of [free, false]) {
  const clip = stubClip("a", 300, "粥", {title: process.argv[2] ?? ""});
  const t0 = performance.now();
  const rec = await writeSegment(`/tmp/proto/seg-${f}.mp4`, "a", 300, video, async (w) => { console.log(await captureClip(stage, {repeatsAreFree: f, fullRange: false}, {clip, themeName:"light", video}, w, () => {})); });
  console.log(f, rec, 300/(performance.now()-t0)*1000, "fps");
}
await stage.close();
