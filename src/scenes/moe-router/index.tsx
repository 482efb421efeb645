import { routerStreamActions, routerStreamParams, simulateRouterStream } from "#sim";
import { defineScene } from "../define-scene.ts";
import { expert } from "./carried.ts";
import { frameKey, paint } from "./paint.ts";

export const moeRouter = defineScene({
  id: "moe-router",
  title: { zh: "专家路由器", en: "Mixture-of-Experts router" },
  summary: {
    zh: "词元排队进来，路由器给每个窗口打分，只去最高的 k 个；坐满了的走残差绕过去。",
    en: "Tokens queue up, a router scores the experts, each token goes to the k best; whom no seat is left for takes the residual path.",
  },
  params: routerStreamParams,
  actions: {
    burst: { title: { zh: "一下子涌来一批词元", en: "A burst of tokens" }, args: routerStreamActions.burst },
    balance: { title: { zh: "开关偏置均衡", en: "Bias balancing on or off" }, args: routerStreamActions.balance },
    capacity: { title: { zh: "改容量系数", en: "Change the capacity factor" }, args: routerStreamActions.capacity },
    skew: { title: { zh: "让路由器偏心", en: "Skew the router" }, args: routerStreamActions.skew },
    focus: { title: { zh: "路由器只认一个专家", en: "The router falls for one expert" }, args: routerStreamActions.focus },
  },
  quantities: ["moe.stream", "moe.capacity", "moe.droppedOfLoads", "moe.maxVio", "moe.biasStep"],
  sample: [[4, "skew"], [9, "balance"], [13, "burst"], [16, "capacity", { factor: 2 }]],
  simulate: simulateRouterStream,
  paint,
  carries: { expert: { title: { zh: "一个专家", en: "an expert" }, shape: expert } },
  frameKey,
});
