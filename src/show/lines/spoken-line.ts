import type { Node } from "prosemirror-model";
import { readTex } from "../duration/read-tex.ts";

/** A line as it is performed: what is said, in which style, and what happens at which place of it. */
export interface SpokenLine {
  /** What is said; a formula stands as its reading. */
  readonly text: string;
  readonly styles: readonly StyleRange[];
  /** In the order of the line. */
  readonly anchors: readonly Anchor[];
}

/** Style of `text[from…to)`. */
export interface StyleRange {
  readonly from: number;
  readonly to: number;
  readonly stress?: true;
  readonly fast?: true;
  readonly ruby?: string;
  readonly tex?: string;
  readonly baofu?: "xi" | "dou";
}

/** Something that is not said: it stands before `text[at]`. */
export type Anchor =
  | { readonly kind: "pause" | "laugh"; readonly at: number; readonly ms: number }
  | { readonly kind: "sound"; readonly at: number; readonly name: string; readonly gainDb: number }
  | { readonly kind: "cue"; readonly at: number; readonly text: string; readonly action: string | null; readonly args: Readonly<Record<string, string>> };

/** Reads a `line` node. */
export function spokenLine(line: Node): SpokenLine {
  let text = "";
  const styles: StyleRange[] = [];
  const anchors: Anchor[] = [];
  line.forEach((node) => {
    const said = node.isText ? node.text ?? "" : node.type.name === "math" ? readMath(node) : "";
    const anchor = said === "" ? anchorOf(node, text.length) : null;
    if (anchor !== null) anchors.push(anchor);
    if (said === "") return;
    styles.push({ from: text.length, to: text.length + said.length, ...styleOf(node) });
    text += said;
  });
  return { text, styles, anchors };
}

/** The words for a formula: the author's, else the reading of its TeX. */
export function readMath(node: Node): string {
  const { tex, say } = node.attrs as { tex: string; say: string | null };
  return say ?? readTex(tex);
}

function styleOf(node: Node): Omit<StyleRange, "from" | "to"> {
  const style: { -readonly [K in keyof StyleRange]?: StyleRange[K] } = {};
  for (const { type, attrs } of node.marks) {
    if (type.name === "stress") style.stress = true;
    else if (type.name === "fast") style.fast = true;
    else if (type.name === "ruby") style.ruby = String(attrs["rt"]);
    else if (type.name === "xi" || type.name === "dou") style.baofu = type.name;
  }
  if (node.type.name === "math") style.tex = String(node.attrs["tex"]);
  return style;
}

function anchorOf(node: Node, at: number): Anchor | null {
  const attrs = node.attrs;
  switch (node.type.name) {
    case "pause":
    case "laugh":
      return { kind: node.type.name, at, ms: Number(attrs["ms"]) };
    case "sound":
      return { kind: "sound", at, name: String(attrs["name"]), gainDb: Number(attrs["gainDb"]) };
    case "cue":
      return {
        kind: "cue", at, text: String(attrs["text"]), action: attrs["do"] as string | null,
        args: attrs["args"] as Readonly<Record<string, string>>,
      };
    default:
      return null;
  }
}
