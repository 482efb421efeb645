import { z } from "zod";
import { numberField } from "../field.ts";
import type { Bilingual } from "../quantity.ts";
import type { SimEvent, Simulate } from "../simulate.ts";
import { surfaceToVolume } from "./bodies.ts";
import { type BodyId, bodyIds, type CellPlan, cellPlans, somaOf, wholeOf } from "./body-cells.ts";

const size = (zh: string, en: string, unit: string, min: number, max: number) => numberField({ label: { zh, en }, unit, min, max });
const BODY_TITLES = {
  fat: { zh: "脂肪细胞", en: "Fat cell" },
  cube: { zh: "立方体", en: "Cube" },
  pyramidal: { zh: "锥体细胞", en: "Pyramidal cell" },
  granule: { zh: "颗粒细胞", en: "Granule cell" },
  motor: { zh: "运动神经元", en: "Motor neuron" },
} as const satisfies Readonly<Record<BodyId, Bilingual>>;
const shown = z.enum([...bodyIds, "all"]).meta({ choices: { ...BODY_TITLES, all: { zh: "一起看", en: "All" } } }).meta({ label: { zh: "看哪一个：脂肪细胞、立方体、锥体细胞、颗粒细胞、运动神经元，或一起看", en: "Which one, or all" }, unit: "1" });

export const bodyTourParams = z.strictObject({
  fatDiameterUm: size("脂肪细胞的直径", "Diameter of the fat cell", "um", 20, 200).default(80),
  granuleAxonMm: size("颗粒细胞的轴突长", "Axon of the granule cell", "mm", 0.1, 10).default(4),
  motorAxonM: size("运动神经元的轴突长", "Axon of the motor neuron", "m", 0.01, 2).default(1),
  tour: z.enum(["on", "off"]).meta({ choices: { on: { zh: "自己看", en: "On" }, off: { zh: "不动", en: "Off" } } }).default("on").meta({ label: { zh: "自己挨个看一遍", en: "Looks at one after another by itself" }, unit: "1" }),
});

export type BodyTourParams = z.output<typeof bodyTourParams>;

/** What cues can do; every change takes a second. The first `show` ends the tour. */
export const bodyTourActions = {
  show: z.strictObject({ body: shown.default("granule") }),
  grow: z.strictObject({
    body: z.enum(bodyIds).meta({ choices: BODY_TITLES }).default("fat").meta({ label: { zh: "放大哪一个", en: "Which one grows" }, unit: "1" }),
    factor: size("长度变成几倍", "Factor of every length", "1", 0.25, 4).default(2),
  }),
  count: z.strictObject({
    part: z.enum(["soma", "whole"]).meta({ choices: { soma: { zh: "胞体", en: "Cell body" }, whole: { zh: "整个细胞", en: "Whole cell" } } }).default("soma").meta({ label: { zh: "只算胞体，还是整个细胞", en: "The cell body alone, or the whole cell" }, unit: "1" }),
  }),
} as const;

export interface BodyView {
  readonly id: BodyId;
  readonly plan: CellPlan;
  /** Of every length, now. */
  readonly factor: number;
  readonly areaUm2: number;
  readonly volumeUm3: number;
  readonly surfaceToVolumePerUm: number;
  /** 0 not looked at … 1 in the middle of the picture. */
  readonly focus: number;
  /** 0 not looked at yet … 1 its ratio is known. */
  readonly revealed: number;
}

export interface BodyTourState {
  readonly bodies: readonly BodyView[];
  /** How much all are looked at together, 0…1; with the bodies' focus it sums to 1. */
  readonly together: number;
  /** 0 only the cell bodies count … 1 the whole cells. */
  readonly whole: number;
}

const CHANGE_MS = 1000;
const TOUR: readonly SimEvent[] = [...bodyIds, "all"].map((body, i) => ({ tMs: 1200 + 3000 * i, action: "show", args: { body } }));

/**
 * Cells of one scale, looked at one after another; their ratios follow from area and volume.
 *
 * Events: `show {body}`, `grow {body, factor}`, `count {part}`.
 */
export const simulateBodyTour: Simulate<BodyTourParams, BodyTourState> = (params, _seed, events) => {
  const plans = cellPlans(params);
  const own = events.filter(({ action }) => action === "show").map((event) => ({ tMs: event.tMs, body: bodyTourActions.show.parse(event.args).body }));
  const firstMs = own[0]?.tMs ?? Infinity;
  const toured = params.tour === "on" ? TOUR.filter(({ tMs }) => tMs < firstMs).map(({ tMs, args }) => ({ tMs, body: args["body"] as BodyId | "all" })) : [];
  const shows = [...toured, ...own];
  const growths = events.filter(({ action }) => action === "grow").map(({ tMs, args }) => ({ tMs, ...bodyTourActions.grow.parse(args) }));
  const counts = events.filter(({ action }) => action === "count").map(({ tMs, args }) => ({ tMs, to: bodyTourActions.count.parse(args).part === "whole" ? 1 : 0 }));

  return (tMs) => {
    const whole = counts.reduce((value, { tMs: fromMs, to }) => value + (to - value) * eased(tMs - fromMs), 1);
    const together = shows.reduce((value, { tMs: fromMs, body }) => value + ((body === "all" ? 1 : 0) - value) * eased(tMs - fromMs), 1);
    const bodies = bodyIds.map((id): BodyView => {
      const factor = growths.filter(({ body }) => body === id).reduce((value, { tMs: fromMs, factor: to }) => value * (to / value) ** eased(tMs - fromMs), 1);
      const plan = plans[id];
      const [soma, all] = [somaOf(id, plan), wholeOf(id, plan)];
      const blend = (a: number, b: number): number => a * (b / a) ** whole;
      const areaUm2 = blend(soma.areaUm2, all.areaUm2) * factor ** 2;
      const volumeUm3 = blend(soma.volumeUm3, all.volumeUm3) * factor ** 3;
      const focus = shows.reduce((value, { tMs: fromMs, body }) => value + ((body === id ? 1 : 0) - value) * eased(tMs - fromMs), 0);
      const known = shows.find(({ body }) => body === id || body === "all");
      return {
        id, plan, factor, areaUm2, volumeUm3, surfaceToVolumePerUm: surfaceToVolume({ areaUm2, volumeUm3 }), focus,
        revealed: known === undefined ? 0 : eased(tMs - known.tMs - CHANGE_MS / 2),
      };
    });
    return { bodies, together, whole };
  };
};

/** From 0 to 1 in the time of a change, without a jerk. */
function eased(sinceMs: number): number {
  const x = Math.min(1, Math.max(0, sinceMs / CHANGE_MS));
  return x * x * x * (10 + x * (6 * x - 15));
}
