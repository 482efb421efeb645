import { type Mark, Mark as Marks, type Node } from "prosemirror-model";
import { closest } from "../closest.ts";
import { nodes, schema } from "../schema.ts";
import type { Anchor } from "../source-map.ts";
import { DIRECTIVES, LOOKS_LIKE_DIRECTIVE } from "../syntax/directives.ts";
import { type DirectiveScan, scanDirective } from "../syntax/scan-directive.ts";
import type { InlineNode } from "../syntax/tree.ts";
import { readDirective } from "./directive.ts";
import { excerpt, type Reader } from "./reader.ts";

type DirectiveNode = Extract<InlineNode, { type: "scriptDirective" }>;

export interface LineContent {
  readonly nodes: readonly Node[];
  readonly anchors: readonly Anchor[];
  readonly overlapMs: number;
}

/** Turns the inline part of the tree into the content of a line. */
export function readLineContent(children: readonly InlineNode[], reader: Reader): LineContent {
  const content = new ContentReader(reader);
  content.readAll(children, Marks.none, true);
  return content;
}

class ContentReader implements LineContent {
  readonly nodes: Node[] = [];
  readonly anchors: Anchor[] = [];
  overlapMs = 0;
  readonly #reader: Reader;
  #size = 0;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  readAll(children: readonly InlineNode[], active: readonly Mark[], atStart: boolean): void {
    children.forEach((child, i) => this.#read(child, active, atStart && i === 0));
  }

  #read(child: InlineNode, active: readonly Mark[], atStart: boolean): void {
    const { start, end } = { start: child.position.start.offset, end: child.position.end.offset };
    switch (child.type) {
      case "text":
        this.#reportLookalikes(start, end);
        return this.#add(schema.text(child.value, active), start);
      case "scriptMath":
        return this.#readMath(start, end, active);
      case "scriptDirective":
        return this.#readDirective(child, start, end, active, atStart);
    }
  }

  #readMath(start: number, end: number, active: readonly Mark[]): void {
    const tex = this.#reader.slice(start + 1, end - 1);
    const node = nodes["math"]!.create({ tex, say: null }, null, active);
    try {
      node.check();
      this.#add(node, start);
    } catch {
      this.#reader.report(start, { code: "bad-directive", name: "math", fault: "bad-value", value: excerpt(tex) });
      this.#addRaw(start, end, active);
    }
  }

  #readDirective(child: DirectiveNode, start: number, end: number, active: readonly Mark[], atStart: boolean): void {
    const scan = scanDirective(this.#reader.text, start, end) as DirectiveScan;
    const meaning = readDirective(this.#reader.text, scan);
    if (meaning === null) {
      this.#reader.report(start, { code: "unknown-directive", name: scan.name, closest: closest(scan.name, DIRECTIVES), known: DIRECTIVES });
      return this.#addRaw(start, end, active);
    }
    if ("mark" in meaning) return this.readAll(child.children, meaning.mark.addToSet(active), false);
    if ("node" in meaning) return this.#add(meaning.node.mark(active), start);
    if ("overlapMs" in meaning && atStart) {
      this.overlapMs = meaning.overlapMs;
      return;
    }
    const { fault, value } = "fault" in meaning ? meaning : { fault: "not-at-start" as const, value: "" };
    this.#reader.report(start, { code: "bad-directive", name: scan.name, fault, value });
    this.#addRaw(start, end, active);
  }

  #add(node: Node, source: number): void {
    this.anchors.push({ offset: this.#size, source });
    this.nodes.push(node);
    this.#size += node.nodeSize;
  }

  #addRaw(start: number, end: number, active: readonly Mark[]): void {
    this.#add(nodes["raw_inline"]!.create({ text: this.#reader.slice(start, end) }, null, active), start);
  }

  /** Text that its author may have meant as a directive. It stays text. */
  #reportLookalikes(start: number, end: number): void {
    const source = this.#reader.text.slice(start, end);
    for (const found of source.matchAll(LOOKS_LIKE_DIRECTIVE)) {
      const name = found[1];
      if (name === undefined) continue;
      const next = source[found.index + found[0].length];
      const code = next === "[" || next === "{" ? "unclosed-directive" : "bare-directive";
      this.#reader.report(start + found.index, { code, name });
    }
  }
}
