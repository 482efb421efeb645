import { describeRenderProblem, renderFilm } from "../../src/render/index.ts";
import { boundForBench } from "./clips.mjs";

process.once("message", async (task) => {
  const bound = await boundForBench(task);
  const timings = [];
  const outcome = await renderFilm({ dir: task.show, bound, out: task.out, scale: task.scale, onTimings: (clipId, each) => timings.push({ clipId, ...each }) });
  if (outcome.kind !== "done") {
    process.send({ problem: outcome.kind === "failed" ? describeRenderProblem(outcome.problem, "en") : outcome.kind });
    return;
  }
  const { width, height } = bound.timeline;
  process.send({ frames: outcome.frames, width: width * task.scale, height: height * task.scale, withSound: true, timings });
});
