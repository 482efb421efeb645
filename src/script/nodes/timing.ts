import type { NodeSpec } from "prosemirror-model";
import { milliseconds } from "../checks.ts";
import { fromDataset, toDataset } from "../dom.ts";

export interface TimingAttrs {
  readonly ms: number;
}

function wait(tag: string, defaultMs: number): NodeSpec {
  return {
    group: "inline",
    inline: true,
    atom: true,
    attrs: { ms: { default: defaultMs, validate: milliseconds({ name: "ms" }) } },
    parseDOM: [{ tag: `${tag}[data-ms]`, getAttrs: (dom) => fromDataset(dom, ["ms"]) }],
    toDOM: (node) => [tag, toDataset(node.attrs)],
  };
}

/** 停顿: the speaker waits. */
export const pause = wait("s-pause", 500);

/** 笑口: both performers wait for the laugh. */
export const laugh = wait("s-laugh", 1500);
