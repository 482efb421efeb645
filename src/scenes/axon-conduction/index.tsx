import { z } from "zod";
import { fibreActions, fibreParams, simulateTwoFibres, withOpening, type TwoFibresState } from "#sim";
import { defineScene } from "../define-scene.ts";
import { axon, sheathed } from "./carried.ts";
import { paced } from "./pace.ts";
import { paint } from "./paint.ts";

const start = z.enum(["left", "none"]).meta({ choices: { left: { zh: "左端点一下", en: "At the left end" }, none: { zh: "不点", en: "None" } } }).default("left").meta({ label: { zh: "开场先在左端点一下", en: "A first shock at the left end" }, unit: "1" });
const pace = z.enum(["auto", "even"]).meta({ choices: { auto: { zh: "先慢后快", en: "Slower, then faster" }, even: { zh: "一直一样", en: "Even" } } }).default("auto")
  .meta({ label: { zh: "快慢：每点一下先放慢五倍，等有髓的跑完再快进；或一直一样", en: "Pace: after each shock five times slower, then faster once the myelinated one is through; or even" }, unit: "1" });
const FIRST_SHOCK = { tMs: 600, action: "stimulate", args: { place: 0 } } as const;

export const axonConduction = defineScene({
  id: "axon-conduction",
  title: { zh: "裸线和包皮线：动作电位赛跑", en: "Bare against myelinated: the impulse race" },
  summary: {
    zh: "两根一样粗、一样长的神经纤维，同时点一下：裸的一寸一寸地传，裹了髓鞘的一节一节地跳。",
    en: "Two nerve fibres of the same thickness and length get the same shock: the bare one creeps, the myelinated one leaps from node to node.",
  },
  params: fibreParams.extend({ modelMsPerSecond: fibreParams.shape.modelMsPerSecond.default(1), start, pace }),
  actions: {
    stimulate: { title: { zh: "再点一下", en: "Shock both again" }, args: fibreActions.stimulate },
    demyelinate: { title: { zh: "剥掉一段髓鞘（或长回来）", en: "Strip some myelin, or grow it back" }, args: fibreActions.demyelinate },
    temperature: { title: { zh: "换个温度", en: "Change the temperature" }, args: fibreActions.temperature },
    slow: { title: { zh: "改变快慢", en: "Change the pace" }, args: fibreActions.slow },
  },
  quantities: ["cable.axonSpeed", "cable.axonSpeedStepped", "cable.myelinatedSpeed", "cable.travelTime", "cable.hurshSpeed"],
  sample: [[10.2, "demyelinate", { internode: 9, count: 4 }], [11, "stimulate"], [17, "demyelinate", { internode: 9, count: 4, lost: 0 }], [17.6, "stimulate"]],
  simulate: ({ start: first, pace: kind, ...params }, seed, events) => {
    const all = first === "left" ? withOpening(events, [FIRST_SHOCK]) : events;
    return simulateTwoFibres(params, seed, kind === "auto" ? paced(all, params.modelMsPerSecond) : all);
  },
  paint,
  carries: {
    axon: { title: { zh: "裸线", en: "the bare axon" }, shape: axon },
    sheathed: { title: { zh: "包皮线", en: "the myelinated axon" }, shape: sheathed },
  },
  // A fibre at rest stays as it is until the next shock, whatever the clock says.
  frameKey: (state: TwoFibresState) => {
    const { bare, myelinated, modelMs, modelMsPerSecond, celsius, sinceShockMs } = state;
    const moment = isStill(bare.vMv) && isStill(myelinated.vMv) ? `rest ${sinceShockMs !== null}` : modelMs;
    const arrivals = [bare, myelinated].map(({ toLeftEndMs, toRightEndMs, wasFree }) => `${toLeftEndMs} ${toRightEndMs} ${wasFree}`).join(" ");
    return `${moment} ${modelMsPerSecond} ${celsius} ${state.shockPlaces.join(",")} ${arrivals} ${myelinated.lost.join(",")}`;
  },
});

function isStill(vMv: Float64Array): boolean {
  return vMv.every((mv) => mv === vMv[0]);
}
