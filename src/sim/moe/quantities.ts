import { z } from "zod";
import { defineQuantity } from "../quantity.ts";
import { balanceQuantities } from "./balance-quantities.ts";
import { capacityQuantities } from "./capacity-quantities.ts";
import { costQuantities } from "./cost-quantities.ts";
import { realField, seed } from "./fields.ts";
import { routingQuantities } from "./routing-quantities.ts";
import { routerStreamActions, routerStreamParams } from "./stream-params.ts";
import { simulateRouterStream } from "./stream.ts";

const tMs = realField("场景时间", "Scene time", 0, 3_600_000, "ms");
const streamEvent = z.discriminatedUnion("action", [
  z.strictObject({ tMs, action: z.literal("burst"), args: routerStreamActions.burst }),
  z.strictObject({ tMs, action: z.literal("balance"), args: routerStreamActions.balance }),
  z.strictObject({ tMs, action: z.literal("capacity"), args: routerStreamActions.capacity }),
  z.strictObject({ tMs, action: z.literal("skew"), args: routerStreamActions.skew }),
  z.strictObject({ tMs, action: z.literal("focus"), args: routerStreamActions.focus }),
]);

const stream = defineQuantity({
  name: "moe.stream",
  title: { zh: "词元流经路由器：某一时刻各专家的负载、被丢的选择、均衡损失、偏置", en: "Tokens streaming through a router: loads, dropped choices, balance loss and bias at one instant" },
  input: routerStreamParams.extend({
    seed,
    tMs,
    events: z.array(streamEvent).max(1000).default([]).meta({ label: { zh: "事件，不必按时间排", en: "Events, in any order" }, unit: "1" }),
  }),
  output: z.strictObject({
    batch: z.int(), capacity: z.int(), loads: z.array(z.int()), keptLoads: z.array(z.int()), dropped: z.int(), droppedTotal: z.int(),
    routedTotal: z.int(), bias: z.array(z.number()), balanceLoss: z.number().nullable(), maxVio: z.number().nullable(),
  }),
  unit: { batch: "1", capacity: "1", loads: "1", keptLoads: "1", dropped: "1", droppedTotal: "1", routedTotal: "1", bias: "1", balanceLoss: "1", maxVio: "1" },
  source: "DeepSeek-V3 gate without groups (arXiv:2412.19437 eq. 12–16), seats planned per batch (arXiv:2101.03961 §2.2), bias steps of arXiv:2408.15664",
  example: { ...routerStreamParams.parse({}), seed: 1, tMs: 5000, events: [] },
  compute: ({ seed: chance, tMs: at, events, ...params }) => {
    const sorted = [...events].sort((a, b) => a.tMs - b.tMs);
    const s = simulateRouterStream(params, chance, sorted)(at);
    return {
      batch: s.batch, capacity: s.capacity, loads: [...s.loads], keptLoads: [...s.keptLoads], dropped: s.dropped, droppedTotal: s.droppedTotal,
      routedTotal: s.routedTotal, bias: [...s.bias], balanceLoss: s.balanceLoss, maxVio: s.maxVio,
    };
  },
});

/** Everything about mixture-of-experts routing that can be asked by name. */
export const moeQuantities = [...routingQuantities, ...balanceQuantities, ...capacityQuantities, ...costQuantities, stream] as const;
