import { loadShowFolder, renderFilm, describeWhy, describeRenderProblem } from "#render";
import { bindShow } from "#show";
import { catalogue } from "#stage";
const dir = process.argv[2]!; const beats = process.argv[4]?.split(",");
console.time("load"); const folder = await loadShowFolder(dir); const bound = bindShow({ script: folder.script, catalogue, takes: folder.takes }); console.timeEnd("load");
console.log(bound.problems.length, "problems", bound.timeline.durationFrames, "frames", folder.problems.length);
let last = "";
const out = await renderFilm({ dir, bound, out: process.argv[3]!, beats, engine: (process.argv[5] as any) ?? "capture", onProgress(e) {
  if (e.kind === "plan") for (const r of e.rows) console.log(r.clipId, r.frames, r.engine, describeWhy(r.why, "zh"));
  else if (e.kind === "clip-done") console.log(e.clipId, e.frames, e.fps.toFixed(1), "fps | total", e.total.fps.toFixed(1));
  else if (e.kind === "clip-retry") console.log(e);
}, onTimings(id, t) { console.log(id, Object.fromEntries(Object.entries(t).map(([k, v]) => [k, Math.round(v)]))); } });
console.log(out.kind === "failed" ? describeRenderProblem(out.problem, "zh") : out);
