import type { NodeSpec } from "prosemirror-model";

/** 批注: what is never performed. Plain text, lines divided by "\n". */
export const note: NodeSpec = {
  content: "text*",
  marks: "",
  code: true,
  defining: true,
  parseDOM: [{ tag: "blockquote", preserveWhitespace: "full" }],
  toDOM: () => ["blockquote", 0],
};
