import { fixedStateActions, fixedStateParams, simulateFixedState } from "#sim";
import { defineScene } from "../define-scene.ts";
import { frameKey, paint } from "./paint.ts";

const { store, read, grow } = fixedStateActions;
const { tokensPerSecond } = fixedStateParams.shape;

export const rnnBottleneck = defineScene({
  id: "rnn-bottleneck",
  title: { zh: "从钥匙孔里读一页", en: "A page through a keyhole" },
  summary: {
    zh: "一页字一个一个挤进大小不变的状态；回头考它，读得越多，答错的越多。",
    en: "A page goes, character by character, into a state of fixed size; asked afterwards, the more it has read, the more it has lost.",
  },
  params: fixedStateParams.extend({ tokensPerSecond: tokensPerSecond.default(4) }),
  actions: {
    store: { title: { zh: "再塞一段进去", en: "Push more text in" }, args: store },
    read: { title: { zh: "考它一个字", en: "Ask for a character" }, args: read.extend({ token: read.shape.token.default(3) }) },
    grow: { title: { zh: "换一个大匣子", en: "Take a larger state" }, args: grow },
  },
  quantities: ["recurrence.recall", "recurrence.capacity", "recurrence.rnn"],
  sample: [[8.5, "read"], [11, "store"], [14, "grow"], [17, "read", { token: 20 }]],
  simulate: simulateFixedState,
  paint,
  frameKey,
});
