import type { NodeSpec } from "prosemirror-model";
import { milliseconds } from "../checks.ts";
import { fromDataset, toDataset } from "../dom.ts";

export interface TimingAttrs {
  readonly ms: number;
}

function wait(tag: string, defaultMs: number): NodeSpec {
  const attrs = { ms: { default: defaultMs, validate: milliseconds({ name: "ms" }) } };
  return {
    group: "inline",
    inline: true,
    atom: true,
    draggable: true,
    attrs,
    parseDOM: [{ tag: `${tag}[data-ms]`, getAttrs: (dom) => fromDataset(dom, attrs) }],
    toDOM: (node) => [tag, toDataset(node.attrs)],
  };
}

/** 停顿: the speaker waits. */
export const pause = wait("s-pause", 500);

/** 笑口: both performers wait for the laugh. */
export const laugh = wait("s-laugh", 1500);
