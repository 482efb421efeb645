import { defineScene } from "../define-scene.ts";
import { paint } from "./paint.ts";
import { videoActions, videoParams } from "./params.ts";
import { frameKey, play } from "./simulate.ts";

export const video = defineScene({
  id: "video",
  title: { zh: "视频", en: "Video clip" },
  summary: { zh: "media/ 里的一段视频：只放画面，它的声音不进片子；放、停、跳到哪儿都听提示的。", en: "A clip of media/: its picture alone, its sound is not mixed into the film; cues play, pause and seek it." },
  params: videoParams,
  actions: videoActions,
  quantities: [],
  sample: [[5, "pause"], [8, "seek", { toMs: 60_000 }], [11, "play"], [16, "seek", { toMs: 2000 }]],
  simulate: play,
  media: ({ video: { file }, mediaMs }) => (file === "" ? [] : [{ file, atMs: mediaMs }]),
  paint,
  frameKey,
});
