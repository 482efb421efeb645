import type { MarkSpec } from "prosemirror-model";

/** 重音: said harder, shown bolder. */
export const stress: MarkSpec = {
  parseDOM: [{ tag: "strong" }],
  toDOM: () => ["strong", 0],
};

/** 贯口: said at the rapid-fire rate. */
export const fast: MarkSpec = {
  parseDOM: [{ tag: "s-fast" }],
  toDOM: () => ["s-fast", 0],
};
