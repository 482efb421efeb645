import { z } from "zod";
import { brainTasks, brainTaskTitles, simulateSparseBrain, sparseBrainActions, sparseBrainParams, type BrainTask, type SparseBrainParams, type SparseBrainState } from "#sim";
import { defineScene } from "../define-scene.ts";
import { frameKey, paint } from "./paint.ts";

const firstTask = z.enum(["none", ...(Object.keys(brainTasks) as BrainTask[])]).meta({ choices: { none: { zh: "歇着", en: "nothing" }, ...brainTaskTitles } }).default("chopsticks").meta({ label: { zh: "一开始在做什么", en: "What is done at first" }, unit: "1" });
const region = (name: "call" | "release") => sparseBrainActions[name].extend({ region: sparseBrainActions[name].shape.region.default(name === "call" ? "language" : "movement") });

export const sparseBrain = defineScene<SparseBrainParams & { readonly firstTask: BrainTask | "none" }, SparseBrainState>({
  id: "sparse-brain",
  title: { zh: "用到哪儿亮哪儿的脑", en: "A brain that lights up on demand" },
  summary: {
    zh: "做一件事只叫几个脑区，每区只有几个神经元在忙，二十来瓦就够；要是全开，血液供不起。",
    en: "A task calls a few regions, and in each a few neurons: some twenty watts will do. All on at once, no blood could supply it.",
  },
  params: sparseBrainParams.extend({ firstTask }),
  actions: {
    task: { title: { zh: "换一件事做", en: "Do something else" }, args: sparseBrainActions.task.extend({ name: sparseBrainActions.task.shape.name.default("speak") }) },
    rest: { title: { zh: "歇着", en: "Rest" }, args: sparseBrainActions.rest },
    allOn: { title: { zh: "全部打开", en: "All on" }, args: sparseBrainActions.allOn },
    call: { title: { zh: "叫一个脑区", en: "Call a region" }, args: region("call") },
    release: { title: { zh: "放一个脑区", en: "Release a region" }, args: region("release") },
    share: { title: { zh: "叫到的脑区里多少神经元在忙", en: "Share of neurons busy in a called region" }, args: sparseBrainActions.share.extend({ activeShare: sparseBrainActions.share.shape.activeShare.default(0.3) }) },
  },
  quantities: ["brain.spikingPower", "brain.spikeCost", "brain.affordableActivity", "brain.powerShare"],
  sample: [[4, "task"], [8, "share"], [11, "allOn"], [15, "rest"], [17.5, "task", { name: "reckon" }]],
  simulate: ({ firstTask: name, ...params }, seed, events) =>
    simulateSparseBrain(params, seed, name === "none" ? events : [{ tMs: 0, action: "task", args: { name } }, ...events]),
  paint,
  frameKey,
});
