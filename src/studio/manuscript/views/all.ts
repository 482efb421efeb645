import type { NodeViewConstructor } from "prosemirror-view";
import { actView } from "./act.ts";
import { beatView } from "./beat.ts";
import { cueView, laughView, mathView, pauseView, rawInlineView, soundView } from "./chips.ts";
import { factBoxView } from "./fact-box.ts";
import { lineView } from "./line.ts";
import { noteView } from "./note.ts";
import { rawBlockView } from "./raw-block.ts";
import { repriseView } from "./reprise.ts";

export { markViews } from "./marks.ts";

export const nodeViews: Readonly<Record<string, NodeViewConstructor>> = {
  act: actView, beat: beatView, line: lineView, note: noteView, fact_box: factBoxView, reprise: repriseView, raw_block: rawBlockView,
  cue: cueView, pause: pauseView, laugh: laughView, sound: soundView, math: mathView, raw_inline: rawInlineView,
};
