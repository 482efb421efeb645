import { nodes } from "../schema.ts";
import type { Anchor } from "../source-map.ts";
import { scanSpeaker } from "../syntax/scan-speaker.ts";
import type { BlockNode } from "../syntax/tree.ts";
import type { VerbatimBlocks } from "../syntax/verbatim-blocks.ts";
import { closest } from "../closest.ts";
import type { Node } from "prosemirror-model";
import { readFence } from "./fence.ts";
import { headingParts, readActHeading, readBeatHeading } from "./heading.ts";
import { readLineContent } from "./line-content.ts";
import { type DraftBeat, type Lines, Outline } from "./outline.ts";
import { excerpt, type Reader } from "./reader.ts";

/** Reads the blocks of a script, one after the other, into an outline. */
export class BlockReader {
  readonly outline = new Outline();
  readonly anchorsOf = new Map<Node, readonly Anchor[]>();
  readonly #reader: Reader;
  readonly #verbatim: VerbatimBlocks;
  readonly #cast: ReadonlySet<string>;

  constructor(reader: Reader, verbatim: VerbatimBlocks) {
    this.#reader = reader;
    this.#verbatim = verbatim;
    this.#cast = new Set(reader.cast);
  }

  readAll(blocks: readonly BlockNode[]): void {
    for (let i = 0; i < blocks.length; i++) {
      const block = blocks[i]!;
      if (block.type !== "scriptNote") {
        this.#read(block);
        continue;
      }
      const first = i;
      while (blocks[i + 1]?.type === "scriptNote" && this.#firstLine(blocks[i + 1]!) === this.#firstLine(blocks[i]!) + 1) i++;
      this.#readNote(blocks[first]!, blocks[i]!);
    }
    this.outline.close(this.#reader.text.length);
  }

  #firstLine(block: BlockNode): number {
    return this.#reader.lines.placeOf(block.position.start.offset).line;
  }

  /** The whole lines a block stands on. */
  #linesOf(first: BlockNode, last: BlockNode = first): Lines {
    const { lines } = this.#reader;
    return {
      start: lines.startOf(this.#firstLine(first)),
      end: lines.endOf(lines.placeOf(last.position.end.offset).line),
    };
  }

  #read(block: BlockNode): void {
    const lines = this.#linesOf(block);
    switch (block.type) {
      case "heading":
        return this.#readHeading(lines);
      case "scriptVerbatim":
        return this.#readVerbatim(lines);
      case "scriptLeaf":
        this.#reader.report(lines.start, { code: "unknown-block", text: excerpt(this.#reader.slice(lines.start, lines.end)) });
        return this.#addRaw(lines);
      case "scriptLine":
        return this.#readLine(block, lines);
      case "scriptNote":
        return this.#readNote(block, block);
    }
  }

  #readHeading(lines: Lines): void {
    const source = this.#reader.text.slice(lines.start, lines.end);
    const { depth, text } = headingParts(source);
    if (depth === 1) return this.outline.openAct(readActHeading(text, lines.start, this.#reader), lines);
    if (depth === 2) return void this.outline.openBeat(readBeatHeading(text, lines.start, this.#reader), lines);
    this.#reader.report(lines.start, { code: "unknown-block", text: excerpt(source) });
    this.#addRaw(lines);
  }

  #readVerbatim(lines: Lines): void {
    const firstLine = this.#reader.lines.placeOf(lines.start).line;
    const unclosed = this.#verbatim.unclosed.get(firstLine);
    const block = this.#verbatim.closed.get(firstLine);
    const opening = excerpt(this.#reader.slice(lines.start, this.#reader.lines.endOf(firstLine)));
    if (unclosed !== undefined) {
      if (unclosed === "fence") this.#reader.report(lines.start, { code: "unclosed-fence", opening });
      else this.#reader.report(lines.start, { code: "unclosed-container", opening });
      return this.#addRaw(lines);
    }
    if (block?.kind === "front-matter") return;
    if (block?.kind === "container") {
      this.#reader.report(lines.start, { code: "unknown-block", text: opening });
      return this.#addRaw(lines);
    }
    const content = readFence(lines.start, firstLine, block!.lastLine, this.#reader);
    if (content && "node" in content) return this.#addFenced(content.node, lines);
    if (content && this.#bindScene(content.scene, lines)) return;
    this.#addRaw(lines);
  }

  #addFenced(node: Node, lines: Lines): void {
    const beat = this.#beatAt(lines);
    if (node.type === nodes["reprise"] && beat.blocks.some((block) => block.node.type === nodes["line"]))
      this.#reader.report(lines.start, { code: "misplaced-reprise", beat: node.attrs["beat"] as string });
    beat.blocks.push({ node, lines });
  }

  /** A scene belongs right under the heading of its beat, once. */
  #bindScene(binding: NonNullable<DraftBeat["scene"]>["binding"], lines: Lines): boolean {
    const beat = this.#beatAt(lines);
    if (beat.scene === null && beat.blocks.length === 0) {
      beat.scene = { binding, lines };
      return true;
    }
    this.#reader.report(lines.start, { code: "misplaced-scene", sceneId: binding.id });
    return false;
  }

  #readLine(block: Extract<BlockNode, { type: "scriptLine" }>, lines: Lines): void {
    const { text } = this.#reader;
    const start = block.position.start.offset;
    // A line of ideographic spaces is blank to a reader.
    if (text.slice(start, lines.end).trim() === "") return;
    const said = scanSpeaker(text, start, lines.end, this.#cast);
    this.#reportSpeaker(said, start, lines.end);
    const content = readLineContent(block.children, this.#reader);
    const node = nodes["line"]!.create({ speaker: said?.name ?? "", overlapMs: content.overlapMs }, content.nodes);
    this.anchorsOf.set(node, content.anchors);
    this.#beatAt(lines).blocks.push({ node, lines });
  }

  #reportSpeaker(said: ReturnType<typeof scanSpeaker>, start: number, end: number): void {
    const { cast } = this.#reader;
    if (said?.known) return;
    if (start === 0 && this.#verbatim.unclosed.has(1)) return this.#reader.report(start, { code: "unclosed-front-matter" });
    if (said === null || said.name === "")
      this.#reader.report(start, { code: "no-speaker", text: excerpt(this.#reader.slice(start, end)), cast });
    else this.#reader.report(start, { code: "unknown-speaker", speaker: said.name, closest: closest(said.name, cast), cast });
  }

  #readNote(first: BlockNode, last: BlockNode): void {
    const lines = this.#linesOf(first, last);
    const text = this.#reader.slice(lines.start, lines.end).split("\n").map((line) => line.replace(/^[ \t]*> ?/, "")).join("\n");
    const node = nodes["note"]!.create(null, text === "" ? [] : [nodes["note"]!.schema.text(text)]);
    this.#beatAt(lines).blocks.push({ node, lines });
  }

  #addRaw(lines: Lines): void {
    const node = nodes["raw_block"]!.create({ text: this.#reader.slice(lines.start, lines.end) });
    this.#beatAt(lines).blocks.push({ node, lines });
  }

  #beatAt(lines: Lines): DraftBeat {
    const { beat, isNew } = this.outline.beatAt(lines.start);
    if (isNew)
      this.#reader.report(lines.start, { code: "outside-beat", text: excerpt(this.#reader.slice(lines.start, lines.end)) });
    return beat;
  }
}
