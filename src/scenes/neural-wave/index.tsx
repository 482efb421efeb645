import { waveActions } from "#sim";
import { defineScene } from "../define-scene.ts";
import { cell } from "./carried.ts";
import { cellsLeft } from "./cells.ts";
import { paint } from "./paint.ts";
import { connectionWeight, neuralWaveParams, zoomArgs } from "./params.ts";
import { simulateFilmedWave, type FilmedWave } from "./run.ts";

export const neuralWave = defineScene({
  id: "neural-wave",
  title: { zh: "从一个细胞到一片波", en: "From one cell to a wave" },
  summary: {
    zh: "一个细胞放电，推一把邻居；邻居满了也放电。镜头拉远，两千个细胞传成一圈一圈的波。",
    en: "One cell fires and pushes its neighbours, which fill up and fire too; from afar, two thousand cells carry rings of waves.",
  },
  params: neuralWaveParams,
  actions: {
    stimulate: { title: { zh: "捅一下", en: "Poke some cells" }, args: waveActions.stimulate },
    zoom: { title: { zh: "镜头推近或拉远", en: "Move the camera in or out" }, args: zoomArgs },
    block: { title: { zh: "让一块细胞不干活", en: "Silence a patch" }, args: waveActions.block },
    release: { title: { zh: "让它们都恢复", en: "Let them all work again" }, args: waveActions.release },
    weight: { title: { zh: "改变邻居推得多重", en: "Change how hard neighbours push" }, args: connectionWeight },
    slow: { title: { zh: "改变快慢", en: "Change the pace" }, args: waveActions.slow },
  },
  quantities: ["spiking.sheetWave", "spiking.chainWave", "spiking.postsynapticPotential", "spiking.networkRate"],
  sample: [[9.5, "stimulate", { x: 0.2, y: 0.3 }], [12, "block", { x: 0.7 }], [15, "zoom", { across: 30 }], [18, "weight"]],
  simulate: simulateFilmedWave,
  paint,
  carries: { cell: { title: { zh: "一个细胞", en: "a cell" }, shape: cell } },
  frameKey: ({ wave, camera, refractoryMs }: FilmedWave) => {
    const moment = cellsLeft(wave, refractoryMs) === 0 ? "quiet" : wave.modelMs;
    const blocked = wave.blocked.reduce((sum, is, i) => (is === 1 ? (31 * sum + i) % 1_000_000_007 : sum), 7);
    return [moment, camera.across, camera.x, camera.y, wave.weight, wave.modelMsPerSecond, blocked].join(" ");
  },
});
