import { bodyTourActions, bodyTourParams, simulateBodyTour, type BodyTourState } from "#sim";
import { defineScene } from "../define-scene.ts";
import { cell } from "./carried.ts";
import { paint } from "./paint.ts";

export const surfaceVolume = defineScene({
  id: "surface-volume",
  title: { zh: "细胞的面子和里子", en: "Surface and volume of cells" },
  summary: {
    zh: "胖成球的脂肪细胞、立方体和三种神经元按同一比例站一排，比谁的面子大：表面积除以体积。",
    en: "A fat cell, a cube and three neurons to one scale, compared by surface over volume.",
  },
  params: bodyTourParams,
  actions: {
    show: { title: { zh: "看这一个", en: "Look at one" }, args: bodyTourActions.show },
    grow: { title: { zh: "整个放大或缩小", en: "Grow or shrink one" }, args: bodyTourActions.grow },
    count: { title: { zh: "只算胞体，或算整个细胞", en: "Count the cell body alone, or all" }, args: bodyTourActions.count },
  },
  quantities: ["geometry.surfaceToVolume", "geometry.body", "geometry.arbor", "geometry.compare", "geometry.scaling"],
  // The tour of the cells is twenty seconds long.
  sample: [],
  simulate: simulateBodyTour,
  paint,
  carries: { cell: { title: { zh: "细胞", en: "a cell" }, shape: cell } },
  frameKey: ({ bodies, together, whole }: BodyTourState) =>
    `${together} ${whole} ${bodies.map(({ focus, revealed, factor, surfaceToVolumePerUm }) => `${focus} ${revealed} ${factor} ${surfaceToVolumePerUm}`).join(" ")}`,
});
