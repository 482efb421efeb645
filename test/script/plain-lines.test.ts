import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { NESTING } from "../../src/script/syntax/directives.ts";
import { LineIndex } from "../../src/script/syntax/line-index.ts";
import { withoutPlainLines } from "../../src/script/syntax/plain-lines.ts";
import { type BlockNode, type InlineNode, readEveryLine, readTree } from "../../src/script/syntax/tree.ts";
import { verbatimBlocks } from "../../src/script/syntax/verbatim-blocks.ts";

const CAST = new Set(["甲", "乙"]);
const around = (text: string) => {
  const lines = new LineIndex(text);
  return { lines, verbatim: verbatimBlocks(lines), cast: CAST, nesting: NESTING };
};

/** What a reader of the tree sees of it. */
function seen(node: BlockNode | InlineNode): unknown {
  const { start, end } = node.position;
  // A heading is read from its line, whatever the parser says of its end and of what is in it.
  if (node.type === "heading") return [node.type, start.offset];
  return [node.type, start.offset, end.offset, "value" in node ? node.value : null, "children" in node ? node.children.map(seen) : []];
}

function expectSame(text: string): void {
  const given = around(text);
  expect(readTree(given).map(seen), JSON.stringify(text)).toEqual(readEveryLine(text, { ...given, sourceOf: (offset) => offset }).map(seen));
}

const PIECES = [
  "甲：", "乙:", "甲 ：", "丙：", "：", ":", " ", "  ", "\t", "\u3000", "\u2028", "\n", "\n\n", "\r\n", "\r", "# ", "## ", "### ", "#", "#a", "> ", "```", "```scene porridge\n", "---\n", ":::", "::x{}", "$x^2$", "$",
  "\\", "\\ ", ":cue[歪]{do=a}", ":cue[", ":stress[字]", "{#id}", "[", "]", "<b>", "&amp;", "**", "_", "`", "|", "- ", "1. ", "    ", "\ufeff", "\0", "😀", "\ud800", "10:30", "字", "这碗粥", "，", "。", "=", "!",
];

test("lines left out for the parser are read as the parser would read them, whatever stands around them", () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => { expectSame(pieces.join("")); }), { numRuns: 3000 });
});

test("so are those of the demo shows, most of which need no parser", () => {
  for (const show of ["porridge-and-experts", "rounded-to-zero"]) {
    const text = readFileSync(new URL(`../../assets/shows/${show}/show.md`, import.meta.url), "utf8");
    expectSame(text);
    expectSame(text.replaceAll("\n", "\r\n"));
  }
  const text = `---\ncast: {}\n---\n## 一\n${"甲：这碗粥，得立得住。\n乙：对。\n\n".repeat(100)}`;
  expect(withoutPlainLines(around(text)).rest).toBe("---\ncast: {}\n---\n");
});
