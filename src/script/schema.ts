import { Schema } from "prosemirror-model";
import { dou, xi } from "./marks/baofu.ts";
import { ruby } from "./marks/ruby.ts";
import { fast, stress } from "./marks/voice.ts";
import { act } from "./nodes/act.ts";
import { beat } from "./nodes/beat.ts";
import { cue } from "./nodes/cue.ts";
import { doc } from "./nodes/doc.ts";
import { factBox } from "./nodes/fact-box.ts";
import { line } from "./nodes/line.ts";
import { math } from "./nodes/math.ts";
import { note } from "./nodes/note.ts";
import { rawBlock, rawInline } from "./nodes/raw.ts";
import { reprise } from "./nodes/reprise.ts";
import { sound } from "./nodes/sound.ts";
import { laugh, pause } from "./nodes/timing.ts";

/** The script. The order of the marks is the order in which they nest in the text, outermost first. */
export const schema = new Schema({
  nodes: {
    doc,
    act,
    beat,
    line,
    fact_box: factBox,
    note,
    reprise,
    raw_block: rawBlock,
    text: { group: "inline" },
    cue,
    pause,
    laugh,
    sound,
    math,
    raw_inline: rawInline,
  },
  marks: { xi, dou, fast, stress, ruby },
});

export const { nodes, marks } = schema;
