import type { Node } from "prosemirror-model";
import type { ActAttrs } from "../nodes/act.ts";
import type { BeatAttrs } from "../nodes/beat.ts";
import type { DocAttrs } from "../nodes/doc.ts";
import type { PieceKind, SourceMap } from "../source-map.ts";
import type { SceneBinding } from "../words.ts";
import { printAct, printBeat, printBlock, printScene } from "./block.ts";
import { editedYaml, frontMatterEntries, printFrontMatter } from "./front-matter.ts";

/** Something of a document that prints as whole lines. `owner` is the object a `Piece` of the source is known by. */
export interface Part {
  readonly kind: PieceKind;
  readonly owner: object;
  /** With "\n" between lines. `written` is how it stands in the source, if it replaces something there. */
  readonly print: (written?: string) => string;
  /** Whether it says what another owner of the same kind says. */
  readonly equals: (owner: object) => boolean;
}

/** The parts of a document in the order of the text. */
export function partsOf(doc: Node, source: SourceMap | undefined): readonly Part[] {
  const cast: ReadonlySet<string> = new Set((doc.attrs as DocAttrs).cast.map((member) => member.name));
  const parts: Part[] = [];
  if (needsFrontMatter(doc, source)) parts.push(frontMatterPart(doc.attrs as DocAttrs, source));
  doc.forEach((act) => {
    parts.push(headingPart("act", act.attrs as ActAttrs, printAct, ["kind", "title"]));
    act.forEach((beat) => {
      const attrs = beat.attrs as BeatAttrs;
      parts.push(headingPart("beat", attrs, printBeat, ["id", "title", "direction", "speed", "entrance", "extra"]));
      if (attrs.scene) parts.push(scenePart(attrs.scene));
      beat.forEach((block) => parts.push(blockPart(block, cast)));
    });
  });
  return parts;
}

/** A script that began without front matter gets one only when there is something to say. */
function needsFrontMatter(doc: Node, source: SourceMap | undefined): boolean {
  return !source || source.pieces[0]?.kind === "front-matter" || !sameJson(doc.attrs, source.doc.attrs);
}

function frontMatterPart(attrs: DocAttrs, source: SourceMap | undefined): Part {
  return {
    kind: "front-matter",
    owner: attrs,
    print: (written) => {
      if (written === undefined || !source) return printFrontMatter(attrs);
      // What could not be read is never written over.
      if (source.frontMatter === null) return written;
      const lines = written.split("\n");
      const before = frontMatterEntries(source.doc.attrs as DocAttrs);
      const yaml = editedYaml(source.frontMatter.replace(/\r\n?/g, "\n"), before, frontMatterEntries(attrs));
      return [lines[0], ...(yaml === "" ? [] : [yaml]), lines.at(-1)].join("\n");
    },
    equals: (owner) => sameJson(owner, attrs),
  };
}

function headingPart<A extends object>(kind: PieceKind, attrs: A, print: (attrs: A) => string, keys: readonly (keyof A)[]): Part {
  return {
    kind,
    owner: attrs,
    print: () => print(attrs),
    equals: (owner) => keys.every((key) => (owner as A)[key] === attrs[key]),
  };
}

function scenePart(scene: SceneBinding): Part {
  return { kind: "scene", owner: scene, print: () => printScene(scene), equals: (owner) => sameJson(owner, scene) };
}

function blockPart(node: Node, cast: ReadonlySet<string>): Part {
  return {
    kind: node.type.name as PieceKind,
    owner: node,
    print: (written) => printBlock(node, cast, written),
    equals: (owner) => node.eq(owner as Node),
  };
}

function sameJson(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
