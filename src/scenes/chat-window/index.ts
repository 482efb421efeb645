import { defineScene } from "../define-scene.ts";
import { paint } from "./paint.ts";
import { chatActions, chatParams } from "./params.ts";
import { converse, frameKey } from "./simulate.ts";

export const chatWindow = defineScene({
  id: "chat-window",
  title: { zh: "聊天窗口", en: "Chat window" },
  summary: { zh: "人一个字一个字地打，模型一个词元一个词元地蹦，边上数着词元。", en: "The person types letter by letter, the model answers token by token, and the tokens are counted." },
  params: chatParams,
  actions: chatActions,
  quantities: [],
  sample: [[9, "tokens"], [11, "say"], [14, "say", { who: "model", text: "掺水，屈服应力就没了，筷子当然立不住。" }], [17, "pace"]],
  simulate: converse,
  paint,
  frameKey,
});
